// The demo's mailboxes: contacts some of whom Siebel knows and some not, private people, appointments and tasks.
import { ACCOUNTS, ACCOUNTS_EACH } from './accounts.ts';
import { cardOf, graphContact, shortGraphContact } from './cards.ts';
import type { Day } from './days.ts';
import { colleagueOf, demoContact } from './demoContacts.ts';
import { categoriesOf } from './categories.ts';
import { appointmentsOf, tasksOf } from './diary.ts';
import { DIRTY_CONTACTS } from './dirtyContacts.ts';
import { dirtyEventsOf } from './dirtyEvents.ts';
import { graphEvent, graphTask, invitedCopy } from './graphItems.ts';
import { bookingsOf, meetingsOf } from './meetings.ts';
import { occasionsOf } from './occasions.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt, randomFor } from './random.ts';
import { seriesOf } from './series.ts';
import { taskExtrasOf } from './taskExtras.ts';
import type { SampleBody, SampleMailboxItems } from './types.ts';
import { personName } from './words/names.ts';
import { worldGraphContacts } from './worldContacts.ts';

/** What Outlook writes when somebody marks a contact Private: PidTagSensitivity 2 and PidLidPrivate. */
const PRIVATE_PROPERTIES = [
  { id: 'Integer 0x36', value: '2' },
  { id: 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506', value: 'true' },
];
/** Contacts that only Outlook has, to each mailbox. Their names begin after those of Siebel's contacts. */
const NEW_EACH = 5;
const FIRST_NEW_NAME = 60;
const FIRST_PRIVATE_NAME = 90;

/** People Siebel has too. The addresses are equal, the cards not always. */
function knownContacts(owner: number): readonly SampleBody[] {
  const first = owner * ACCOUNTS_EACH;
  const whole = [demoContact(first, 1), demoContact(first + 1, 1), demoContact(first + 2, 0)];
  const short = [demoContact(first + 3, 1), demoContact(first + 4, 2)];
  // Nobody has this one on a Sync List yet: the match puts the mailbox's owner there.
  const unlisted = demoContact(first + 1, 4);
  // Typed by hand, so the address is in another case.
  const typed = demoContact(first + 4, 1).card;
  return [
    ...[...whole, unlisted].filter(({ card }) => card.email !== '').map(({ card }) => graphContact(card)),
    ...short.filter(({ card }) => card.email !== '').map(({ card }) => shortGraphContact(card)),
    ...(typed.email === '' ? [] : [shortGraphContact({ ...typed, email: capitalized(typed.email) })]),
  ];
}

const capitalized = (email: string): string =>
  email.replace(/(^|\.)([a-z])(?=.*@)/g, (letters) => letters.toUpperCase());

/** People of the owner's customers whom Siebel does not know; the last has no address. */
function newContacts(owner: number): readonly SampleBody[] {
  return Array.from({ length: NEW_EACH }, (_, n) => {
    const account = itemAt(ACCOUNTS, owner * ACCOUNTS_EACH + n);
    const name = FIRST_NEW_NAME + (owner % 2) * NEW_EACH + n;
    const card = cardOf(account, name, randomFor(`outlook ${owner} ${n}`));
    return { ...graphContact(n === NEW_EACH - 1 ? { ...card, email: '' } : card), categories: n === 0 ? ['VIP'] : [] };
  });
}

/** Family and the dentist: private, and none of Siebel's business. */
function privateContacts(owner: number): readonly SampleBody[] {
  const { culture, address } = itemAt(ACCOUNTS, owner * ACCOUNTS_EACH);
  const family = personName(culture, FIRST_PRIVATE_NAME + (owner % 2) * 2);
  const dentist = personName(culture, FIRST_PRIVATE_NAME + (owner % 2) * 2 + 1);
  const lastName = itemAt(EMPLOYEES, owner).lastName;
  return [
    {
      givenName: family.firstName,
      surname: lastName,
      displayName: `${family.firstName} ${lastName}`,
      emailAddresses: [{ name: family.firstName, address: `${family.mailName}.${owner}@familymail.example` }],
      personalNotes: '♥',
      singleValueExtendedProperties: PRIVATE_PROPERTIES,
    },
    {
      givenName: dentist.firstName,
      surname: dentist.lastName,
      displayName: `${dentist.firstName} ${dentist.lastName}`,
      title: 'Dr.',
      businessAddress: { city: address.city, countryOrRegion: address.country },
      singleValueExtendedProperties: PRIVATE_PROPERTIES,
    },
  ];
}

/** Meetings to which the colleague whom the owner stands in for has invited. */
function invitations(owner: number, today: Day): readonly SampleBody[] {
  const organizers = [...EMPLOYEES.keys()].filter((other) => colleagueOf(other) === owner);
  return organizers.flatMap((organizer) =>
    appointmentsOf(organizer, today)
      .filter(({ plan }) => plan.isInvitation)
      .map(invitedCopy),
  );
}

/** What the mailbox of the n-th employee holds. */
export function demoMailbox(owner: number, today: Day): SampleMailboxItems {
  const inMailbox = (item: { readonly plan: { readonly born: string } }): boolean => item.plan.born !== 'siebel';
  const own = appointmentsOf(owner, today).filter(inMailbox).map(graphEvent);
  const dirty = DIRTY_CONTACTS.flatMap(([n, contacts]) => (n === owner ? contacts : []));
  const { flaggedEmails, taskLists, tasks } = taskExtrasOf(owner, today);
  const diary = tasksOf(owner, today).filter(inMailbox);
  return {
    contacts: [
      ...knownContacts(owner),
      ...newContacts(owner),
      ...worldGraphContacts(owner),
      ...privateContacts(owner),
      ...dirty,
    ],
    events: [
      ...own,
      ...invitations(owner, today),
      ...meetingsOf(owner, today),
      ...seriesOf(owner, today),
      ...occasionsOf(owner, today),
      ...dirtyEventsOf(owner, today),
    ],
    tasks: [...diary.map((item) => graphTask(item, today)), ...tasks],
    taskLists,
    flaggedEmails,
    categories: categoriesOf(owner),
  };
}

/** What the mailbox of the n-th room holds. */
export function demoRoom(room: number, today: Day): SampleMailboxItems {
  return { contacts: [], events: bookingsOf(room, today), tasks: [] };
}

// Makes the sample company for a seed and a day. Pure: the same seed and day give the same company, on every machine.
import { ACCOUNTS } from './accounts.ts';
import { dayOf, type Day } from './days.ts';
import { makeOpportunities, makeServiceRequests } from './deals.ts';
import { demoActivities } from './demoActivities.ts';
import { DEMO_CONTACTS, demoContact } from './demoContacts.ts';
import { demoMailbox, demoRoom } from './demoMailboxes.ts';
import { EMPLOYEES, LISTS, ORGANIZATIONS, POSITIONS, ROOMS } from './people.ts';
import { dirtySiebelContacts, extraActivities } from './siebelExtras.ts';
import { makeSizedCompany } from './sizedCompany.ts';
import type { MakeCompany, SampleAccount, SampleCompany, SampleContact, SampleMailboxItems } from './types.ts';
import { worldSiebelContacts } from './worldContacts.ts';

const NO_ITEMS: SampleMailboxItems = { contacts: [], events: [], tasks: [] };

const accounts: readonly SampleAccount[] = ACCOUNTS.map(({ id, name, location, phone, address }) => {
  return { id, name, location, phone, address };
});

const customers: readonly SampleContact[] = DEMO_CONTACTS.map(
  ({ id, fields, accountId, positionIds, syncList, personalAddress }) => {
    return { id, fields, accountId, positionIds, syncList, personalAddress };
  },
);
/** Numbers of contacts and activities beside the customers' and the diaries'. */
const [FIRST_WORLD, FIRST_DIRTY, FIRST_EXTRA] = [400, 500, 5_000];
const demoContacts = [...customers, ...worldSiebelContacts(FIRST_WORLD), ...dirtySiebelContacts(FIRST_DIRTY)];

function demoCompany(today: Day): SampleCompany {
  return {
    ...emptyCompany(today),
    serviceRequests: makeServiceRequests((account) => demoContact(account, 1).id),
    contacts: () => demoContacts,
    *activities() {
      yield* demoActivities(today);
      yield* extraActivities(today, FIRST_EXTRA);
    },
    mailboxItems: (ownerId) => {
      const owner = EMPLOYEES.findIndex(({ id }) => id === ownerId);
      if (owner >= 0) return demoMailbox(owner, today);
      const room = ROOMS.findIndex(({ id }) => id === ownerId);
      return room < 0 ? NO_ITEMS : demoRoom(room, today);
    },
  };
}

function emptyCompany(today: Day): SampleCompany {
  return {
    organizations: ORGANIZATIONS,
    positions: POSITIONS,
    employees: EMPLOYEES,
    rooms: ROOMS,
    lists: LISTS,
    accounts,
    opportunities: makeOpportunities(today),
    serviceRequests: makeServiceRequests(() => null),
    contacts: () => [],
    activities: () => [],
    mailboxItems: () => NO_ITEMS,
  };
}

/** The company of a seed; `today` may be any instant of the day (UTC) that appointments lie around. */
export const makeCompany: MakeCompany = (seed, today) => {
  const day = dayOf(today);
  if (seed === 'demo') return demoCompany(day);
  if (seed === 'empty') return emptyCompany(day);
  return { ...emptyCompany(day), ...makeSizedCompany(seed, day) };
};

// Believable data for tests of the pane, in the shapes of the contract: the people of one message, what goes on around them, a mailbox.
import type { ItemView, MailboxItem, Me } from '../../shared/contract/items.ts';
import type { Person, SiebelActivity, SiebelRecord, Surroundings } from '../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../shared/contract/syncList.ts';
import type { LevelView } from '../../shared/contract/levels.ts';

const SIEBEL = 'https://siebel.example/records';

export const ME: Me = {
  login: 'AKELLER',
  name: 'Anna Keller',
  mailbox: 'anna.keller@northwind-marine.example',
  roles: ['User'],
  linkable: {
    message: ['contact', 'account', 'opportunity', 'service request'],
    event: ['contact', 'account', 'opportunity', 'service request'],
    contact: ['account', 'opportunity'],
    task: ['contact', 'account', 'opportunity', 'service request'],
  },
};

export function makeContact(change: Partial<SyncListContact> = {}): SyncListContact {
  const contactId = change.contactId ?? '1-C1';
  return {
    contactId,
    name: 'Ingrid Halvorsen',
    jobTitle: 'Head of Procurement',
    company: 'Halvorsen Marine',
    email: 'ingrid@halvorsen.example',
    listed: false,
    inMailbox: false,
    inMailboxSince: null,
    url: `${SIEBEL}/contact/${contactId}`,
    ...change,
  };
}

const INGRID = makeContact();
const CHINEDU = makeContact({
  contactId: '1-C2',
  name: 'Chinedu Okafor',
  jobTitle: 'Managing Director',
  company: 'Okafor Logistics',
  email: 'chinedu@okafor.example',
  listed: true,
  inMailbox: true,
  inMailboxSince: '2026-05-03T08:00:00Z',
});
/** Two contacts with one address. */
const SOFIA = [
  makeContact({ contactId: '1-C3', name: 'Sofia Castellanos', jobTitle: 'Buyer', company: 'Astilleros del Norte', email: 'office@astilleros.example' }), // prettier-ignore
  makeContact({ contactId: '1-C4', name: 'Sofía Castellanos Ruiz', jobTitle: 'Jefa de Compras', company: 'Astilleros Bilbao', email: 'office@astilleros.example' }), // prettier-ignore
];

export function makePeople(): Person[] {
  return [
    { address: INGRID.email, name: 'Ingrid Halvorsen', who: 'contact', contacts: [INGRID] },
    { address: CHINEDU.email, name: 'Chinedu Okafor', who: 'contact', contacts: [CHINEDU] },
    { address: 'office@astilleros.example', name: 'Sofia Castellanos', who: 'contact', contacts: SOFIA },
    { address: 'matthias@brueckner.example', name: 'Matthias Brückner', who: 'unknown', contacts: [] },
    { address: 'bilal.haddad@northwind-marine.example', name: 'Bilal Haddad', who: 'employee', contacts: [] },
  ];
}

function makeRecord(kind: SiebelRecord['kind'], id: string, name: string, detail: string): SiebelRecord {
  return { kind, id, name, detail, url: `${SIEBEL}/${kind.replace(' ', '-')}/${id}` };
}

export const ACCOUNT = makeRecord('account', '1-A1', 'Halvorsen Marine', 'Bergen');
export const OTHER_ACCOUNT = makeRecord('account', '1-A2', 'Okafor Logistics', 'Lagos');
export const OPPORTUNITY = makeRecord(
  'opportunity',
  '1-O1',
  'Crane retrofit, 3 vessels',
  'Negotiation · closes 30 June 2026',
);
export const SERVICE_REQUEST = makeRecord('service request', '1-S1', 'Hydraulic pump leaks at low pressure', '1-48120 · Open · High'); // prettier-ignore
export const CONTACT_RECORDS = [INGRID, CHINEDU].map(({ company, contactId, name }) => makeRecord('contact', contactId, name, company)); // prettier-ignore
export const RECORDS: readonly SiebelRecord[] = [ACCOUNT, OTHER_ACCOUNT, OPPORTUNITY, SERVICE_REQUEST, ...CONTACT_RECORDS]; // prettier-ignore

function makeActivity(id: string, description: string, at: string, status: string): SiebelActivity {
  return { id, description, type: 'Appointment', status, at, owner: 'Anna Keller', url: `${SIEBEL}/activity/${id}` };
}

export const SURROUNDINGS: Surroundings = {
  accounts: [ACCOUNT, OTHER_ACCOUNT],
  opportunities: [OPPORTUNITY],
  serviceRequests: [SERVICE_REQUEST],
  nextActivities: [makeActivity('1-T1', 'Site visit, Bergen yard', '2026-12-09T09:00:00Z', 'Planned')],
  lastActivities: [makeActivity('1-T2', 'Quarterly review', '2026-11-12T13:30:00Z', 'Done')],
};

export function makeItem(change: Partial<ItemView> = {}): ItemView {
  return {
    item: { kind: 'message', id: 'M1' },
    state: 'off',
    syncedAt: null,
    words: 'Messages stay in Outlook. Link one to keep it in Siebel as an activity.',
    remedy: '',
    siebelId: null,
    siebelUrl: null,
    links: [],
    ...change,
  };
}

/** A meeting that is kept the same with an activity. */
export function makeSyncedEvent(change: Partial<ItemView> = {}): ItemView {
  return makeItem({
    item: { kind: 'event', id: 'E1' },
    state: 'in sync',
    syncedAt: new Date(Date.now() - 4 * 60_000).toISOString(),
    words: '',
    siebelId: '1-T9',
    siebelUrl: `${SIEBEL}/activity/1-T9`,
    links: [{ record: ACCOUNT, state: 'associated', words: '' }],
    ...change,
  });
}

export function makeMailbox(kind: 'contact' | 'task', count: number): MailboxItem[] {
  const names = ['Ingrid Halvorsen', 'Chinedu Okafor', 'Noor van Dijk', 'Matthias Brückner', 'Priya Sharma', 'Frédéric Lefèvre']; // prettier-ignore
  const tasks = ['Prepare the offer for Brückner & Söhne', 'Call back about the spare parts order', 'Send the crane drawings', 'Renew the service contract']; // prettier-ignore
  return Array.from({ length: count }, (_, index) => {
    const list = kind === 'contact' ? names : tasks;
    const round = Math.floor(index / list.length);
    const isNew = index % 4 === 2;
    return {
      item: { kind, id: `${kind}-${index}` },
      title: `${list[index % list.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`,
      detail: kind === 'contact' ? `Halvorsen Marine · person${index}@halvorsen.example` : `Due ${1 + (index % 28)} December · In progress`, // prettier-ignore
      state: isNew ? 'waiting' : 'in sync',
      words: isNew ? 'A sync will look at it.' : '',
      siebelId: isNew ? null : `1-M${index}`,
    };
  });
}

export const LEVELS: readonly LevelView[] = [
  { domain: 'contact', domainLevel: 'Full Sync', userLevel: null, effective: 'Full Sync' },
  { domain: 'calendar', domainLevel: 'Full Sync', userLevel: 'Export Only', effective: 'Export Only' },
  { domain: 'task', domainLevel: 'None', userLevel: null, effective: 'None' },
];

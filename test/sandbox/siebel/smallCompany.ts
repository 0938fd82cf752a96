// A company small enough to keep in mind: two employees in two positions, three accounts, two contacts, one meeting.
import type {
  SampleActivity,
  SampleAddress,
  SampleCompany,
  SampleContact,
  SampleEmployee,
} from '../../../api/sandbox/sampleData/types.ts';

function address(id: string, city: string): SampleAddress {
  const line = { streetAddress: `${id} Road`, streetAddress2: '', state: '', postalCode: '12345', country: 'Germany' };
  return { id, city, ...line };
}

function employee(id: string, login: string, positionId: string): SampleEmployee {
  const name = { firstName: login.charAt(0) + login.slice(1).toLowerCase(), lastName: 'Ames' };
  const place = { organizationId: '1-ORG', timeZone: 'Europe/Berlin', language: 'de-DE', jobTitle: 'Seller' };
  return { id, login, email: `${login}@Example.com`, positionId, ...name, ...place };
}

/** Employees. */
export const ADA = '1-ADA';
export const BEN = '1-BEN';
/** Positions. */
export const EAST = '1-EAST';
export const WEST = '1-WEST';
/** Accounts: two of one name at two locations, and one of another name. */
export const ACME_BERLIN = '1-ACMEB';
export const ACME_BONN = '1-ACMEN';
export const ZENITH = '1-ZEN';
/** Contacts: Carl of Acme Berlin is on Ada's Sync List; Dora is on nobody's. */
export const CARL = '1-CARL';
export const DORA = '1-DORA';
/** A meeting of Ada's with Ben and Carl. */
export const MEETING = '1-MEET';

export const smallCompany: SampleCompany = {
  organizations: [{ id: '1-ORG', name: 'Sellers' }],
  positions: [
    { id: EAST, name: 'East', type: 'Sales Representative', organizationId: '1-ORG' },
    { id: WEST, name: 'West', type: 'Sales Representative', organizationId: '1-ORG' },
  ],
  employees: [employee(ADA, 'ADA', EAST), employee(BEN, 'BEN', WEST)],
  accounts: [
    { id: ACME_BERLIN, name: 'Acme', location: 'Berlin', phone: '+49 30 1', address: address('1-AB', 'Berlin') },
    { id: ACME_BONN, name: 'Acme', location: 'Bonn', phone: '+49 228 1', address: address('1-AN', 'Bonn') },
    { id: ZENITH, name: 'Zenith', location: '', phone: '', address: address('1-AZ', 'Ulm') },
  ],
  opportunities: [{ id: '1-OPTY', fields: { Name: 'Big order' }, accountId: ACME_BERLIN }],
  serviceRequests: [{ id: '1-SR', fields: { Abstract: 'It broke' }, accountId: ACME_BERLIN, contactId: CARL }],
  contacts: (): SampleContact[] => [
    {
      id: CARL,
      fields: { 'First Name': 'Carl', 'Last Name': 'Meyer', 'Email Address': 'Carl.Meyer@acme.example' },
      accountId: ACME_BERLIN,
      positionIds: [EAST, WEST],
      syncList: [ADA],
      personalAddress: address('1-PC', 'Potsdam'),
    },
    {
      id: DORA,
      fields: { 'First Name': 'Dora', 'Last Name': "O'Neil" },
      accountId: null,
      positionIds: [WEST],
      syncList: [],
      personalAddress: null,
    },
  ],
  activities: (): SampleActivity[] => [
    {
      id: MEETING,
      fields: {
        Description: 'Price talk',
        Display: 'Calendar and Activities',
        Type: 'Meeting',
        Planned: '11/25/2026 09:00:00',
        'Planned Completion': '11/25/2026 10:00:00',
      },
      ownerId: ADA,
      employeeIds: [BEN],
      contactIds: [CARL],
    },
  ],
  rooms: [],
  lists: [],
  mailboxItems: () => ({ contacts: [], events: [], tasks: [] }),
};

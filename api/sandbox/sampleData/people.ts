// Calder Flow, a maker of industrial pumps: three organizations, twelve positions and who holds them, rooms and distribution lists. Data only.
import { rowId } from './rowIds.ts';
import type { SampleEmployee, SampleList, SampleOrganization, SamplePosition, SampleRoom } from './types.ts';

/** Addresses of the company's own people end so. */
export const COMPANY_DOMAIN = 'calderflow.example';

export const ORGANIZATIONS: readonly SampleOrganization[] = [
  'Calder Flow UK & Americas',
  'Calder Flow Europe',
  'Calder Flow Asia Pacific',
].map((name, index) => ({ id: rowId('organization', index), name }));

/** [position, type of position, login, first name, last name, address, zone, language, job title]; four to an organization, the manager first. */
const HOLDERS = [
  ['UK Sales Manager', 'Sales Manager', 'SADLER', 'Emma', 'Sadler', 'emma.sadler', 'Europe/London', 'en-GB', 'Regional Sales Manager'],
  ['UK Key Accounts Marine', 'Sales Representative', 'OKAFOR', 'Daniel', 'Okafor', 'daniel.okafor', 'Europe/London', 'en-GB', 'Key Account Manager'],
  ['US East Accounts', 'Sales Representative', 'WHITAKER', 'Grace', 'Whitaker', 'grace.whitaker', 'America/New_York', 'en-US', 'Account Executive'],
  ['US Midwest Accounts', 'Sales Representative', 'RAMIREZ', 'Luis', 'Ramirez', 'luis.ramirez', 'America/Chicago', 'en-US', 'Account Executive'],
  ['DACH Sales Manager', 'Sales Manager', 'BRANDT', 'Katrin', 'Brandt', 'katrin.brandt', 'Europe/Berlin', 'de-DE', 'Vertriebsleiterin'],
  ['Austria Key Accounts', 'Sales Representative', 'HUBER', 'Markus', 'Huber', 'markus.huber', 'Europe/Vienna', 'de-AT', 'Key-Account-Manager'],
  ['France Grands Comptes', 'Sales Representative', 'LEFEVRE', 'Claire', 'Lefèvre', 'claire.lefevre', 'Europe/Paris', 'fr-FR', 'Responsable grands comptes'],
  ['France Service', 'Service Representative', 'MOREAU', 'Julien', 'Moreau', 'julien.moreau', 'Europe/Paris', 'fr-FR', 'Ingénieur technico-commercial'],
  ['India Sales Manager', 'Sales Manager', 'NAIR', 'Priya', 'Nair', 'Priya.Nair', 'Asia/Kolkata', 'en-IN', 'Country Sales Manager'],
  ['India Projects', 'Sales Representative', 'MEHTA', 'Rohan', 'Mehta', 'rohan.mehta', 'Asia/Kolkata', 'en-IN', 'Project Sales Engineer'],
  ['Japan Key Accounts', 'Sales Representative', 'TANAKA', 'Kenji', 'Tanaka', 'kenji.tanaka', 'Asia/Tokyo', 'ja-JP', '営業部長'],
  ['Japan Service', 'Service Representative', 'SUZUKI', 'Yuki', 'Suzuki', 'yuki.suzuki', 'Asia/Tokyo', 'ja-JP', 'サービスマネージャー'],
] as const; // prettier-ignore

/** The organization of the n-th position or employee. */
const organizationOf = (index: number): string => rowId('organization', Math.floor(index / 4));

export const POSITIONS: readonly SamplePosition[] = HOLDERS.map(([name, type], index) => ({
  id: rowId('position', index),
  name,
  type,
  organizationId: organizationOf(index),
}));

export const EMPLOYEES: readonly SampleEmployee[] = HOLDERS.map(
  ([, , login, firstName, lastName, mailName, timeZone, language, jobTitle], index) => ({
    id: rowId('employee', index),
    login,
    firstName,
    lastName,
    email: `${mailName}@${COMPANY_DOMAIN}`,
    positionId: rowId('position', index),
    organizationId: organizationOf(index),
    timeZone,
    language,
    jobTitle,
  }),
);

/** [name in the address book, left part of the address, organization, zone, language] */
const ROOM_LINES = [
  ['Room Brunel', 'room.brunel', 0, 'Europe/London', 'en-GB'],
  ['Room Telford', 'room.telford', 0, 'Europe/London', 'en-GB'],
  ['Room Rotterdam', 'room.rotterdam', 1, 'Europe/Amsterdam', 'nl-NL'],
  ['Raum Siemens', 'raum.siemens', 1, 'Europe/Berlin', 'de-DE'],
  ['Salle Ampère', 'salle.ampere', 1, 'Europe/Paris', 'fr-FR'],
  ['Room Kaveri', 'room.kaveri', 2, 'Asia/Kolkata', 'en-IN'],
  ['会議室 富士', 'room.fuji', 2, 'Asia/Tokyo', 'ja-JP'],
] as const;

export const ROOMS: readonly SampleRoom[] = ROOM_LINES.map(([name, mailName, organization, timeZone, language], n) => ({
  id: rowId('room', n),
  name,
  email: `${mailName}@${COMPANY_DOMAIN}`,
  organizationId: rowId('organization', organization),
  timeZone,
  language,
}));

/** [name, left part of the address, who is on it by number] */
const LIST_LINES: readonly (readonly [string, string, readonly number[]])[] = [
  ['Sales UK & Americas', 'sales-uk-americas', [0, 1, 2, 3]],
  ['Vertrieb & Service Europa', 'vertrieb-europa', [4, 5, 6, 7]],
  ['Sales Asia Pacific', 'sales-apac', [8, 9, 10, 11]],
  ['Regional Managers', 'regional.managers', [0, 4, 8]],
  ['Field Service', 'field.service', [3, 7, 11]],
];

export const LISTS: readonly SampleList[] = LIST_LINES.map(([name, mailName, members]) => ({
  name,
  address: `${mailName}@${COMPANY_DOMAIN}`,
  memberIds: members.map((n) => rowId('employee', n)),
}));

// Calder Flow, a maker of industrial pumps: three organizations, twelve positions, and who holds them. Data only.
import { rowId } from './rowIds.ts';
import type { SampleEmployee, SampleOrganization, SamplePosition } from './types.ts';

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

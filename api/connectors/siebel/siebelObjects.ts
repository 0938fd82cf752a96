// The Siebel business components that the product asks for, by the names of a vanilla Siebel. docs/siebel-objects.md describes them.
// An installation that renamed something says so in its map (siebelMap.ts); everywhere else these names are used.

export interface VanillaComponent {
  readonly fields: readonly string[];
  readonly children: Readonly<Record<string, readonly string[]>>;
}

const PERSON = ['Login Name', 'First Name', 'Last Name'];
const ADDRESS = ['Street Address', 'Street Address 2', 'City', 'State', 'Postal Code', 'Country'];
const SYSTEM = ['Created', 'Created By', 'Updated', 'Updated By', 'Mod Id'];

const prefixed = (prefix: string) => ADDRESS.map((name) => `${prefix} ${name}`);
const list = (text: string) => text.split(',').map((name) => name.trim());

function component(fields: readonly string[], children: VanillaComponent['children'] = {}): VanillaComponent {
  return { fields: [...fields, ...SYSTEM], children };
}

export const VANILLA = {
  'Contact/Contact': component(
    [
      ...list('First Name, Middle Name, Last Name, M/M, Job Title, Email Address, Work Phone #, Home Phone #'),
      ...list('Cellular Phone #, Fax Phone #, Birth Date, Assistant, Manager, Comment, Private, Integration Id'),
      ...list('Account Id, Account, Account Location'),
      ...prefixed('Account'),
      ...prefixed('Personal'),
    ],
    {
      'Sync List': PERSON,
      Position: ['Name', 'SSA Primary Field'],
      Account: ['Name', 'Location', 'SSA Primary Field'],
      'Personal Address': [...ADDRESS, 'SSA Primary Field'],
    },
  ),
  'Contact/Contact Sync List': component(['Contact Id', 'Employee Id']),
  'Contact/Contact Position': component(['Contact Id', 'Position Id']),
  'Contact/Contact Personal Address': component(['Contact Id']),
  'Account/Account': component(list('Name, Location, Main Phone Number, Primary Address Id'), {
    Address: [...ADDRESS, 'SSA Primary Field'],
    Position: ['Name', 'SSA Primary Field'],
  }),
  'Account/Account Address': component(['Account Id']),
  'Action/Action': component(
    [
      ...list('Activity UID, Description, Display, Type, Planned, Planned Completion, Due, Started, Done, Done Flag'),
      ...list('Comment, MeetingLocation, Status, Priority, Percent Complete, Private, Alarm, Appt Alarm Time Min'),
      ...list('Repeating, Repeating Type, Repeating Expires, Primary Owner Id, Primary Owned By, Account Id'),
      ...list('Opportunity Id, Service Request Id, Primary Contact Id, Integration Id, Override Type'),
    ],
    {
      Employee: [...PERSON, 'Email Address', 'SSA Primary Field'],
      Contact: ['First Name', 'Last Name', 'Email Address', 'SSA Primary Field'],
    },
  ),
  'Action/Action Employee': component(['Activity Id', 'Employee Id']),
  'Action/Action Contact': component(['Activity Id', 'Contact Id']),
  'Employee/Employee': component(
    list(
      'Login Name, First Name, Last Name, EMail Addr, Primary Position Id, Primary Organization Id, Status, Time Zone',
    ),
  ),
  'Position/Position': component(list('Name, Position Type, Organization Id, Primary Employee Id'), {
    Employee: PERSON,
  }),
  'Opportunity/Opportunity': component(list('Name, Account Id, Account, Sales Stage, Close Date'), {
    Contact: ['First Name', 'Last Name', 'Email Address', 'SSA Primary Field'],
    Position: ['Name', 'SSA Primary Field'],
  }),
  'Service Request/Service Request': component(
    list('SR Number, Abstract, Account Id, Account, Contact Id, Status, Severity'),
  ),
  'PIMSI Sync Info/PIMSI Sync Info': component(
    list('Siebel User Id, Siebel Row Id, Siebel Domain Id, Operation Type, DB Last Upd'),
  ),
} as const satisfies Readonly<Record<string, VanillaComponent>>;

/** Business object and business component, as `BO/BC`. */
export type ComponentKey = keyof typeof VANILLA;

export const COMPONENT_KEYS = Object.keys(VANILLA) as readonly ComponentKey[];

/** What joins of a contact's primary account and primary personal address are called, by the address's own field. */
export const ADDRESS_FIELDS: readonly string[] = ADDRESS;

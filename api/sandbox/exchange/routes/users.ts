// Users of the directory and the settings of their mailboxes. Knows who has a mailbox; must not know items.
import { addressesOf, displayNameOf, userIdOf } from '../mailboxes/people.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import type { Call, Reply } from '../call.ts';
import { GraphError } from '../GraphError.ts';
import { checkSelect, contextOf, entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import { windowsNameOf } from '../time/zones.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 100;
const defaultProperties = [
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id',
].flatMap((line) => line.split(' '));

/** A room is a user whose account is disabled, as in Entra ID. */
function renderUser(employee: MailboxOwner, store: Store): Json {
  const [primary = '', ...aliases] = addressesOf(employee);
  const organization = store.company.organizations.find(({ id }) => id === employee.organizationId);
  return {
    id: userIdOf(employee),
    businessPhones: [],
    displayName: displayNameOf(employee),
    givenName: employee.isRoom ? null : employee.firstName,
    jobTitle: employee.jobTitle || null,
    mail: primary,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: employee.language,
    surname: employee.lastName || null,
    userPrincipalName: primary,
    accountEnabled: employee.isRoom !== true,
    companyName: organization?.name ?? null,
    mailNickname: primary.slice(0, primary.indexOf('@')),
    proxyAddresses: [`SMTP:${primary}`, ...aliases.map((alias) => `smtp:${alias}`)],
    userType: 'Member',
  };
}

function withDefaults(call: Call): Call {
  if (call.query.select) return call;
  return { ...call, query: { ...call.query, select: defaultProperties } };
}

/** Directory reads know a user by object id or user principal name only; a mailbox also by its other addresses. */
function userOf({ store, params }: RouteContext): MailboxOwner {
  const name = params['user'] ?? '';
  const employee = store.findUser(name);
  const isKnown = employee && [userIdOf(employee), addressesOf(employee)[0]].includes(name.toLowerCase());
  if (isKnown) return employee;
  const message = `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`;
  throw new GraphError(404, 'Request_ResourceNotFound', message);
}

function listUsers({ call, store }: RouteContext): Reply {
  return listReply(withDefaults(call), store.mailboxOwners, {
    typeName: 'user',
    set: 'users',
    pageSize,
    render: (employee) => renderUser(employee, store),
  });
}

function getUser(context: RouteContext): Reply {
  const { call, store } = context;
  return entityReply(withDefaults(call), renderUser(userOf(context), store), 'user', 'users');
}

function renderSettings(employee: MailboxOwner): Json {
  const timeZone = windowsNameOf(employee.timeZone);
  const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(employee.language) ?? employee.language;
  return {
    archiveFolder: null,
    timeZone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: employee.language === 'en-US' ? 'M/d/yyyy' : 'dd/MM/yyyy',
    timeFormat: employee.language === 'en-US' ? 'h:mm tt' : 'HH:mm',
    userPurpose: employee.isRoom ? 'room' : 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'none',
      internalReplyMessage: '',
      externalReplyMessage: '',
    },
    language: { locale: employee.language, displayName: language },
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: timeZone },
    },
  };
}

function getSettings({ call, mailbox }: RouteContext): Reply {
  const { owner, userId } = mailbox();
  const settings = renderSettings(owner);
  const select = checkSelect(call.query.select, 'mailboxSettings');
  const chosen = select
    ? Object.fromEntries(Object.entries(settings).filter(([name]) => select.includes(name)))
    : settings;
  return { status: 200, body: { '@odata.context': contextOf(call, `users('${userId}')/mailboxSettings`), ...chosen } };
}

function getSetting({ call, mailbox, params }: RouteContext): Reply {
  const { owner, userId } = mailbox();
  const [name = ''] = checkSelect([params['name'] ?? ''], 'mailboxSettings') ?? [];
  const value = renderSettings(owner)[name];
  const context = { '@odata.context': contextOf(call, `users('${userId}')/mailboxSettings/${name}`) };
  const isComplex = typeof value === 'object' && value !== null;
  return { status: 200, body: isComplex ? { ...context, ...value } : { ...context, value } };
}

/** Routes of users and mailbox settings. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users', permission: 'User', handle: listUsers },
  { method: 'GET', pattern: 'users/{user}', permission: 'User', handle: getUser },
  { method: 'GET', pattern: 'users/{user}/mailboxSettings', permission: 'MailboxSettings', handle: getSettings },
  { method: 'GET', pattern: 'users/{user}/mailboxSettings/{name}', permission: 'MailboxSettings', handle: getSetting },
];

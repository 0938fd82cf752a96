// Settings of a mailbox: read, read one, change. The rules of each setting are entities/mailboxSettings.ts's.
import type { Reply } from '../call.ts';
import { mailboxSettingsOf, settingsKey, writeMailboxSettings } from '../entities/mailboxSettings.ts';
import { contextOf } from '../odata/shape.ts';
import { checkSelect, pick } from '../odata/select.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { isObject, readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'MailboxSettings';
const setOf = (mailbox: Mailbox) => `users('${mailbox.userId}')/mailboxSettings`;

function reply({ call, mailbox }: RouteContext, settings: Json): Reply {
  const chosen = pick(settings, checkSelect(call.query.select, 'mailboxSettings'));
  return { status: 200, body: { '@odata.context': contextOf(call, setOf(mailbox())), ...chosen } };
}

function get(context: RouteContext): Reply {
  return reply(context, mailboxSettingsOf(context.mailbox()));
}

/** One setting: a complex one as an object of its own, a plain one as `value`; what has none answers 204, as OData has it. */
function getOne({ call, mailbox, params }: RouteContext): Reply {
  const box = mailbox();
  const [name = ''] = checkSelect([params['name'] ?? ''], 'mailboxSettings') ?? [];
  const value = mailboxSettingsOf(box)[name];
  if (value === null || value === undefined) return { status: 204 };
  const context = { '@odata.context': contextOf(call, `${setOf(box)}/${name}`) };
  return { status: 200, body: isObject(value) ? { ...context, ...value } : { ...context, value } };
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const changed = writeMailboxSettings(readBody(context.call.body, 'mailboxSettings'), mailboxSettingsOf(mailbox));
  const before = mailbox.settings.get(settingsKey);
  const place = before ?? { key: settingsKey, folder: '', left: [], created: mailbox.instant() };
  mailbox.put('settings', { ...place, data: { ...before?.data, ...changed } });
  return reply(context, changed);
}

const base = 'users/{user}/mailboxSettings';

/** Routes of mailbox settings. */
export const mailboxSettingsRoutes: readonly Route[] = [
  { method: 'GET', pattern: base, permission, handle: get },
  { method: 'PATCH', pattern: base, permission, handle: change },
  { method: 'GET', pattern: `${base}/{name}`, permission, handle: getOne },
];

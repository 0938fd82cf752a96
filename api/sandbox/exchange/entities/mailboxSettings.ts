// Settings of a mailbox: what its owner's language and zone make of them, and what clients changed. Knows the settings' rules only.
import { GraphError } from '../GraphError.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { dateTimeTimeZone, msToWall, readWallTime, windowsNameOf, zoneOf } from '../time/zones.ts';
import { textOf } from './common.ts';

/** The key of the item that holds what clients changed. */
export const settingsKey = 'mailboxSettings';
const hourMs = 3_600_000;
/** What a client may send but not set. */
const readOnly = ['archiveFolder', 'userPurpose'];

function languageOf(locale: string): Json {
  const displayName = new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
  return { locale, displayName };
}

function defaults(mailbox: Mailbox): Json {
  const { owner } = mailbox;
  const timeZone = windowsNameOf(owner.timeZone);
  const isAmerican = owner.language === 'en-US';
  const nextHour = Math.ceil(Date.parse(mailbox.instant()) / hourMs) * hourMs;
  const at = (ms: number) => dateTimeTimeZone(msToWall(ms, 'utc'), 'UTC');
  return {
    archiveFolder: null,
    timeZone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: isAmerican ? 'M/d/yyyy' : 'dd/MM/yyyy',
    timeFormat: isAmerican ? 'h:mm tt' : 'HH:mm',
    userPurpose: owner.isRoom ? 'room' : 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'none',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: at(nextHour),
      scheduledEndDateTime: at(nextHour + 24 * hourMs),
    },
    language: languageOf(owner.language),
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: timeZone },
    },
  };
}

/** The settings of a mailbox as Graph returns them. */
export function mailboxSettingsOf(mailbox: Mailbox): Json {
  return { ...defaults(mailbox), ...mailbox.settings.get(settingsKey)?.data };
}

function refuse(code: string, message: string): never {
  throw new GraphError(400, code, message);
}

/** Windows names and IANA names are taken and kept as they come. */
function checkZone(name: unknown): void {
  try {
    if (typeof name === 'string') zoneOf(name);
    else refuse('InvalidTimeZone', 'Time Zone settings provided are invalid.');
  } catch {
    refuse('InvalidTimeZone', 'Time Zone settings provided are invalid.');
  }
}

/** `8:00` and `08:00:00` with the seven fraction digits of Exchange. */
function fullTime(value: unknown): string {
  const [clock = '', fraction = ''] = textOf(value).split('.');
  const [hour = '00', minute = '00', second = '00'] = clock.split(':');
  return `${hour}:${minute}:${second}.${fraction.slice(0, 7).padEnd(7, '0')}`;
}

function writeHours(given: unknown, before: unknown): Json {
  const merged: Json = { ...(isObject(before) ? before : {}), ...(isObject(given) ? given : {}) };
  const hours = { ...merged, startTime: fullTime(merged['startTime']), endTime: fullTime(merged['endTime']) };
  if (hours.startTime >= hours.endTime) refuse('ErrorInvalidTimeSettings', 'Start Time should occur before End Time.');
  const zone = merged['timeZone'];
  const isCustom = isObject(zone) && textOf(zone['@odata.type']).endsWith('customTimeZone');
  if (!isCustom) checkZone(isObject(zone) ? zone['name'] : undefined);
  return hours;
}

function writeReplies(given: unknown, before: unknown): Json {
  const merged: Json = { ...(isObject(before) ? before : {}), ...(isObject(given) ? given : {}) };
  const [start, end] = ['scheduledStartDateTime', 'scheduledEndDateTime'].map((name) => {
    const value = merged[name];
    const ms = isObject(value) ? readWallTime(value, name).ms : 0;
    merged[name] = dateTimeTimeZone(msToWall(ms, 'utc'), 'UTC');
    return ms;
  });
  if (merged['status'] === 'scheduled' && (start ?? 0) >= (end ?? 0))
    refuse('ErrorInvalidScheduledOofDuration', 'The end of scheduled automatic replies must be after their start.');
  return merged;
}

function writeLanguage(given: unknown): Json {
  const locale = isObject(given) ? given['locale'] : undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(textOf(locale));
    const language = canonical === undefined ? undefined : languageOf(canonical);
    if (language && language['displayName'] !== canonical) return language;
  } catch {
    // Not a language tag at all: refused below like an unknown one.
  }
  refuse('InvalidArguments', `The locale '${textOf(locale).slice(0, 50)}' is not supported.`);
}

function writeOne(name: string, value: unknown, before: unknown): unknown {
  if (name === 'workingHours') return writeHours(value, before);
  if (name === 'automaticRepliesSetting') return writeReplies(value, before);
  if (name === 'language') return writeLanguage(value);
  if (name === 'timeZone') checkZone(value);
  if (value === null || value === '') refuse('InvalidArguments', `'${name}' must not be empty.`);
  return value;
}

/**
 * What a change makes of the settings: the changed ones alone, each whole.
 * @param body checked against the metadata
 * @throws GraphError 400 with the codes of Microsoft's page on it
 */
export function writeMailboxSettings(body: Json, before: Json): Json {
  const changed = Object.entries(body).filter(([name]) => !readOnly.includes(name));
  return Object.fromEntries(changed.map(([name, value]) => [name, writeOne(name, value, before[name])]));
}

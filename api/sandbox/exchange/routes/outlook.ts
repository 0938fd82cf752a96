// What Outlook offers a person to choose from: time zones by Windows or IANA names, and languages. Knows zones; must not know mailboxes.
import { IANAZone } from 'luxon';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import type { Reply } from '../call.ts';
import { GraphError } from '../GraphError.ts';
import { listReply } from '../odata/shape.ts';
import { enumMembersOf } from '../schema/schema.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';
import { userOfPath } from './users.ts';

const permission = 'UserRead';
/** Functions answer with all they have. */
const pageSize = 1000;
const world = '001';
const languages = (
  'ar-SA cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-US es-ES es-MX fi-FI fr-CA fr-FR he-IL hi-IN hu-HU id-ID it-IT ' +
  'ja-JP ko-KR nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW'
).split(' ');

/** The lesser offset of a year is the standard one. */
function offsetText(zone: string, year: number): string {
  const offsets = [0, 6].map((month) => IANAZone.create(zone).offset(Date.UTC(year, month, 1)));
  const minutes = Math.min(...offsets);
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  if (minutes === 0) return '(UTC)';
  return `(UTC${minutes < 0 ? '-' : '+'}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)})`;
}

function windowsZones(year: number): Json[] {
  return WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === world).map(({ windowsName, iana }) => ({
    alias: windowsName,
    displayName: `${offsetText(iana[0], year)} ${windowsName}`,
  }));
}

function ianaZones(): Json[] {
  const names = new Set(WINDOWS_TO_IANA_MAP.flatMap(({ iana }) => [...iana]));
  return [...names].sort().map((name) => ({ alias: name, displayName: name }));
}

/** The parameter comes bare, quoted, or with its type: `microsoft.graph.timeZoneStandard'Iana'`. */
function standardOf({ call }: RouteContext): string {
  const text = call.query.parameters.get('timezonestandard') ?? 'windows';
  const word = /'([^']*)'$/.exec(text)?.[1] ?? text;
  const member = enumMembersOf('timeZoneStandard')?.get(word.toLowerCase());
  if (member !== undefined) return member;
  throw new GraphError(400, 'BadRequest', `'${word.slice(0, 50)}' is no TimeZoneStandard: it is Windows or Iana.`);
}

function entries(context: RouteContext, typeName: string, values: readonly Json[]): Reply {
  const set = `Collection(microsoft.graph.${typeName})`;
  return listReply(context.call, values, { typeName, set, pageSize, render: (value) => value });
}

function timeZones(context: RouteContext): Reply {
  userOfPath(context);
  const year = context.store.now().getUTCFullYear();
  const zones = standardOf(context) === 'iana' ? ianaZones() : windowsZones(year);
  return entries(context, 'timeZoneInformation', zones);
}

function supportedLanguages(context: RouteContext): Reply {
  userOfPath(context);
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const values = languages.map((locale) => ({ locale, displayName: names.of(locale) ?? locale }));
  return entries(context, 'localeInfo', values);
}

/** Routes of Outlook's choices. */
export const outlookRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users/{user}/outlook/supportedTimeZones', permission, handle: timeZones },
  { method: 'GET', pattern: 'users/{user}/outlook/supportedLanguages', permission, handle: supportedLanguages },
];

// What JSON may stand for each primitive type of the metadata. Knows values only.

const dateTimeOffset = /^(\d{4}-\d\d-\d\d)T(\d\d):\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)$/i;
const timeOfDay = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,12})?)?$/;
const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const base64 = /^[\w+/-]*={0,2}$/;

/** Whether a text is a day of the calendar, yyyy-MM-dd. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** A day with its zeros: OData takes `2026-3-5` for one as well. */
export function paddedDay(text: string): string {
  return text.replace(/-(?=\d(-|$))/g, '-0');
}

/** A day alone is an instant of that day. */
function isInstant(text: string): boolean {
  if (isDay(text)) return true;
  const [, day = '', hour = '99'] = dateTimeOffset.exec(text) ?? [];
  return isDay(day) && Number(hour) < 24 && !Number.isNaN(Date.parse(text.toUpperCase()));
}

function isTime(text: string): boolean {
  const [, hour = '99', minute = '0', second = '0'] = timeOfDay.exec(text) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

const ofText = (test: (text: string) => boolean) => (value: unknown) => typeof value === 'string' && test(value);
const within = (limit: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;

/** A test for each primitive type by name. */
export const primitives: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['String', ofText(() => true)],
  ['Guid', ofText((text) => guid.test(text))],
  ['Binary', ofText((text) => base64.test(text))],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  ['Int32', within(2 ** 31)],
  ['Int64', within(2 ** 53)],
  ['Double', (value: unknown) => typeof value === 'number' && Number.isFinite(value)],
  ['Date', ofText((text) => isDay(paddedDay(text)))],
  ['DateTimeOffset', ofText(isInstant)],
  ['TimeOfDay', ofText(isTime)],
  ['Stream', () => false],
]);

// Siebel's lists of values, as the pick lists of fields declare them: what a language-independent code is shown as.

/** Codes that differ from the value they are shown as. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ACTIVITY_DISPLAY_CODE: {
    'Calendar and Activity': 'Calendar and Activities',
    'To Do and Activity': 'To Do and Activities',
    'Activity Only': 'Activities Only',
    'Communication and Activity': 'Communications and Activities',
  },
};

/** The value that a list shows for a code; the code itself when the list or the code is unknown, as LookupValue does. */
export function listedValue(list: string, code: string): string {
  const own = Object.hasOwn(CODES, list) ? CODES[list] : undefined;
  if (own && Object.hasOwn(own, code)) return own[code] ?? code;
  return code;
}

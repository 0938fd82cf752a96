// Numbers and plurals of one language, by Intl. Pure.

/** One text for each plural category that the language has; `other` serves those that are not named. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export interface Counting {
  /** "1,204" */
  readonly number: (count: number) => string;
  /** The form for the count, with `#` replaced by the number. */
  readonly plural: (count: number, forms: PluralForms) => string;
}

/** @param language BCP 47 */
export function countIn(language: string): Counting {
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  const number = (count: number): string => format.format(count);
  return { number, plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', number(count)) };
}

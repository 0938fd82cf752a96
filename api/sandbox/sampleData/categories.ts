// The master list of categories of each mailbox: a few of the activity types, and the owner's own, in the owner's language. Data only.
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import type { SampleBody } from './types.ts';

const SHARED = ['Meeting', 'Call', 'Appointment', 'VIP'];
const OWN: Readonly<Record<string, readonly string[]>> = {
  en: ['Deadline', 'Travel', 'Red category'],
  de: ['Rote Kategorie', 'Wiedervorlage', 'Kunde (wichtig)'],
  fr: ['Catégorie rouge', 'Client', 'À rappeler'],
  ja: ['重要', '出張', '赤の分類'],
};

/** Bodies of outlookCategory for the n-th employee's mailbox. */
export function categoriesOf(owner: number): readonly SampleBody[] {
  const [language = 'en'] = itemAt(EMPLOYEES, owner).language.split('-');
  return [...SHARED, ...(OWN[language] ?? [])].map((displayName, n) => ({ displayName, color: `preset${n * 3}` }));
}

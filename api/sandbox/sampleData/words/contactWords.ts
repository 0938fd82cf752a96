// What stands on a contact's card besides names: jobs, notes, telephone numbers, homes, by culture. Data, and how numbers are made up.
import type { AccountSeed, Culture } from '../accounts.ts';
import type { Random } from '../random.ts';

/** Job titles, each for a woman and for a man where the language tells them apart. */
export const JOBS: Readonly<Record<Culture, readonly (readonly [string, string])[]>> = {
  gb: same('Head of Procurement', 'Maintenance Manager', 'Operations Director', 'Plant Engineer', 'Category Buyer', 'Technical Superintendent', 'Finance Business Partner', 'HSE Manager', 'Project Engineer', 'Stores Supervisor'),
  us: same('Director of Purchasing', 'Maintenance Supervisor', 'VP Operations', 'Process Engineer', 'Senior Buyer', 'Reliability Engineer', 'Plant Controller', 'EHS Coordinator', 'Project Manager', 'Warehouse Lead'),
  de: [['Leiterin Einkauf', 'Leiter Einkauf'], ['Instandhaltungsleiterin', 'Instandhaltungsleiter'], ['Betriebsleiterin', 'Betriebsleiter'], ['Verfahrensingenieurin', 'Verfahrensingenieur'], ['Strategische Einkäuferin', 'Strategischer Einkäufer'], ['Projektingenieurin', 'Projektingenieur'], ['Kaufmännische Leiterin', 'Kaufmännischer Leiter'], ['Fachkraft für Arbeitssicherheit', 'Fachkraft für Arbeitssicherheit']],
  fr: [['Directrice des achats', 'Directeur des achats'], ['Responsable maintenance', 'Responsable maintenance'], ['Directrice d’usine', 'Directeur d’usine'], ['Ingénieure procédés', 'Ingénieur procédés'], ['Acheteuse', 'Acheteur'], ['Cheffe de projet', 'Chef de projet'], ['Responsable QHSE', 'Responsable QHSE'], ['Contrôleuse de gestion', 'Contrôleur de gestion']],
  in: same('General Manager Purchase', 'Deputy Manager Maintenance', 'Chief Engineer', 'Assistant Vice President Operations', 'Senior Executive Procurement', 'Plant Head', 'Manager Utilities', 'Executive Engineer', 'Project Coordinator'),
  jp: same('購買部長', '設備保全課長', '工場長', 'プロセスエンジニア', '調達担当', '生産技術課長', 'プロジェクトマネージャー', '品質保証部長'),
}; // prettier-ignore

/** Notes about people, at most 255 characters. */
export const NOTES: Readonly<Record<Culture, readonly string[]>> = {
  gb: ['Prefers a call before nine.', 'Signs off orders up to £50,000; above that the board decides.', 'Met at the Rotterdam pump fair. Interested in remote monitoring.', 'Send drawings as PDF, never as links.', 'Very direct, appreciates numbers.\nSite induction valid until spring.'],
  us: ['Best reached by cell.', 'Decides together with the plant controller.', 'Wants a quarterly report on seal failures.', 'Came from a competitor, knows our CX series well.', 'Out on Fridays during the season.'],
  de: ['Bevorzugt E-Mail, Rückruf nur vormittags.', 'Entscheidet gemeinsam mit der Instandhaltung.', 'Messe Frankfurt: Interesse an der Baureihe CX.', 'Angebote immer zweifach, mit Ersatzteilliste.', 'Freigabegrenze 40.000 EUR.'],
  fr: ['Préfère être appelé l’après-midi.', 'Décide avec le responsable maintenance.', 'Rencontré au salon Pollutec, intéressé par la télésurveillance.', 'Envoyer les devis en deux exemplaires.', 'Absent le mercredi.'],
  in: ['WhatsApp first, then call.', 'Tender committee member; quotes must be sealed.', 'Asks for local spares stock in Pune.', 'Reports to the Chief Engineer.', 'Good contact for the pump house extension.'],
  jp: ['ご連絡はメールでお願いします。', '見積書は日本語で二部。', '展示会で名刺交換。遠隔監視に関心あり。', '月曜午前は会議のため不在。', '決裁は部長と共同。'],
}; // prettier-ignore

/** Homes: [street, city, state, postal code, country]. */
export const HOMES: Readonly<Record<Culture, readonly (readonly [string, string, string, string, string])[]>> = {
  gb: [['8 Rowan Close', 'Winchester', '', 'SO22 5DN', 'United Kingdom'], ['21 Albert Terrace', 'Aberdeen', '', 'AB10 1XY', 'United Kingdom'], ['3 Mill Lane', 'Bath', '', 'BA1 2QE', 'United Kingdom']],
  us: [['418 Maple Avenue', 'Beacon', 'NY', '12508', 'United States'], ['77 Orchard Street', 'Evanston', 'IL', '60201', 'United States'], ['1530 Pine Road', 'Madison', 'WI', '53703', 'United States']],
  de: [['Lindenweg 17', 'Bergisch Gladbach', '', '51429', 'Germany'], ['Seestraße 4', 'Gmunden', '', '4810', 'Austria'], ['Am Mühlbach 9', 'Werder', '', '14542', 'Germany']],
  fr: [['6 rue des Tilleuls', 'Libourne', '', '33500', 'France'], ['18 chemin du Lavoir', 'Voiron', '', '38500', 'France'], ['2 impasse des Roses', 'Épernay', '', '51200', 'France']],
  in: [['Flat 302, Lotus Residency, Baner', 'Pune', 'MH', '411045', 'India'], ['14 Gokulam 3rd Stage', 'Mysuru', 'KA', '570002', 'India'], ['7 Lake Town Block A', 'Kolkata', 'WB', '700089', 'India']],
  jp: [['2-14-6 Kosugi-machi, Nakahara-ku', 'Kawasaki', 'Kanagawa', '211-0063', 'Japan'], ['5-3-11 Izumi', 'Sendai', 'Miyagi', '981-3131', 'Japan'], ['1-22-8 Senri', 'Suita', 'Osaka', '565-0816', 'Japan']],
}; // prettier-ignore

const CELLULAR: Readonly<Record<Culture, string>> = {
  gb: '+44 7700 900###',
  us: '+1 917 555 01##',
  de: '+49 151 5550 ####',
  fr: '+33 6 39 98 ## ##',
  in: '+91 98### #####',
  jp: '+81 90-####-####',
};

const HOME: Readonly<Record<Culture, string>> = {
  gb: '+44 1632 960###',
  us: '+1 914 555 01##',
  de: '+49 2202 555 ###',
  fr: '+33 1 99 00 ## ##',
  in: '+91 20 555# ####',
  jp: '+81 44-555-####',
};

const digits = (pattern: string, random: Random): string => pattern.replace(/#/g, () => String(random.below(10)));

/** A mobile number of the culture's form. */
export function cellularPhone(culture: Culture, random: Random): string {
  return digits(CELLULAR[culture], random);
}

/** A home number of the culture's form. */
export function homePhone(culture: Culture, random: Random): string {
  return digits(HOME[culture], random);
}

/** An extension of the account's own number, 1 to 99. */
export function workPhone(account: AccountSeed, extension: number): string {
  return `${account.phone.slice(0, -2)}${String(extension % 100).padStart(2, '0')}`;
}

function same(...titles: readonly string[]): readonly (readonly [string, string])[] {
  return titles.map((title) => [title, title] as const);
}

// What a person's signature at the end of a message tells: telephone numbers, job title, company. A proposal that a person checks, never
// a fact. Pure: the message's text comes in, nothing is looked up.
import { COMPANY_MARKS, GREETING, JOB_WORDS, NOT_WORDS, PHONE_LABELS, QUOTE_STARTS } from './signatureWords.ts';

/** Parts that were not found are ''. */
export interface Signature {
  readonly cellPhone: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly workPhone: string;
}

const MOST_LINES = 14;
const LONGEST_LINE = 90;
const NUMBER = /(?:\+|\(\+?|\b00)?\(?\d[\d\s().\-/‐–]{5,22}\d/g;
/** Between the parts of one line: "Head of Sales | Contoso Ltd". */
const BETWEEN = /\s*[|·•]\s*|\s{3,}|\t/;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLocaleLowerCase();

/** The sender's own lines, without what is quoted below. */
function ownLines(body: string): readonly string[] {
  const lines = body.split(/\r\n|\r|\n/).map((line) =>
    line
      .normalize('NFC')
      .replaceAll(/[\u00a0\u3000]/g, ' ')
      .trim(),
  );
  const quoted = lines.findIndex((line) => QUOTE_STARTS.some((start) => start.test(line)));
  return quoted === -1 ? lines : lines.slice(0, quoted);
}

/** Where the signature begins: below the dashes, at the name's last line, or below the last greeting; -1 for nowhere. */
function beginningOf(lines: readonly string[], name: string): number {
  const dashes = lines.findLastIndex((line) => /^(--|—|–|_{2,9}|={2,}|\*{3,}|-{3,}|[━─]{3,})$/.test(line));
  const parts = name.split(/[\s,]+/).filter((part) => part.length > 1 || /\p{Script=Han}/u.test(part)).map(plain); // prettier-ignore
  const carriesName = (line: string): boolean =>
    line.length <= LONGEST_LINE && parts.length > 0 && parts.every((part) => plain(line).includes(part));
  const named = lines.findLastIndex((line) => carriesName(line) && !/[@:：]/.test(line));
  const greeted = lines.findLastIndex((line) => line.length <= LONGEST_LINE && GREETING.test(line));
  if (dashes !== -1 && lines.slice(dashes + 1).some((line) => line !== '')) return dashes + 1;
  // A Japanese company stands above the name, so the greeting counts where both are near.
  const isNear = greeted !== -1 && named > greeted && named - greeted <= 6;
  return isNear ? greeted + 1 : Math.max(named, greeted === -1 ? -1 : greeted + 1);
}

function numbersOf(line: string): readonly { readonly label: string; readonly number: string }[] {
  let from = 0;
  return [...line.matchAll(NUMBER)].flatMap((match) => {
    const number = match[0].replace(/\s+/g, ' ').trim();
    const label = line.slice(from, match.index).replace(/^[\s|·•,;/]+/, '');
    from = match.index + match[0].length;
    const digits = number.replace(/\D/g, '').length;
    return digits >= 7 && digits <= 15 ? [{ label, number }] : [];
  });
}

function phonesOf(lines: readonly string[]): Pick<Signature, 'cellPhone' | 'workPhone'> {
  const found = { cell: '', fax: '', work: '' };
  for (const line of lines) {
    for (const { label, number } of numbersOf(line)) {
      const kind = (['fax', 'cell', 'work'] as const).find((one) => PHONE_LABELS[one].test(label));
      // Without a label only a number that stands alone is a telephone: a postal code or a register's number is not.
      const guessed = kind ?? (/^\+?\(?$/.test(label) && line.trim().startsWith(number) ? 'work' : null);
      if (guessed !== null && found[guessed] === '') found[guessed] = number;
    }
  }
  return { cellPhone: found.cell, workPhone: found.work };
}

const hasNumber = (text: string): boolean => numbersOf(text).length > 0;

function isWords(text: string): boolean {
  return (
    text.length > 1 && text.length <= LONGEST_LINE && /\p{L}/u.test(text) && !NOT_WORDS.test(text) && !hasNumber(text)
  );
}

/** "Head of Sales, Contoso Ltd" and "Buyer at Contoso" hold two things. */
function splitPair(text: string): readonly string[] {
  const comma = /^(.+?),\s*(.+)$/.exec(text);
  if (comma?.[1] !== undefined && comma[2] !== undefined && COMPANY_MARKS.test(comma[2]) && JOB_WORDS.test(comma[1])) {
    return [comma[1], comma[2]];
  }
  const at = /^(.+?)\s+(?:at|@|bei|chez|en)\s+(\p{Lu}.+)$/u.exec(text);
  if (at?.[1] !== undefined && at[2] !== undefined && JOB_WORDS.test(at[1])) return [at[1], at[2]];
  return [text];
}

/** @param name the sender's, as the message shows it */
export function parseSignature(body: string, name: string): Signature {
  const lines = ownLines(body);
  const begins = beginningOf(lines, name);
  if (begins === -1) return { cellPhone: '', company: '', jobTitle: '', workPhone: '' };
  const block = lines.slice(begins).filter((line) => line !== '').slice(0, MOST_LINES); // prettier-ignore
  const nameParts = name.split(/[\s,]+/).filter((part) => part !== '').map(plain); // prettier-ignore
  const isName = (text: string): boolean => {
    const left = nameParts.reduce((rest, part) => rest.replace(part, ''), plain(text.replace(/\(.*?\)/g, '')));
    return (
      nameParts.length > 0 &&
      left.replace(/^(dr|prof|mr|ms|mrs|herr|frau|m|mme|sr|sra|dipl|ing|phd|mba|[.,\-–])*$/i, '') === ''
    );
  };
  const parts = block
    .flatMap((line) => line.split(BETWEEN))
    .flatMap((part) => splitPair(part.replace(/^[\s,;:*-]+|[\s,;*-]+$/g, '')))
    .filter((part) => isWords(part) && !isName(part) && !GREETING.test(part));
  const company = parts.find((part) => COMPANY_MARKS.test(part) && !/^(team|abteilung|department)\b/i.test(part)) ?? '';
  const jobTitle = parts.find((part) => part !== company && JOB_WORDS.test(part)) ?? '';
  const below = parts[parts.indexOf(jobTitle) + 1];
  // Below the title stands the company, in most signatures that have no "Ltd" to tell it by.
  const guessed = company === '' && jobTitle !== '' && below !== undefined && !JOB_WORDS.test(below) ? below : company;
  return { ...phonesOf(block), company: guessed, jobTitle: withoutName(jobTitle, name) };
}

/** In Japanese the title stands before the name on one line: 営業部 部長　田中 大輔. */
function withoutName(text: string, name: string): string {
  const parts = name.split(/[\s,]+/).filter((part) => part !== '');
  const isOnLine = parts.length > 0 && parts.every((part) => text.includes(part));
  return isOnLine ? parts.reduce((rest, part) => rest.replace(part, ''), text).replace(/\s+/g, ' ').trim() : text; // prettier-ignore
}

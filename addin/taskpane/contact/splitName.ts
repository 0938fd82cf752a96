// A display name taken apart, as a proposal that a person checks: "Last, First", "First Last", and names that put the family first. Pure.

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
}

/** Han, kana and hangul: the family name stands first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;
/** Parts that belong to the family name after them. */
const PARTICLES = new Set('al ben bin da dal de del della den der di dos du el la le san st ten ter van von zu zum zur'.split(' ')); // prettier-ignore

/** The part of an address before the @ as a name; '' when it does not look like one. */
function nameOfAddress(address: string): string {
  const words = (address.split('@')[0] ?? '').split(/[._-]+/).filter((word) => /^\p{L}{2,}$/u.test(word));
  return words.length < 2
    ? ''
    : words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1).toLocaleLowerCase()).join(' ');
}

function splitWords(words: readonly string[]): NameParts {
  const [only = ''] = words;
  if (words.length < 2) return { firstName: '', lastName: only };
  if (FAMILY_FIRST.test(words.join(''))) return { firstName: words.slice(1).join(' '), lastName: only };
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  const family = particle === -1 ? words.length - 1 : particle;
  return { firstName: words.slice(0, family).join(' '), lastName: words.slice(family).join(' ') };
}

/** @param name as the mail shows it; the address stands in when it is empty or an address itself. */
export function splitName(name: string, address: string): NameParts {
  const bare = name
    .replace(/\(.*?\)|\[.*?\]|"/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const known = bare === '' || bare.includes('@') ? nameOfAddress(address) : bare;
  const [last = '', first] = known.split(/\s*,\s*/);
  if (first !== undefined && first !== '') return { firstName: first, lastName: last };
  return splitWords(last.split(' ').filter((word) => word !== ''));
}

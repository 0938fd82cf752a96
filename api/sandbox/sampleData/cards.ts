// A person's card, and how it is written as a Siebel contact and as a Graph contact. Both sides of a match come from one card.
import type { AccountSeed, Culture } from './accounts.ts';
import { itemAt, type Random } from './random.ts';
import type { SampleAddress } from './types.ts';
import { cellularPhone, HOMES, homePhone, JOBS, NOTES, workPhone } from './words/contactWords.ts';
import { personName } from './words/names.ts';

export interface Card {
  readonly firstName: string;
  readonly lastName: string;
  /** A value of Siebel's pick list M/M. */
  readonly salutation: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly workPhone: string;
  readonly cellularPhone: string;
  readonly homePhone: string;
  readonly faxPhone: string;
  /** `yyyy-MM-dd` or ''. */
  readonly birthDate: string;
  readonly assistant: string;
  readonly notes: string;
  readonly account: AccountSeed;
}

/** The card of the n-th person of the account's culture. `tag` tells people of one name apart in their address. */
export function cardOf(account: AccountSeed, n: number, random: Random, tag = ''): Card {
  const { culture } = account;
  const name = personName(culture, n, random.chance(0.4));
  const job = random.pick(JOBS[culture]);
  const isDoctor = random.chance(0.08);
  return {
    firstName: name.firstName,
    lastName: name.lastName,
    salutation: isDoctor ? 'Dr.' : name.isWoman ? 'Ms.' : 'Mr.',
    jobTitle: job[name.isWoman ? 0 : 1],
    email: `${name.mailName}${tag}@${account.domain}`,
    workPhone: workPhone(account, 10 + random.below(89)),
    cellularPhone: random.chance(0.7) ? cellularPhone(culture, random) : '',
    homePhone: random.chance(0.1) ? homePhone(culture, random) : '',
    faxPhone: random.chance(0.08) ? workPhone(account, 9) : '',
    birthDate: random.chance(0.15) ? birthDate(random) : '',
    assistant: random.chance(0.1) ? assistantName(culture, n) : '',
    notes: random.chance(0.45) ? random.pick(NOTES[culture]) : '',
    account,
  };
}

function birthDate(random: Random): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${1960 + random.below(40)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

function assistantName(culture: Culture, n: number): string {
  const { firstName, lastName } = personName(culture, n + 450);
  return `${firstName} ${lastName}`;
}

/** A home in the culture's country; the n-th of a few. */
export function homeOf(culture: Culture, n: number, id: string): SampleAddress {
  const [streetAddress, city, state, postalCode, country] = itemAt(HOMES[culture], n);
  return { id, streetAddress, streetAddress2: '', city, state, postalCode, country };
}

/** The fields of the Siebel contact; those without a value are left out. */
export function siebelContact(card: Card): Readonly<Record<string, string>> {
  const [year, month, day] = card.birthDate.split('-');
  return withoutBlanks({
    'First Name': card.firstName,
    'Last Name': card.lastName,
    'M/M': card.salutation,
    'Job Title': card.jobTitle,
    'Email Address': card.email,
    'Work Phone #': card.workPhone,
    'Home Phone #': card.homePhone,
    'Cellular Phone #': card.cellularPhone,
    'Fax Phone #': card.faxPhone,
    'Birth Date': card.birthDate && `${month ?? ''}/${day ?? ''}/${year ?? ''}`,
    Assistant: card.assistant,
    Comment: card.notes,
  });
}

/** The body of the Graph contact. The account's address stays out: Siebel has it, and the card of a mailbox seldom does. */
export function graphContact(card: Card): Readonly<Record<string, unknown>> {
  const { account, email, firstName, lastName } = card;
  return {
    ...withoutBlanks({
      givenName: firstName,
      surname: lastName,
      displayName: `${firstName} ${lastName}`,
      title: card.salutation,
      jobTitle: card.jobTitle,
      companyName: account.name,
      officeLocation: account.location,
      mobilePhone: card.cellularPhone,
      assistantName: card.assistant,
      personalNotes: card.notes,
      birthday: card.birthDate && `${card.birthDate}T11:59:00Z`,
    }),
    ...(email ? { emailAddresses: [{ address: email, name: `${firstName} ${lastName}` }] } : {}),
    ...(card.workPhone ? { businessPhones: [card.workPhone] } : {}),
    ...(card.homePhone ? { homePhones: [card.homePhone] } : {}),
  };
}

/** What somebody types in a hurry: the name, the address and a mobile number. */
export function shortGraphContact(card: Card): Readonly<Record<string, unknown>> {
  const { displayName, emailAddresses, givenName, mobilePhone, surname } = graphContact(card);
  return { givenName, surname, displayName, emailAddresses, ...(mobilePhone ? { mobilePhone } : {}) };
}

function withoutBlanks(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

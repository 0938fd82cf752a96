// The demo's three hundred Siebel contacts, five to an account: who has whom on the Sync List, and who knows them in Outlook already.
import { ACCOUNTS, ACCOUNTS_EACH } from './accounts.ts';
import { cardOf, homeOf, siebelContact, type Card } from './cards.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt, randomFor } from './random.ts';
import { rowId } from './rowIds.ts';
import type { SampleContact } from './types.ts';

const CONTACTS_EACH = 5;
/** Accounts of one culture; their people take its names in turn. */
const ACCOUNTS_OF_CULTURE = 10;
/** Accounts where two people share an office's address. Nobody has them on a Sync List. */
const SHARED_ADDRESS = [7, 27];

export interface DemoContact extends SampleContact {
  readonly card: Card;
}

/** The colleague who stands in: the next of the four of an organization. */
export function colleagueOf(employee: number): number {
  return Math.floor(employee / 4) * 4 + ((employee + 1) % 4);
}

const managerOf = (employee: number): number => employee - (employee % 4);

/** The employees who have an account's j-th contact on their Sync List, by their numbers. */
function syncListOf(account: number, j: number): readonly number[] {
  const lead = Math.floor(account / ACCOUNTS_EACH);
  const isFirst = account % ACCOUNTS_EACH === 0;
  const isThird = account % ACCOUNTS_EACH === 2;
  switch (j) {
    case 0:
      return [lead, colleagueOf(lead)];
    case 1:
      return [lead];
    case 2:
      return isThird ? [lead, managerOf(lead)] : [lead];
    case 3:
      return account % 2 === 0 ? [lead] : [];
    default:
      // Business across the organizations: the first account's people are known to a colleague abroad too.
      return isFirst ? [lead, (lead + 4) % EMPLOYEES.length] : [];
  }
}

function makeContact(account: number, j: number): DemoContact {
  const n = account * CONTACTS_EACH + j;
  const seed = itemAt(ACCOUNTS, account);
  const made = cardOf(seed, (account % ACCOUNTS_OF_CULTURE) * CONTACTS_EACH + j, randomFor(`contact ${n}`));
  const isShared = SHARED_ADDRESS.includes(account) && j >= 3;
  const hasNone = n % 23 === 22;
  const card = { ...made, email: hasNone ? '' : isShared ? `office@${seed.domain}` : made.email };
  const known = [...new Set(syncListOf(account, j))];
  const team = [...new Set([Math.floor(account / ACCOUNTS_EACH), ...known])];
  return {
    card,
    id: rowId('contact', n),
    fields: siebelContact(card),
    accountId: seed.id,
    positionIds: team.map((employee) => itemAt(EMPLOYEES, employee).positionId),
    syncList: known.map((employee) => itemAt(EMPLOYEES, employee).id),
    personalAddress: card.homePhone ? homeOf(seed.culture, n, rowId('personalAddress', n)) : null,
  };
}

/** All demo contacts, account by account. */
export const DEMO_CONTACTS: readonly DemoContact[] = ACCOUNTS.flatMap((_, account) =>
  Array.from({ length: CONTACTS_EACH }, (__, j) => makeContact(account, j)),
);

/** An account's j-th contact. */
export function demoContact(account: number, j: number): DemoContact {
  return itemAt(DEMO_CONTACTS, account * CONTACTS_EACH + j);
}

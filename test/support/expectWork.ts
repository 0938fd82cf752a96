// What people made is there on both sides, each record once. Where it is not, the failure tells the story of the records it concerns: what they
// did, what the product wrote and when, and what it keeps of them.
import { expect } from 'vitest';
import type { JournalLine } from '../../api/store/journal.ts';
import type { UserMap } from '../../api/store/store.ts';
import type { BusyPeople, Told } from './busyPeople.ts';
import type { World } from './world.ts';

/** Lines of the journal that are looked through. */
const MOST_LINES = 20_000;

/** @param point where the test stands, for the failure's first line */
export async function expectWork(world: World, people: BusyPeople, user: UserMap, point: string): Promise<void> {
  const expected = people.expected(user);
  for (const [side, there] of [
    ['Outlook', await people.inOutlook(user)],
    ['Siebel', await people.inSiebel(user)],
  ] as const) {
    const tokens = different(expected, there);
    const story = tokens.length > 0 ? await storyOf(world, people, user, tokens) : '';
    expect(there, `${point}, in ${side}${story}`).toEqual(expected);
  }
}

/** The names, without their edits, of what is on one of the lists alone. */
function different(expected: Told, there: Told): readonly string[] {
  const alone = [...expected.filter((one) => !there.includes(one)), ...there.filter((one) => !expected.includes(one))];
  return [...new Set(alone.flatMap((one) => /USER\d+-\d+/.exec(one) ?? []))];
}

async function storyOf(world: World, people: BusyPeople, user: UserMap, tokens: readonly string[]): Promise<string> {
  const { issues: open, journal, links } = world.product.store;
  const issues = await open.list({ userMapId: user.id, limit: MOST_LINES });
  const lines = await journal.list({ login: user.login, limit: MOST_LINES });
  const stories = tokens.map(async (token) => {
    const own = lines.filter(({ details }) => details.title.includes(`${token} `) || details.title.endsWith(token));
    const ids = new Set(own.flatMap(({ exchangeId, siebelId }) => [exchangeId, siebelId].flatMap((id) => id ?? [])));
    const of = lines.filter((line) => ids.has(line.siebelId ?? '') || ids.has(line.exchangeId ?? ''));
    const domain = of[0]?.domain ?? 'contact';
    const linked = await links.findBySiebelIds(user.id, domain, [...ids]);
    return [
      `\n${token}:`,
      ...[...people.story(token), ...of.map(told)].sort(),
      ...issues.flatMap(({ message, recordId }) => (ids.has(recordId) ? [`issue: ${recordId} ${message}`] : [])),
      ...linked.map(({ exchangeId, siebelId }) => `linked: ${siebelId} ${exchangeId}`),
    ].join('\n  ');
  });
  return (await Promise.all(stories)).join('\n');
}

function told(line: JournalLine): string {
  const { at, details, direction, exchangeId, fields, message, operation, outcome, reason, rule, runId, siebelId } = line; // prettier-ignore
  const ids = `${siebelId} ${exchangeId}`;
  const what = `${rule} ${operation} ${direction} ${outcome} ${fields.join(' ')} ${reason ?? ''} ${message ?? ''}`;
  return `${at.toISOString()} run ${runId}: ${what} | ${ids} | ${JSON.stringify(details.after)}`;
}

// Facts about change tracking that was made unkind: what is told is still all that happened, in as many pieces as were asked for.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';

const immutable = { Prefer: 'IdType="ImmutableId"' };
const contacts = `/v1.0/users/${ada}/contacts`;
const tracked = `${contacts}/delta`;
let world: ExchangeWorld;
let ids: readonly string[];

beforeAll(async () => {
  world = await startExchangeWorld();
  ids = await Promise.all(['a', 'b', 'c'].map(make));
});
afterEach(() => trouble({}));
afterAll(() => world.close());

const trouble = (body: Json) => world.send('POST', '/sandbox/delta', body);

async function make(givenName: string): Promise<string> {
  return String((await world.send('POST', contacts, { givenName }, immutable)).body['id']);
}

/** The ids of each page of a round, and the link to the next. */
async function round(start: string): Promise<{ pages: unknown[][]; entries: Json[]; link: string }> {
  const pages: Json[][] = [];
  for (let next = start; ;) {
    const answer = await world.send('GET', next, undefined, immutable);
    expect(answer.status).toBe(200);
    pages.push(valuesOf(answer));
    const link = answer.body['@odata.deltaLink'];
    if (typeof link === 'string')
      return { pages: pages.map((page) => page.map((entry) => entry['id'])), entries: pages.flat(), link };
    next = String(answer.body['@odata.nextLink']);
  }
}

describe('POST /sandbox/delta', () => {
  it('pageSize and emptyPages: pages without entries come before each page with some', async () => {
    await trouble({ pageSize: 2, emptyPages: 2 });
    const { pages } = await round(tracked);
    expect(pages.map((page) => page.length)).toEqual([0, 0, 2, 0, 0, 1]);
    expect(new Set(pages.flat())).toEqual(new Set(ids));
  });

  it('repeats: an entry is told twice on one page, or on two', async () => {
    await trouble({ repeats: 'page' });
    const { pages: whole } = await round(tracked);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toHaveLength(6);
    await trouble({ pageSize: 2, repeats: 'pages' });
    const { pages } = await round(tracked);
    const [a, b, c] = whole[0] ?? [];
    expect(pages).toEqual([[a, b], [b, c]]); // prettier-ignore
  });

  it('shuffle turns a page round, sparse leaves the id and the time', async () => {
    const { pages: plain } = await round(tracked);
    await trouble({ shuffle: true, sparse: true });
    const { pages, entries } = await round(tracked);
    expect(pages[0]).toEqual(plain[0]?.toReversed());
    expect(entries.every((entry) => entry['givenName'] === undefined && entry['lastModifiedDateTime'])).toBe(true);
  });

  it('replays: what was told at first comes again, after what is now', async () => {
    await trouble({ replays: true, removed: 'changed' });
    const first = await round(tracked);
    await world.send('PATCH', `${contacts}/${ids[0]}`, { surname: 'Later' });
    const { entries } = await round(first.link);
    expect(entries.map((entry) => [entry['id'], entry['surname'] ?? null])).toEqual([[ids[0], 'Later'], [ids[0], null]]); // prettier-ignore
    const gone = await make('gone');
    await world.send('DELETE', `${contacts}/${gone}`);
    const last = await round(first.link);
    expect(last.entries.find((entry) => entry['id'] === gone)?.['@removed']).toEqual({ reason: 'changed' });
  });

  it('refuse: the deltaLink, or the link of a later page, so often as was asked', async () => {
    const { link } = await round(tracked);
    await trouble({ refuse: { code: 'resyncRequired', location: true, count: 1 } });
    const refused = await world.send('GET', link, undefined, immutable);
    expect([refused.status, codeOf(refused)]).toEqual([410, 'resyncRequired']);
    expect(refused.headers.get('location')).toContain('$deltatoken=');
    expect((await world.send('GET', link, undefined, immutable)).status).toBe(200);
    await trouble({ pageSize: 1, refuse: { page: 2, status: 404, code: 'SyncStateNotFound', firstRounds: true } });
    const page = await world.send('GET', tracked, undefined, immutable);
    expect(page.status).toBe(200);
    expect((await world.send('GET', String(page.body['@odata.nextLink']), undefined, immutable)).status).toBe(404);
    expect((await world.send('GET', '/sandbox/delta')).body).toMatchObject({ refused: 1 });
    await trouble({ pageSize: 1, stuck: true });
    const stuck = await world.send('GET', String(page.body['@odata.nextLink']), undefined, immutable);
    expect(stuck.body['@odata.nextLink']).toBe(page.body['@odata.nextLink']);
  });
});

// The live journal over HTTP, and the feed behind it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { journalLineSchema, type JournalLineView } from '../../shared/contract/journal.ts';
import { createJournalFeed } from '../../api/http/journalFeed.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import { openHttpWorld, type Caller, type HttpWorld } from '../support/httpWorld.ts';

describe('the live journal', () => {
  let world: HttpWorld;
  let open: AbortController[] = [];
  beforeEach(async () => {
    world = await openHttpWorld('stream');
  });
  afterEach(async () => {
    for (const one of open) one.abort();
    open = [];
    await world.close();
  });

  async function listen(caller: Caller, query = '') {
    const leave = new AbortController();
    open.push(leave);
    const headers = await world.authorization(caller);
    const response = await fetch(`${world.url}/api/journal/stream${query}`, { headers, signal: leave.signal });
    return { response, lines: readLines(response), leave: () => leave.abort() };
  }

  test('a line that is journaled reaches whoever listens, as an event named line', async () => {
    const ann = await world.mapUser('ANN');
    const { response, lines } = await listen('Administrator');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await world.travel(ann, { siebelId: '1-NEW' });
    expect((await lines.next()).value).toMatchObject({ login: 'ANN', siebelId: '1-NEW', title: 'Ada Winter' });
  });

  test('what came after a line that the client knows is told first, oldest first and once', async () => {
    const ann = await world.mapUser('ANN');
    for (const siebelId of ['1-A', '1-B', '1-C']) await world.travel(ann, { siebelId });
    const known = (await world.store.journal.list({ limit: 3 })).at(-1)?.id;
    const { lines } = await listen('Administrator', `?afterId=${known}`);
    await world.travel(ann, { siebelId: '1-D' });
    const told = [await lines.next(), await lines.next(), await lines.next()].map(({ value }) => value?.siebelId);
    expect(told).toEqual(['1-B', '1-C', '1-D']);
  });

  test('a User hears of own lines alone, an auditor of no titles, and a filter holds', async () => {
    const ann = await world.mapUser('ANN');
    const bob = await world.mapUser('BOB');
    const [user, auditor, filtered] = [
      await listen('User'),
      await listen('Auditor'),
      await listen('Administrator', '?domain=task'),
    ];
    await world.travel(bob, { siebelId: '1-B', domain: 'calendar' });
    await world.travel(ann, { siebelId: '1-A', domain: 'task' });
    expect((await user.lines.next()).value).toMatchObject({ login: 'ANN' });
    expect((await auditor.lines.next()).value).toMatchObject({ login: 'BOB', title: '•••' });
    expect((await filtered.lines.next()).value).toMatchObject({ siebelId: '1-A' });
  });

  test('a stream ends when the token does', async () => {
    const token = await world.issuer.token({ roles: ['Auditor'], lifeSeconds: 1 });
    const headers = { Authorization: `Bearer ${token}` };
    // The tests' clock stands in the past; the stream counts from the product's clock.
    world.advance(Date.now() - world.now().getTime());
    const response = await fetch(`${world.url}/api/journal/stream`, { headers });
    expect((await readLines(response).next()).done).toBe(true);
  });
});

describe('the feed behind it', () => {
  const lineOf = (id: number) => ({ id: String(id) }) as JournalLine;

  test('a line whose id is smaller than one told before is told all the same, and nothing is told twice', async () => {
    const written: number[] = [10];
    const told: string[] = [];
    let polled = 0;
    const journal = {
      list: async ({ afterId = '0', limit }: { afterId?: string; limit: number }) => {
        polled += 1;
        const found = written.filter((id) => id > Number(afterId)).sort((a, b) => b - a);
        return found.slice(0, limit).map(lineOf);
      },
    };
    const untilPolled = async (times: number) => {
      const goal = polled + times;
      while (polled < goal) await new Promise((resolve) => setImmediate(resolve));
    };
    const feed = createJournalFeed({
      journal,
      clock: { now: () => new Date() },
      pollMs: 5,
      onTrouble: (error) => expect.fail(String(error)),
    });
    const leave = await feed.listen((line) => told.push(line.id));
    written.push(12);
    await untilPolled(2);
    written.push(11, 13);
    await untilPolled(3);
    leave();
    expect(told).toEqual(['12', '11', '13']);
  });

  test('a feed whose store fails for a while tells what was written meanwhile', async () => {
    let isDown = false;
    const troubles: unknown[] = [];
    const written: number[] = [];
    const feed = createJournalFeed({
      journal: {
        list: async ({ afterId = '0' }) => {
          if (isDown) throw new Error('down');
          return written.filter((id) => id > Number(afterId)).map(lineOf);
        },
      },
      clock: { now: () => new Date() },
      pollMs: 5,
      onTrouble: (error) => troubles.push(error),
    });
    const told: string[] = [];
    const leave = await feed.listen((line) => told.push(line.id));
    isDown = true;
    written.push(1);
    while (troubles.length === 0) await new Promise((resolve) => setImmediate(resolve));
    isDown = false;
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
    leave();
    expect(told).toEqual(['1']);
  });
});

async function* readLines(response: Response): AsyncGenerator<JournalLineView> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events.filter((one) => one.includes('event: line\n'))) {
      yield journalLineSchema.parse(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? ''));
    }
  }
}

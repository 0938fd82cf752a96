import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../addin/client/request.ts';
import { watchJournal } from '../../addin/client/watchJournal.ts';
import type { WatchConnection } from '../../addin/client/watchJournal.ts';
import { startConsoleApi } from '../support/consoleApi.ts';
import type { ConsoleApi } from '../support/consoleApi.ts';

describe('following the journal', () => {
  let server: ConsoleApi;
  let stop: AbortController;
  let lines: string[];
  let connections: WatchConnection[];

  beforeEach(async () => {
    server = await startConsoleApi({ lines: 10, users: 2 });
    stop = new AbortController();
    lines = [];
    connections = [];
  });

  afterEach(async () => {
    stop.abort();
    await server.close();
  });

  /** Watches until `until` holds; it is asked whenever something arrives. */
  function watch(shownIds: readonly string[], token: string, until: () => boolean): Promise<void> {
    const check = () => {
      if (until()) stop.abort();
    };
    return watchJournal(
      createApi(server.url, () => Promise.resolve(token)),
      {
        filter: {},
        onConnection: (connection) => {
          connections.push(connection);
          check();
        },
        onLines: (arrived) => {
          lines.push(...arrived.map((line) => line.id));
          check();
        },
        pollEveryMs: 5,
        shownIds,
        signal: stop.signal,
      },
    );
  }

  it('first tells what was missed, then what is new, oldest first', async () => {
    let wrote = false;
    await watch(['8'], 'token-Administrator', () => {
      if (lines.length === 2 && !wrote) {
        wrote = true;
        server.write();
      }
      return lines.length === 3;
    });
    expect(lines).toEqual(['9', '10', '11']);
    expect(connections).toEqual(['connecting', 'live']);
  });

  it('asks every few seconds while the stream is refused', async () => {
    server.failing.set('/api/journal/stream', 503);
    await watch(['9'], 'token-Administrator', () => lines.length === 1);
    expect(lines).toEqual(['10']);
    expect(connections).toEqual(['connecting', 'polling']);
  });

  it('goes back to the stream once it works, and tells no line twice', async () => {
    server.failing.set('/api/journal/stream', 503);
    await watch(['8'], 'token-Administrator', () => {
      if (connections.at(-1) === 'polling') server.failing.clear();
      if (connections.at(-1) === 'live' && !lines.includes('11')) server.write();
      return lines.includes('11');
    });
    expect(lines.slice(0, 3)).toEqual(['9', '10', '11']);
    expect(connections).toContain('live');
  });

  it('tells a line whose smaller id arrives after a greater one, once, and none that is shown or older', async () => {
    let wrote = false;
    await watch(['10', '8', '7'], 'token-Administrator', () => {
      if (connections.at(-1) === 'live' && !wrote) {
        wrote = true;
        for (const id of ['14', '13', '9', '13', '8', '6', '15']) server.write({ id });
      }
      return lines.includes('15');
    });
    expect(lines).toEqual(['14', '13', '9', '15']);
  });

  it('ends by itself when the session is over', async () => {
    await watch(['8'], 'spent', () => false);
    expect(lines).toEqual([]);
    expect(server.calls).toHaveLength(1);
  });
});

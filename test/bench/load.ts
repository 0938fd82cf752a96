// Puts load on a server over HTTP and takes the time; asks the operating system what a process has used. Knows nothing of what is asked for.
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

/** One request of a load. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Client {
  /** The answer's body and how long it took until the last byte was here. @throws for any status but 200. */
  ask(asked: Asked): Promise<{ readonly ms: number; readonly body: Buffer }>;
  close(): Promise<void>;
}

/** Clock ticks of /proc/PID/stat a second, on every Linux that Node runs on. */
const TICKS = 100;

/** A client with so many connections, each with one request at a time. */
export function openClient(server: string, authorization: string, connections: number): Client {
  const pool = new Pool(server, { connections, pipelining: 1 });
  return {
    async ask({ method, path, headers, body }) {
      const start = performance.now();
      const answer = await pool.request({
        method,
        path,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body: body ?? null,
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      const ms = performance.now() - start;
      if (answer.statusCode !== 200)
        throw new Error(`${method} ${path}: ${answer.statusCode} ${bytes.toString('utf8', 0, 500)}`);
      return { ms, body: bytes };
    },
    close: () => pool.close(),
  };
}

/** Asks `next()` on every connection, one request after another, until the time is over. */
export async function askFor(
  client: Client,
  connections: number,
  seconds: number,
  next: () => Asked,
): Promise<{ readonly requests: number; readonly seconds: number }> {
  const start = performance.now();
  let requests = 0;
  const askOn = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      await client.ask(next());
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, askOn));
  return { requests, seconds: (performance.now() - start) / 1000 };
}

/** The middle of so many times that one request takes, in milliseconds, after two that warm up. */
export async function medianMs(client: Client, times: number, asked: Asked): Promise<number> {
  const taken: number[] = [];
  for (let round = -2; round < times; round += 1) {
    const { ms } = await client.ask(asked);
    if (round >= 0) taken.push(ms);
  }
  return taken.sort((one, other) => one - other)[Math.floor(taken.length / 2)] ?? Number.NaN;
}

/** What a process has used so far; NaN where the operating system does not tell. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly rssMiB: number;
}

export function usageOf(pid: number | undefined): Usage {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
    const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { cpuSeconds: (user + system) / TICKS, rssMiB: Number(rss ?? Number.NaN) / 1024 };
  } catch {
    return { cpuSeconds: Number.NaN, rssMiB: Number.NaN };
  }
}

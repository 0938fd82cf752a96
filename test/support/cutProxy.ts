// Stands between the product and both servers and counts what passes, so that a test can break off at the k-th request: an answer lost before or
// after the work, a request that arrives twice, or a process that dies there. Knows requests, not what they mean.
import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../api/sandbox/common/http.ts';

/** `before` and `after`: the connection is cut then. `double`: the request is sent twice. `dies`: nothing is ever answered from there on. */
export type Cut = 'before' | 'after' | 'double' | 'dies';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface CutProxy {
  readonly graph: string;
  readonly siebel: string;
  /** Begins to count anew; the request with this number (from 1) is the one. A death may come at any request, all else at those that are no GET. */
  arm(at: number, cut: Cut): void;
  /** What passed since. */
  readonly count: number;
  /** Resolves when the armed request was met. */
  readonly met: Promise<void>;
  /** Ends the requests that were never answered, and refuses all others until the next arming. */
  hangUp(): void;
  close(): Promise<void>;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', url = '/', headers } = incoming;
    // The Host stays the proxy's, so that links lead here.
    const outgoing = send(new URL(url, target), { method, headers }, (response) => {
      readAll(response).then((answer) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }), reject); // prettier-ignore
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** @param targets the servers' own addresses */
export async function startCutProxy(targets: { readonly graph: string; readonly siebel: string }): Promise<CutProxy> {
  let armed: { readonly at: number; readonly cut: Cut } = { at: Infinity, cut: 'before' };
  let count = 0;
  let isOver = false;
  const hanging = new Set<ServerResponse>();
  let meet: () => void = () => undefined;
  let met = new Promise<void>(() => undefined);

  async function handle(target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const { at, cut } = armed;
    if (isOver) return void outgoing.destroy();
    if (cut === 'dies' || incoming.method !== 'GET') count += 1;
    else return answerWith(outgoing, await forward(target, incoming, body));
    const number = count;
    const isHit = number === at;
    if (cut === 'dies' && number > at) return void hanging.add(outgoing);
    if (isHit && cut === 'before') return cutOff(outgoing);
    const first = await forward(target, incoming, body);
    const answer = isHit && cut === 'double' ? await forward(target, incoming, body) : first;
    if (isHit) meet();
    if (isHit && cut === 'dies') return void hanging.add(outgoing);
    if (isHit && cut === 'after') return cutOff(outgoing);
    answerWith(outgoing, answer);
  }
  function answerWith(outgoing: ServerResponse, { body, headers, status }: Answer): void {
    outgoing.writeHead(status, headers).end(body);
  }
  function cutOff(outgoing: ServerResponse): void {
    meet();
    outgoing.destroy();
  }
  const serve = (target: string): Server =>
    createServer((incoming, outgoing) => void handle(target, incoming, outgoing).catch(() => outgoing.destroy()));
  const servers = [serve(targets.graph), serve(targets.siebel)];
  const [graph, siebel] = await Promise.all(servers.map(async (server) => `http://127.0.0.1:${await listen(server, 0)}`)); // prettier-ignore

  return {
    graph: graph ?? '',
    siebel: siebel ?? '',
    arm(at, cut) {
      armed = { at, cut };
      count = 0;
      isOver = false;
      met = new Promise((resolve) => (meet = resolve));
    },
    get count() {
      return count;
    },
    get met() {
      return met;
    },
    hangUp() {
      isOver = true;
      hanging.forEach((outgoing) => outgoing.destroy());
      hanging.clear();
    },
    close: async () => {
      servers.forEach((server) => server.closeAllConnections());
      await Promise.all(servers.map(closeServer));
    },
  };
}

// The plain HTTP pieces of the sandbox's servers: bodies, JSON answers, listening, stopping, and the tie to the process that started them.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const LARGEST_BODY = 4 * 1024 * 1024;

export type BodyRead =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly status: 400 | 413; readonly message: string };

/** Reads a request's body as text. @throws nothing; a body over the limit answers null. */
export async function readText(request: IncomingMessage, limit = LARGEST_BODY): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const buffer = chunk as Buffer;
    size += buffer.length;
    if (size > limit) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads a request's body as JSON; what is wrong with it is a value. */
export async function readJson(request: IncomingMessage, limit = LARGEST_BODY): Promise<BodyRead> {
  const text = await readText(request, limit);
  if (text === null) return { kind: 'refused', status: 413, message: `The body is larger than ${limit} bytes.` };
  if (text.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'refused', status: 400, message: error instanceof Error ? error.message : 'The body is not JSON.' };
  }
}

/** Answers JSON and ends the response. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Listens and gives the port; 0 takes a free one. @throws when the port is taken, saying which. */
export async function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} on ${host} is taken by another program; stop it or choose another port.`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Stops a server without waiting for idle connections. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}

/** Calls `stop` once on SIGTERM or SIGINT and, with SANDBOX_TIED=1, when the starter's pipe closes (it died); then ends the process. */
export function stopWithParent(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.env['SANDBOX_TIED'] === '1') process.stdin.on('end', end).on('close', end).resume();
}

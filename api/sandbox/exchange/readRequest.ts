// Reads what a client sent into the source of a call. Knows HTTP and JSON only.
import type { IncomingMessage } from 'node:http';
import { readJson } from '../common/http.ts';
import type { CallSource } from './call.ts';
import { GraphError } from './GraphError.ts';

/** Header values by lower-case name; what came several times is joined. */
function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  const read = await readJson(request);
  if (read.kind === 'empty') return undefined;
  if (request.headers['content-type'] === undefined) {
    const missing = 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';
    throw new GraphError(400, 'BadRequest', missing);
  }
  if (read.kind === 'json') return read.value;
  if (read.status === 413) throw new GraphError(413, 'RequestEntityTooLarge', read.message);
  const message =
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
  throw new GraphError(400, 'BadRequest', message);
}

/**
 * The request as the source of a call; links of the answer will begin with the Host header.
 * @throws GraphError 400 or 413 for a body that cannot be read
 */
export async function readRequest(request: IncomingMessage): Promise<CallSource> {
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: headersOf(request),
    body: await bodyOf(request),
    origin: `http://${request.headers.host ?? 'localhost'}`,
  };
}

// Reads what a client sent into the source of a call. Knows HTTP only.
import type { IncomingMessage } from 'node:http';
import type { CallSource } from './call.ts';
import { GraphError } from './GraphError.ts';
import { readJsonText } from './jsonText.ts';

/** The largest body that Graph takes. */
const largestBody = 4 * 1024 * 1024;
const withBody: ReadonlySet<string> = new Set(['POST', 'PATCH', 'PUT']);

/** Header values by lower-case name; what came several times is joined. */
function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** All bytes of a body; null for one that is too large, which is read to its end all the same, so that the client hears the answer. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= largestBody) chunks.push(bytes);
    else chunks = [];
  }
  return size <= largestBody ? Buffer.concat(chunks) : null;
}

function typeRefusal({ headers }: IncomingMessage): GraphError | undefined {
  const type = headers['content-type'];
  if (type === undefined) {
    const message = 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';
    return new GraphError(400, 'BadRequest', message);
  }
  const isJson = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type) && !/charset="?(?!utf-?8)/i.test(type);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (isJson && encoding.toLowerCase() === 'identity') return undefined;
  return new GraphError(415, 'UnsupportedMediaType', 'The body must be JSON in UTF-8: Content-Type: application/json.');
}

async function bodyOf(request: IncomingMessage): Promise<Pick<CallSource, 'body' | 'refusal'>> {
  if (!withBody.has(request.method ?? '')) return { body: undefined };
  const bytes = await bytesOf(request);
  if (bytes === null) {
    const message = `The request body is larger than the ${largestBody} bytes that are allowed.`;
    return { body: undefined, refusal: new GraphError(413, 'RequestEntityTooLarge', message) };
  }
  if (bytes.length === 0) return { body: undefined };
  const refusal = typeRefusal(request);
  if (refusal) return { body: undefined, refusal };
  const read = readJsonText(bytes);
  if (read.kind === 'empty') return { body: undefined };
  if (read.kind === 'json') return { body: read.value };
  const message = `Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format. ${read.message}`;
  return { body: undefined, refusal: new GraphError(400, 'BadRequest', message) };
}

/** The address below the host, whatever form it came in. */
function urlOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/^https?:\/\/[^/?]*/i, '').replace(/^\/*/, '/');
}

/** The request as the source of a call; links of the answer will begin with the Host header, and https where a proxy says so. */
export async function readRequest(request: IncomingMessage): Promise<CallSource> {
  const headers = headersOf(request);
  const isSecure = headers['x-forwarded-proto']?.toLowerCase() === 'https';
  return {
    method: request.method ?? 'GET',
    url: urlOf(request),
    headers,
    origin: `${isSecure ? 'https' : 'http'}://${headers['host'] ?? 'localhost'}`,
    ...(await bodyOf(request)),
  };
}

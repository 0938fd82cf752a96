// Writes an answer to the connection, whole or as a fault wants it: cut off, or its body cut short. Knows HTTP only.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from './call.ts';
import { errorReply } from './errorReply.ts';
import { GraphError } from './GraphError.ts';
import type { Outcome } from './underFault.ts';

const contentType = (metadata: string) =>
  `application/json;odata.metadata=${metadata};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;

/** Annotations that an answer without metadata keeps, as OData says. */
const alwaysTold: ReadonlySet<string> = new Set(['@odata.nextLink', '@odata.deltaLink', '@odata.count']);

function withoutMetadata(name: string, value: unknown): unknown {
  return name.includes('@odata.') && !alwaysTold.has(name) ? undefined : value;
}

function wantsNoMetadata({ headers }: IncomingMessage): boolean {
  return /odata(\.metadata)?=none/i.test(headers.accept ?? '');
}

function headersOf(request: IncomingMessage, { headers, body }: Reply, requestId: string): Record<string, string> {
  const clientId = request.headers['client-request-id'];
  const type = contentType(wantsNoMetadata(request) ? 'none' : 'minimal');
  return {
    'request-id': requestId,
    'client-request-id': typeof clientId === 'string' ? clientId : (headers?.['request-id'] ?? requestId),
    ...(body === undefined ? {} : { 'Content-Type': type, 'OData-Version': '4.0' }),
    ...headers,
  };
}

function bytesOf(request: IncomingMessage, { headers, body }: Reply): Buffer {
  const isText = headers?.['Content-Type'] !== undefined && typeof body === 'string';
  return Buffer.from(isText ? body : JSON.stringify(body, wantsNoMetadata(request) ? withoutMetadata : undefined));
}

/** Sends the answer and ends the response, or destroys the connection where a fault says so. */
export function sendOutcome(
  request: IncomingMessage,
  response: ServerResponse,
  { reply, wire }: Outcome,
  requestId: string,
): void {
  if (wire === 'cut') {
    request.socket.destroy();
    return;
  }
  const headers = headersOf(request, reply, requestId);
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  const bytes = bytesOf(request, reply);
  response.writeHead(reply.status, { ...headers, 'Content-Length': bytes.length });
  if (wire !== 'truncate') response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy());
}

/** Answers what is no HTTP at all, and closes: 431 for headers that are too long, else 400. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const refusal = isLong
    ? new GraphError(431, 'RequestHeaderFieldsTooLarge', 'The headers of the request are too long.')
    : new GraphError(400, 'BadRequest', 'The request is not valid HTTP.');
  const body = JSON.stringify(errorReply(refusal, undefined, new Date()).body);
  const head = [
    `HTTP/1.1 ${isLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

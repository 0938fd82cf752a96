// Writes an answer to the connection, whole or as a fault wants it: cut off, or its body cut short. Knows HTTP only.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './call.ts';
import type { Outcome } from './underFault.ts';

const contentType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

function headersOf(request: IncomingMessage, { headers, body }: Reply, requestId: string): Record<string, string> {
  const clientId = request.headers['client-request-id'];
  const asked = request.headers['prefer'];
  return {
    'request-id': requestId,
    'client-request-id': typeof clientId === 'string' ? clientId : requestId,
    ...(body === undefined ? {} : { 'Content-Type': contentType, 'OData-Version': '4.0' }),
    ...(asked === undefined ? {} : { 'Preference-Applied': String(asked) }),
    ...headers,
  };
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
  const bytes = Buffer.from(JSON.stringify(reply.body));
  response.writeHead(reply.status, { ...headers, 'Content-Length': bytes.length });
  if (wire !== 'truncate') response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy());
}

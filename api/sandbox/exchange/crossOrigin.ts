// Lets pages of any origin ask, as Graph does, so that clients work from a browser: it knows no cookies, and a page brings a token of its own.
// Knows the headers of the Fetch standard; must not know requests of Graph.
import type { IncomingMessage, ServerResponse } from 'node:http';

const exposed = 'ETag, Location, OData-EntityId, Preference-Applied, Retry-After, request-id, client-request-id';
const methods = 'GET, POST, PATCH, PUT, DELETE';

/** Marks the answer to a page of another origin as readable; true if the request was the browser's question beforehand, which is answered. */
export function allowOrigin({ headers, method }: IncomingMessage, response: ServerResponse): boolean {
  if (headers.origin === undefined) return false;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', exposed);
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
  response.setHeader('Access-Control-Allow-Methods', methods);
  response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? 'authorization');
  response.setHeader('Access-Control-Max-Age', '3600');
  response.writeHead(204).end();
  return true;
}

// An https address in front of a server that speaks http, as a company's proxy gives one: Outlook frames nothing else.
import { once } from 'node:events';
import { request as askPlain } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { loadCertificate } from '../../../api/sandbox/identity/certificate.ts';

export interface SecureFront {
  readonly origin: string;
  close(): Promise<void>;
}

let certificate: ReturnType<typeof loadCertificate> | undefined;

/** Listens on a free port of 127.0.0.1; its certificate is nobody's. */
export async function startSecureFront(plainOrigin: string): Promise<SecureFront> {
  const { certPem: cert, keyPem: key } = await (certificate ??= loadCertificate(null));
  const server = createServer({ cert, key }, (request, response) => {
    const { headers, method, url } = request;
    const forwarded = askPlain(new URL(url ?? '/', plainOrigin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

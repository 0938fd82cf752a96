// The product's web server on a real store and with real tokens, as callers of each role see it.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import type { AppOptions } from '../../api/http/app.ts';
import { createApp } from '../../api/http/app.ts';
import { createTokenVerifier } from '../../api/http/tokenVerifier.ts';
import { openServiceWorld, type ServiceWorld } from './serviceWorld.ts';
import { startTestIssuer, type TestIssuer } from './testIssuer.ts';

/** Who calls: nobody, an application that was given no role, somebody of a role, or somebody with a token that must not pass. */
export type Caller = 'nobody' | 'roleless' | 'User' | 'Auditor' | 'Administrator' | 'expired' | 'wrong audience';

export interface HttpWorld extends ServiceWorld {
  readonly issuer: TestIssuer;
  readonly options: AppOptions;
  /** Where the server listens. */
  readonly url: string;
  readonly logged: object[];
  /** The header of a caller; a User's mailbox is ANN's unless told. */
  authorization(caller: Caller, mailbox?: string): Promise<Record<string, string>>;
  call(
    caller: Caller,
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: string | object,
  ): Promise<supertest.Response>;
}

export async function openHttpWorld(name: string, settings: Partial<AppOptions> = {}): Promise<HttpWorld> {
  const [world, issuer] = await Promise.all([openServiceWorld(name), startTestIssuer()]);
  const logged: object[] = [];
  const log = (facts: object) => void logged.push(facts);
  const options: AppOptions = {
    services: world.services,
    verifyToken: createTokenVerifier({ ...issuer, http: fetch, clock: { now: () => new Date() } }),
    auth: { authority: issuer.authorityUrl, tenantId: issuer.tenantId, clientId: 'web', audience: issuer.audience },
    staticDir: 'dist',
    publicUrl: 'http://127.0.0.1:3000',
    logger: { info: log, warn: log, error: log },
    ...settings,
  };
  const server = createApp(options).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const authorization = (caller: Caller, mailbox?: string) => authorize(issuer, caller, mailbox);
  const { close } = world;
  return Object.assign(world, {
    issuer,
    options,
    url: `http://127.0.0.1:${port}`,
    logged,
    authorization,
    async call(caller: Caller, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: string | object) {
      const request = supertest(server)
        [method](path)
        .set(await authorization(caller));
      return body === undefined ? request : request.send(body);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await issuer.close();
      await close();
    },
  });
}

async function authorize(
  issuer: TestIssuer,
  caller: Caller,
  mailbox = 'Ann@Example.com',
): Promise<Record<string, string>> {
  if (caller === 'nobody') return {};
  const token = await issuer.token(
    {
      roleless: { isApplication: true },
      User: { roles: ['User'], mailbox },
      Auditor: { roles: ['Auditor'], mailbox: 'auditor@example.com' },
      Administrator: { roles: ['Administrator'], mailbox: 'admin@example.com' },
      expired: { roles: ['Administrator'], lifeSeconds: -3600 },
      'wrong audience': { roles: ['Administrator'], audience: 'https://graph.microsoft.com' },
    }[caller],
  );
  return { Authorization: `Bearer ${token}` };
}

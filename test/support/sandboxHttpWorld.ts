// The product's web server on the whole product with both sandbox servers behind it, as people call it.
import supertest from 'supertest';
import { createApp } from '../../api/http/app.ts';
import { createTokenVerifier } from '../../api/http/tokenVerifier.ts';
import { startTestIssuer } from './testIssuer.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export interface SandboxHttpWorld extends World {
  /** A request of the person with this login, who was given no role. */
  call(
    login: string,
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object,
  ): Promise<supertest.Response>;
  /** What the requests to the sandbox's Siebel were while `work` was done, each with its number. */
  siebelRequests(work: () => Promise<unknown>): Promise<{ readonly total: number; readonly byRoute: object }>;
}

export interface SandboxHttpOptions extends WorldOptions {
  /** SIEBEL_OPEN_URL. */
  readonly openTemplate?: string;
}

/** Each has databases, servers and keys of its own. */
export async function openSandboxHttpWorld(name: string, options: SandboxHttpOptions = {}): Promise<SandboxHttpWorld> {
  const [world, issuer] = await Promise.all([startWorld(name, options), startTestIssuer()]);
  const silent = () => undefined;
  const app = createApp({
    services: { ...world.product.services, openTemplate: options.openTemplate ?? null },
    verifyToken: createTokenVerifier({ ...issuer, http: fetch, clock: { now: () => new Date() } }),
    auth: { authority: issuer.authorityUrl, tenantId: issuer.tenantId, clientId: 'web', audience: issuer.audience },
    staticDir: 'dist',
    publicUrl: 'http://127.0.0.1:3000',
    logger: { info: silent, warn: silent, error: silent },
  });
  return {
    ...world,
    async call(login, method, path, body) {
      const { mailbox } = await world.user(login);
      const request = supertest(app)
        [method](path)
        .auth(await issuer.token({ mailbox }), { type: 'bearer' });
      return body === undefined ? request : request.send(body);
    },
    async siebelRequests(work) {
      await world.door('siebel', 'DELETE', 'requests');
      await work();
      const { byRoute, total } = await world.door('siebel', 'GET', 'requests');
      return { total: Number(total), byRoute: byRoute as object };
    },
    close: async () => {
      await world.close();
      await issuer.close();
    },
  };
}

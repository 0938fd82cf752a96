// A world with the product's web server: the pages of the add-in and the API, for people of the sandbox who are signed in at its issuer.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../api/http/app.ts';
import { createTokenVerifier } from '../../api/http/tokenVerifier.ts';
import { createLogger } from '../../api/platform/logger.ts';
import type { FakePerson } from './fakeOutlook/items.ts';
import { nestedAuth } from './fakeOutlook/nestedAuth.ts';
import type { NestedAuth } from './fakeOutlook/nestedAuth.ts';
import { signInByCode } from './signInByCode.ts';
import { startWorld, TENANT, WEB_CLIENT } from './world.ts';
import type { World, WorldOptions } from './world.ts';

const AUDIENCE = 'api://siebel-server-sync';

export interface PaneWorld extends World {
  /** Where pages and API are served, over http. */
  readonly url: string;
  /** A user as Outlook knows them. */
  person(login: string): Promise<FakePerson>;
  /** Outlook's own sign-in with that user in it. */
  signedIn(person: FakePerson): NestedAuth;
}

/** @param staticDir where the pages were built. */
export async function startPaneWorld(name: string, staticDir: string, options: WorldOptions = {}): Promise<PaneWorld> {
  const world = await startWorld(name, options);
  const { close, product, addresses } = world;
  const app = createApp({
    services: product.services,
    verifyToken: createTokenVerifier({
      authorityUrl: addresses.identity,
      tenantId: TENANT,
      audience: AUDIENCE,
      http: fetch,
      clock: product.services.clock,
    }),
    auth: { authority: addresses.identity, tenantId: TENANT, clientId: WEB_CLIENT, audience: AUDIENCE },
    staticDir,
    publicUrl: 'http://127.0.0.1:3000',
    logger: createLogger({ level: process.env['TEST_LOG'] === '1' ? 'info' : 'silent' }),
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...world,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async person(login) {
      const { firstName, lastName, mailbox } = await world.user(login);
      return { address: mailbox, name: `${firstName} ${lastName}` };
    },
    signedIn: ({ address }) =>
      nestedAuth(() =>
        signInByCode(addresses.identity, TENANT, {
          clientId: WEB_CLIENT,
          person: address,
          scope: `openid profile ${AUDIENCE}/access_as_user`,
        }),
      ),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await close();
    },
  };
}

// Serves the add-in's manifests with the addresses of this installation, so that one build serves any.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';

const MANIFESTS = [
  { name: 'manifest.xml', mediaType: 'application/xml' },
  { name: 'manifest.json', mediaType: 'application/json' },
] as const;

/** The page that both manifests name, below the origin that they were built with. */
const BUILT_ORIGIN = /(https?:\/\/[^/"\s]+)\/about\.html/;
const BUILT_ISSUER = 'login.microsoftonline.com';

/** Where the product and its issuer are, as browsers reach them. */
export interface Addresses {
  readonly authority: string;
  readonly publicUrl: string;
}

/** GET /manifest.xml and /manifest.json from the folder of the built pages; the next handler is asked when they are not built. */
export function manifests(staticDir: string, addresses: Addresses): Router {
  const router = Router();
  for (const { name, mediaType } of MANIFESTS) {
    router.get(`/${name}`, async (_request, response, next) => {
      const built = await readFile(join(staticDir, name), 'utf8').catch(() => null);
      if (built === null) return next();
      response.set('Cache-Control', 'no-cache').type(mediaType).send(readdress(built, addresses));
    });
  }
  return router;
}

function readdress(manifest: string, { authority, publicUrl }: Addresses): string {
  const issuer = new URL(authority);
  const origin = BUILT_ORIGIN.exec(manifest)?.[1];
  const own = origin === undefined ? manifest : manifest.replaceAll(origin, new URL(publicUrl).origin);
  // A manifest names https alone; an issuer of this machine has no place in it.
  return issuer.protocol === 'https:' ? own.replaceAll(BUILT_ISSUER, issuer.host) : own;
}

// Who calls: SADMIN by Basic credentials, or the product by a bearer token of the sandbox's issuer. Nobody else gets in.
import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

export interface Credentials {
  readonly adminPassword: string;
  /** Whether a bearer token is good. Never throws. */
  readonly isGoodToken: (token: string) => Promise<boolean>;
}

/** The one login that step 1 of the sandbox knows. */
const ADMIN_LOGIN = 'SADMIN';

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isAdmin(basic: string, adminPassword: string): boolean {
  const [login = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return login.toUpperCase() === ADMIN_LOGIN && isEqual(rest.join(':'), adminPassword);
}

/** Lets the call through, or answers 401 with the schemes that are taken. */
export function authenticate(credentials: Credentials): RequestHandler {
  return async (request, response, next) => {
    const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
    const isGood =
      (scheme.toLowerCase() === 'basic' && isAdmin(value, credentials.adminPassword)) ||
      (scheme.toLowerCase() === 'bearer' && value !== '' && (await credentials.isGoodToken(value)));
    if (isGood) return next();
    response.set('WWW-Authenticate', 'Basic realm="siebel", Bearer').status(401).json({ ERROR: 'Unauthorized' });
  };
}

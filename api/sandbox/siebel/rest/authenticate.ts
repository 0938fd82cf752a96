// Who calls: SADMIN by Basic credentials, or the product by a bearer token of the sandbox's issuer. Nobody else gets in.
import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { TokenCheck } from '../../common/tokens.ts';

export interface Gate {
  readonly adminPassword: string;
  /** Checks the Authorization header of a bearer; null when there is no issuer to ask. */
  readonly checkToken: ((authorization: string | undefined) => Promise<TokenCheck>) | null;
}

/** The one login that the sandbox takes so far. */
const ADMIN_LOGIN = 'SADMIN';

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isAdmin(authorization: string, adminPassword: string): boolean {
  const basic = /^Basic (\S+)$/i.exec(authorization)?.[1] ?? '';
  const [login = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return login.toUpperCase() === ADMIN_LOGIN && isEqual(rest.join(':'), adminPassword);
}

/** Lets the call through, or answers 401 with the schemes that are taken. */
export function authenticate(gate: Gate): RequestHandler {
  return async (request, response, next) => {
    const authorization = request.headers.authorization ?? '';
    if (isAdmin(authorization, gate.adminPassword)) return next();
    const check = gate.checkToken ? await gate.checkToken(authorization) : null;
    if (check?.kind === 'good') return next();
    response.set('WWW-Authenticate', 'Basic realm="siebel", Bearer').status(401).json({ ERROR: 'Unauthorized' });
  };
}

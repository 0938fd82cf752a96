// Who calls: an employee by Basic credentials, or by a bearer token of the sandbox's issuer; an application by its own token, which
// acts as SADMIN. Nobody else gets in.
import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { TokenCheck, TokenClaims } from '../../common/tokens.ts';
import type { SiebelStore } from '../data/store.ts';
import { SADMIN_ID } from '../data/triggerSql.ts';

export interface Gate {
  readonly adminPassword: string;
  /** The password of every other employee; null lets none of them in by Basic. */
  readonly userPassword: string | null;
  /** Checks the Authorization header of a bearer; null when there is no issuer to ask. */
  readonly checkToken: ((authorization: string | undefined) => Promise<TokenCheck>) | null;
}

/** The employee on whose behalf a request is carried out. */
export interface Caller {
  /** Row id. */
  readonly userId: string;
  readonly login: string;
}

const ADMIN: Caller = { userId: SADMIN_ID, login: 'SADMIN' };
/** The application permission that lets an application act as SADMIN. */
const APPLICATION_ROLE = 'Siebel.Access';
const CALLER = 'caller';

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The active employee with this login, or with this address; null when there is none, or more than one. */
async function findEmployee(store: SiebelStore, column: 'login' | 'email', value: string): Promise<Caller | null> {
  if (value === '' || value.includes('\0')) return null;
  const where = column === 'login' ? `upper("u"."LOGIN") = upper($1)` : `lower("c"."EMAIL_ADDR") = lower($1)`;
  const sql = `SELECT "u"."ROW_ID" AS "userId", "u"."LOGIN" AS "login" FROM "S_USER" "u"
    JOIN "S_CONTACT" "c" ON "c"."ROW_ID" = "u"."ROW_ID"
    WHERE ${where} AND "c"."EMP_FLG" = 'Y' AND coalesce("c"."EMP_STAT_CD", 'Active') = 'Active' LIMIT 2`;
  const [found, another] = await store.select<{ userId: string; login: string }>(sql, [value]);
  return found && !another ? found : null;
}

async function byPassword(store: SiebelStore, gate: Gate, authorization: string): Promise<Caller | null> {
  const basic = /^Basic (\S+)$/i.exec(authorization)?.[1] ?? '';
  const [login = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const password = rest.join(':');
  if (login.toUpperCase() === ADMIN.login) return isEqual(password, gate.adminPassword) ? ADMIN : null;
  if (gate.userPassword === null || !isEqual(password, gate.userPassword)) return null;
  return findEmployee(store, 'login', login);
}

/** A person is the employee with his address, else with the login before the @. */
async function byClaims(store: SiebelStore, claims: TokenClaims): Promise<Caller | null> {
  if (claims.upn === null) return claims.roles.includes(APPLICATION_ROLE) ? ADMIN : null;
  const [login = ''] = claims.upn.split('@');
  if (login.toUpperCase() === ADMIN.login) return ADMIN;
  return (await findEmployee(store, 'email', claims.upn)) ?? findEmployee(store, 'login', login);
}

async function identify(store: SiebelStore, gate: Gate, authorization: string): Promise<Caller | null> {
  if (/^Basic /i.test(authorization)) return byPassword(store, gate, authorization);
  const check = gate.checkToken ? await gate.checkToken(authorization) : null;
  return check?.kind === 'good' ? byClaims(store, check.claims) : null;
}

/** The caller that the sandbox's own pages play; null for a login that nobody has. */
export async function callerNamed(store: SiebelStore, login: string): Promise<Caller | null> {
  return login.toUpperCase() === ADMIN.login ? ADMIN : findEmployee(store, 'login', login);
}

/** Lets the call through, or answers 401 with the schemes that are taken. */
export function authenticate(store: SiebelStore, gate: Gate): RequestHandler {
  return async (request, response, next) => {
    const caller = await identify(store, gate, request.headers.authorization ?? '');
    if (caller) {
      response.locals[CALLER] = caller;
      return next();
    }
    response.set('WWW-Authenticate', 'Basic realm="siebel", Bearer').status(401).json({ ERROR: 'Unauthorized' });
  };
}

/** Who was let through. @throws when nobody was asked who he is. */
export function callerOf(response: Response): Caller {
  const caller: unknown = response.locals[CALLER];
  if (!caller) throw new Error('The request was not authenticated.');
  return caller as Caller;
}

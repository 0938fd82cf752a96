// Takes the bearer token of a request and has it verified.
import type { Request } from 'express';
import { UserError } from '../../errors.ts';
import type { TokenClaims, VerifyToken } from '../tokenVerifier.ts';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** @throws UserError token-missing, token-invalid, sign-in-unavailable */
export async function authenticate(request: Request, verifyToken: VerifyToken): Promise<TokenClaims> {
  const header = request.get('authorization');
  if (header === undefined) {
    throw new UserError('token-missing', 'Sign in: this address needs "Authorization: Bearer …" with a token.', 401);
  }
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) {
    throw new UserError('token-invalid', 'The Authorization header must be "Bearer", a blank and a token.', 401);
  }
  return verifyToken(token);
}

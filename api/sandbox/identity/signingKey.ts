// The RSA key that signs tokens, kept so that tokens outlive a restart, and its public half as a JWKS.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** The key set that the issuer publishes. */
  readonly jwks: { readonly keys: readonly Record<string, unknown>[] };
}

/** Reads the key kept in the folder, or makes one and keeps it; null keeps it in memory only. */
export function loadSigningKey(folder: string | null): SigningKey {
  const file = folder === null ? null : path.join(folder, 'signing.key');
  const pem = file !== null && existsSync(file) ? readFileSync(file, 'utf8') : makeKey();
  if (folder !== null && file !== null && !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, pem, { mode: 0o600 });
  }
  const privateKey = createPrivateKey(pem);
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const keyId = createHash('sha256').update(String(publicJwk.n)).digest('base64url').slice(0, 22);
  return { keyId, privateKey, jwks: { keys: [{ ...publicJwk, kid: keyId, use: 'sig', alg: 'RS256' }] } };
}

function makeKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

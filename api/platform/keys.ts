// The keys at rest: one seals what the journal keeps of people's data, one makes the digests that links are compared by. Both are
// derived from the keys in the configuration (HKDF, RFC 5869), so that neither serves for the other. Never logs or names a key.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const DIGEST_BYTES = 9;
const FORMAT = 1;

export interface EncryptionKey {
  /** Up to 16 letters, digits, _ or -. */
  readonly id: string;
  readonly key: Buffer;
}

/** The first one is current; the others only open what they sealed. Never empty. */
export type EncryptionKeys = readonly [EncryptionKey, ...EncryptionKey[]];

export interface Sealer {
  seal(plain: object): Buffer;
  /** @throws when the key is gone from the configuration, or the bytes were changed. */
  open(sealed: Buffer): object;
}

export interface Digester {
  /** The key's id, a dot, and 72 bits of HMAC-SHA256 in base64url: 12 characters. */
  digest(text: string): string;
  /**
   * A digest made with an older key becomes today's if it is this text's; any other comes back as it is.
   * @throws when its key is no longer configured.
   */
  renew(digest: string, text: () => string): string;
}

/** What was sealed or digested with a key that the configuration does not hold. Names the key's id only. */
class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
}

/** Reads `id:base64key[,id2:base64key2...]`. @throws naming the entry by its place and id, never by its key. */
export function parseKeys(text: string): EncryptionKeys {
  const keys = text.split(',').map((entry, index) => parseKey(entry.trim(), index + 1));
  const [current, ...older] = keys;
  if (current === undefined) throw new Error('ENCRYPTION_KEYS is empty; it needs id:base64key.');
  const ids = keys.map((key) => key.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new Error(`ENCRYPTION_KEYS names the key id "${twice}" twice; every key needs its own id.`);
  return [current, ...older];
}

function parseKey(entry: string, place: number): EncryptionKey {
  const separator = entry.indexOf(':');
  const id = entry.slice(0, Math.max(separator, 0));
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(id)) {
    throw new Error(
      `ENCRYPTION_KEYS: entry ${place} has no valid id; write id:base64key, the id of at most 16 letters, digits, _ or -.`,
    );
  }
  const key = Buffer.from(entry.slice(separator + 1), 'base64');
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `ENCRYPTION_KEYS: key "${id}" has ${key.length} bytes instead of ${KEY_BYTES}; make one with: openssl rand -base64 32`,
    );
  }
  return { id, key };
}

/** The keys of ENCRYPTION_KEYS, else those of `${dataDir}/encryption.keys`, which is made (mode 600) when it is missing. */
export function loadOrCreateKeys(dataDir: string, env: Readonly<Record<string, string | undefined>>): EncryptionKeys {
  const given = env.ENCRYPTION_KEYS?.trim() ?? '';
  if (given !== '') return parseKeys(given);
  const file = path.join(dataDir, 'encryption.keys');
  if (!existsSync(file)) createKeyFile(dataDir, file);
  try {
    return parseKeys(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new Error(`The key file ${file} cannot be used (${why}) Restore it from a backup, or set ENCRYPTION_KEYS.`);
  }
}

/** Several processes may start at once: a link to the finished file is made by one of them, and all read that one. */
function createKeyFile(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `k1:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function derive(key: EncryptionKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key.key, '', `siebel-server-sync ${purpose} v1`, KEY_BYTES));
}

/** AES-256-GCM over the JSON of an object. Layout: format (1), length of the key id (1), key id, nonce (12), tag (16), ciphertext. */
export function createSealer(keys: EncryptionKeys): Sealer {
  const derived = new Map(keys.map((key) => [key.id, derive(key, 'sealing')]));
  const current = keys[0];
  return {
    seal(plain) {
      const header = Buffer.concat([Buffer.from([FORMAT, current.id.length]), Buffer.from(current.id, 'ascii')]);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(derived, current.id), nonce).setAAD(header);
      const body = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const idEnd = 2 + (sealed[1] ?? 0);
      const bodyStart = idEnd + NONCE_BYTES + TAG_BYTES;
      if (sealed[0] !== FORMAT || sealed.length < bodyStart)
        throw new Error('These bytes were not sealed by this product.');
      const key = keyOf(derived, sealed.toString('ascii', 2, idEnd));
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(idEnd, idEnd + NONCE_BYTES))
        .setAAD(sealed.subarray(0, idEnd))
        .setAuthTag(sealed.subarray(idEnd + NONCE_BYTES, bodyStart));
      const text = Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]).toString('utf8');
      const plain: unknown = JSON.parse(text);
      if (typeof plain !== 'object' || plain === null) throw new Error('What was sealed is no object.');
      return plain;
    },
  };
}

function keyOf(derived: ReadonlyMap<string, Buffer>, id: string): Buffer {
  const key = derived.get(id);
  if (key === undefined) {
    throw new KeyMissing(
      `This was sealed with the key "${id}", which ENCRYPTION_KEYS does not have; add it after the current key.`,
    );
  }
  return key;
}

/**
 * Digests under the current key, with its id in front: equal texts give equal digests, and nobody without the key can try out values.
 * Digests made with an older key are still told apart; a key that is no longer configured is an error, never a difference.
 */
export function createDigester(keys: EncryptionKeys): Digester {
  const derived = new Map(keys.map((key) => [key.id, derive(key, 'digests')]));
  const current = keys[0].id;
  const under = (id: string, text: string): string => {
    const hash = createHmac('sha256', digestKeyOf(derived, id)).update(text, 'utf8').digest();
    return `${id}.${hash.subarray(0, DIGEST_BYTES).toString('base64url')}`;
  };
  return {
    digest: (text) => under(current, text),
    renew(digest, text) {
      const id = digest.slice(0, digest.indexOf('.'));
      if (id === current || id === '') return digest;
      return under(id, text()) === digest ? under(current, text()) : digest;
    },
  };
}

function digestKeyOf(derived: ReadonlyMap<string, Buffer>, id: string): Buffer {
  const key = derived.get(id);
  if (key === undefined) {
    throw new KeyMissing(
      `Links were made with the key "${id}", which ENCRYPTION_KEYS does not have; add it after the current key.`,
    );
  }
  return key;
}

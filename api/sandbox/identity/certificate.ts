// The issuer's certificate: an authority of its own, made at the first start, and a leaf for this machine signed by it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  /** The authority's certificate: what whoever calls over https must trust. */
  readonly caPem: string;
  readonly certPem: string;
  readonly keyPem: string;
}

const YEARS = 10;

async function makeCertificate(): Promise<Certificate> {
  const until = new Date();
  until.setFullYear(until.getFullYear() + YEARS);
  const validity = { notAfterDate: until, algorithm: 'sha256', keyType: 'ec' as const };
  const ca = await generate([{ name: 'commonName', value: 'Siebel Server Sync sandbox authority' }], {
    ...validity,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...validity,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { caPem: ca.cert, certPem: leaf.cert, keyPem: leaf.private };
}

/** Reads the certificate kept in the folder, or makes one and keeps it; null keeps it in memory only. */
export async function loadCertificate(folder: string | null): Promise<Certificate> {
  if (folder === null) return makeCertificate();
  const file = (name: string): string => path.join(folder, name);
  const names = ['ca.pem', 'server.pem', 'server.key'] as const;
  if (names.every((name) => existsSync(file(name)))) {
    const [caPem, certPem, keyPem] = names.map((name) => readFileSync(file(name), 'utf8'));
    return { caPem: caPem ?? '', certPem: certPem ?? '', keyPem: keyPem ?? '' };
  }
  mkdirSync(folder, { recursive: true });
  const made = await makeCertificate();
  writeFileSync(file('ca.pem'), made.caPem);
  writeFileSync(file('server.pem'), made.certPem);
  writeFileSync(file('server.key'), made.keyPem, { mode: 0o600 });
  return made;
}

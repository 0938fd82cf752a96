// The certificate of the local run over https, which Outlook needs: an authority that a person trusts once, and a certificate for this machine
// that it signed. The authority's key is thrown away, so that nobody can make others that this machine would trust.
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface CertificateFiles {
  /** What to trust. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** Apple takes none that is longer valid than 825 days. */
const VALID_DAYS = 800;
const RENEW_DAYS = 30;
const DAY_MS = 86_400_000;

/** The certificate kept in the folder; made anew, authority and all, before it ends. */
export async function loadCertificate(folder: string, now = new Date()): Promise<CertificateFiles> {
  const files = { ca: path.join(folder, 'ca.pem'), certificate: path.join(folder, 'server.pem'), key: path.join(folder, 'server.key') }; // prettier-ignore
  if (isUsable(files, now)) return files;
  const made = await makeCertificate(now);
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.key, made.key, { mode: 0o600 });
  writeFileSync(files.certificate, made.certificate);
  writeFileSync(files.ca, made.ca);
  return files;
}

function isUsable(files: CertificateFiles, now: Date): boolean {
  if (!Object.values(files).every((file) => existsSync(file))) return false;
  const { validTo } = new X509Certificate(readFileSync(files.certificate));
  return Date.parse(validTo) - now.getTime() > RENEW_DAYS * DAY_MS;
}

/** The three as PEM. */
async function makeCertificate(now: Date): Promise<CertificateFiles> {
  const validity = {
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    algorithm: 'sha256',
    keyType: 'ec',
  } as const;
  const ca = await generate([{ name: 'commonName', value: 'Siebel Server Sync on this machine' }], {
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
        ],
      },
    ],
  });
  return { ca: ca.cert, certificate: leaf.cert, key: leaf.private };
}

// The local run over https, as Outlook needs it, and its certificate.
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createHttp } from '../../api/platform/http.ts';
import { loadCertificate } from '../../deploy/local/certificate.ts';
import { choosePorts, processesOf, startLocalRun } from '../support/localRun.ts';
import { eventually } from '../support/program.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'siebel-server-sync-https-'));
  folders.push(folder);
  return folder;
}

it('the certificate is for this machine, signed by the authority, and as long valid as every system takes it', async () => {
  const files = await loadCertificate(makeFolder());
  const authority = new X509Certificate(readFileSync(files.ca));
  const certificate = new X509Certificate(readFileSync(files.certificate));
  expect(certificate.verify(authority.publicKey)).toBe(true);
  expect([authority.ca, certificate.ca]).toEqual([true, false]);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
  expect(days).toBeLessThan(825);
  if (process.platform !== 'win32') expect(statSync(files.key).mode & 0o077).toBe(0);
});

it('the certificate stays while it lasts, and is made anew before it ends', async () => {
  const folder = makeFolder();
  const first = readFileSync((await loadCertificate(folder)).certificate, 'utf8');
  expect(readFileSync((await loadCertificate(folder)).certificate, 'utf8')).toBe(first);
  const later = new Date(Date.now() + 790 * 86_400_000);
  const renewed = new X509Certificate(readFileSync((await loadCertificate(folder, later)).certificate));
  expect(Date.parse(renewed.validTo)).toBeGreaterThan(later.getTime() + 700 * 86_400_000);
});

it('npm run start:https serves the add-in over https to whoever trusts its authority, and to nobody else', async () => {
  const folder = makeFolder();
  const ports = await choosePorts();
  const run = await startLocalRun(folder, ports, ['--https']);
  const origin = `https://localhost:${ports.product}`;
  const trusting = createHttp({ caFile: path.join(folder, 'https/ca.pem'), timeoutMs: 30_000 });
  const strange = createHttp({ timeoutMs: 30_000 });
  try {
    expect(run.output()).toContain(`${origin}/manifest.xml`);
    const manifest = await trusting.fetch(`${origin}/manifest.xml`);
    expect(await manifest.text()).toContain(`DefaultValue="${origin}/taskpane.html"`);
    expect((await trusting.fetch(`${origin}/taskpane.html`)).status).toBe(200);
    expect((await trusting.fetch(`${origin}/api/health/ready`)).status).toBe(200);
    await expect(strange.fetch(`${origin}/manifest.xml`)).rejects.toThrow(/CERT|SIGNATURE/);
  } finally {
    await Promise.all([trusting.close(), strange.close()]);
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await eventually('no process of the local run is left', () => processesOf(folder).length === 0, 60_000);
  }
}, 420_000); // prettier-ignore

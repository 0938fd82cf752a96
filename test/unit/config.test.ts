// What the environment says about https.
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { loadConfig } from '../../api/config.ts';

it('with a certificate and its key the server speaks https, and is reached as localhost unless told', () => {
  const config = loadConfig({ TLS_CERTIFICATE_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem', PORT: '4000' }, tmpdir());
  expect(config.tls).toEqual({ certificateFile: 'c.pem', keyFile: 'k.pem' });
  expect(config.publicUrl).toBe('https://localhost:4000');
  expect(loadConfig({ PORT: '4000' }, tmpdir())).toMatchObject({ tls: null, publicUrl: 'http://127.0.0.1:4000' });
});

it.each(['TLS_CERTIFICATE_FILE', 'TLS_KEY_FILE'])('%s alone is refused', (name) => {
  expect(() => loadConfig({ [name]: 'x.pem' }, tmpdir())).toThrow(/belong together/);
});

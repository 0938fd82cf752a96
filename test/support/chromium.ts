// Finds a Chromium for the browser tests, or says in one line what to install.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a headless browser in a test needs: no sandbox (containers), and nothing that calls home. */
export const CHROMIUM_ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function locate(name: string): string | null {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

/** The path of a Chromium: CHROMIUM_PATH, or what is installed; null (and one line on stderr) if there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = [
    named,
    '/usr/bin/chromium',
    locate('chromium'),
    locate('chromium-browser'),
    locate('google-chrome'),
  ];
  const found = candidates.find((path) => typeof path === 'string' && existsSync(path));
  if (found !== null && found !== undefined) return found;
  process.stderr.write(
    'Browser tests are skipped: install chromium (apt-get install chromium), or set CHROMIUM_PATH.\n',
  );
  return null;
}

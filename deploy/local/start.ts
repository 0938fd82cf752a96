// `npm start`: the sandbox, the product and one engine, each a process of its own, on an embedded PostgreSQL. Ctrl-C stops all of it.
// With --https (`npm run start:https`) the product speaks https, as Outlook demands of whatever it shows.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHttp } from '../../api/platform/http.ts';
import { localAddresses, type LocalAddresses } from './addresses.ts';
import { buildAddin } from './build.ts';
import { loadCertificate, type CertificateFiles } from './certificate.ts';
import { loadCredentials } from './credentials.ts';
import { startProgram, waitUntilReady, type Started } from './processes.ts';
import { startSandbox, type RunningSandbox } from './sandboxProcesses.ts';

const root = path.resolve(import.meta.dirname, '../..');
const isHttps = process.argv.includes('--https');
const addresses = localAddresses(root, process.env, isHttps);
const logs = path.join(addresses.dataDir, 'logs');
let sandbox: RunningSandbox | null = null;
const programs: Started[] = [];
let stopping: Promise<void> | null = null;
const ASKING_MS = 30_000;

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    await Promise.all(programs.map((program) => program.stop()));
    await sandbox?.stop();
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    console.log('\nStopping …');
    void stopAll().then(() => process.exit(0));
  });
}

async function start(): Promise<void> {
  if (process.argv.includes('--fresh')) rmSync(addresses.dataDir, { recursive: true, force: true });
  console.log('Starting Siebel Server Sync with its sandbox …');
  const credentials = loadCredentials(root);
  const building = buildAddin(root);
  [sandbox] = await Promise.all([startSandbox(root, addresses, credentials), building]);
  if (stopping) return;

  // The server hosts the pages, the API and the Dispatcher; tasks are run by the engine beside it.
  const environment = { ...addresses.environment, ...credentials, DATA_DIR: addresses.dataDir, TIED_TO_PARENT: '1' };
  const certificate = isHttps ? await loadCertificate(path.join(addresses.dataDir, 'https')) : null;
  const server = startProgram(
    'server',
    path.join(root, 'api/main.ts'),
    { ...environment, ...tlsOf(certificate), ENGINE_CONCURRENCY: '0' },
    logs,
  );
  programs.push(server);
  const http = createHttp({ caFile: certificate?.ca ?? null, timeoutMs: ASKING_MS });
  await waitUntilReady(server, `${addresses.product}/api/health/ready`, http.fetch);
  await http.close();
  await mapUsersOnce(environment);
  const engine = startProgram('engine', path.join(root, 'api/engineMain.ts'), environment, logs);
  programs.push(engine);
  for (const program of [...programs, ...sandbox.programs]) void program.ended.then((code) => died(program, code));
  console.log(welcome(addresses, certificate));
}

/** PUBLIC_URL stays what the environment says, such as the address of a tunnel. */
function tlsOf(certificate: CertificateFiles | null): Readonly<Record<string, string>> {
  if (certificate === null) return {};
  return { TLS_CERTIFICATE_FILE: certificate.certificate, TLS_KEY_FILE: certificate.key };
}

/** What an administrator does once: maps every Siebel employee to the mailbox of the same address, and enables them. */
async function mapUsersOnce(environment: NodeJS.ProcessEnv): Promise<void> {
  const done = path.join(addresses.dataDir, 'users.mapped');
  if (existsSync(done)) return;
  const script = path.join(root, 'api/cli/main.ts');
  const mapping = startProgram('map-users', script, environment, logs, ['users', 'map', '--all', '--enable']);
  const code = await mapping.ended;
  if (code !== 0) throw new Error(`The users could not be mapped:\n${mapping.lastLines()}`);
  writeFileSync(done, new Date().toISOString());
}

function died(program: Started, code: number): void {
  if (stopping) return;
  console.error(
    `\n${program.name} stopped with code ${code}. Its last lines:\n${program.lastLines()}\nStopping the rest …`,
  );
  void stopAll().then(() => process.exit(1));
}

function welcome(
  { product, graph, siebel, identity, dataDir }: LocalAddresses,
  certificate: CertificateFiles | null,
): string {
  const addIn = certificate
    ? `${product}/manifest.xml   (trust ${path.relative(root, certificate.ca)} first: docs/sideload.md)`
    : 'npm run start:https, and docs/sideload.md';
  return `
Siebel Server Sync is ready.

  Console                ${product}/admin          (sign in as Siebel Administrator)
  API                    ${product}/api            (described by /api/openapi.json)
  Outlook add-in         ${addIn}
  Sandbox Exchange       ${graph}/          (play Outlook; Graph is at /v1.0)
  Sandbox Siebel         ${new URL('/', siebel).href}          (play Siebel; REST is at /siebel/v1.0)
  Sandbox token issuer   ${identity}
  Data and logs          ${path.relative(root, dataDir) || dataDir}/

Try: open the console and watch contacts, calendar and tasks travel; change a contact on the page of either sandbox server and see it
arrive on the other. Then, in another terminal:
  npm run pimsi -- status
  npm run pimsi -- users list
  npm run pimsi -- sync --user <LOGIN> --dry-run
Ctrl-C stops everything; the next start goes on where this one ended. npm start -- --fresh begins anew.
`;
}

start().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await stopAll();
  process.exit(1);
});

// Runs one PostgreSQL server as its child and stops it when nobody holds it any more: its starter (the pipe at stdin) has ended
// and no file in the holders folder names a living process. Plain JavaScript, so that it starts without a loader.
// Knows nothing of the product; argv[2] is the JSON of WatchdogOptions in embeddedPostgres.ts.
import { spawn, spawnSync } from 'node:child_process';
import { openSync, readdirSync, rmSync } from 'node:fs';

const CHECK_INTERVAL_MS = 100;

const options = JSON.parse(process.argv[2] ?? '{}');
const log = openSync(options.logFile, 'w', 0o600);
const server = spawn(options.command, options.args, {
  cwd: '/',
  detached: true,
  stdio: ['ignore', log, log],
  ...(options.uid === null ? {} : { uid: options.uid, gid: options.gid }),
});

let isOrphan = false;
let isStopping = false;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isHeld() {
  try {
    return readdirSync(options.holdersDir).some((name) => isAlive(Number.parseInt(name, 10)));
  } catch {
    return false;
  }
}

function stop() {
  if (isStopping) return;
  isStopping = true;
  if (process.platform === 'win32') spawnSync(options.pgCtl, ['stop', '-m', 'fast', '-D', options.dataDir]);
  else server.kill('SIGINT');
}

server.on('error', () => process.exit(1));
server.on('exit', (code) => {
  if (options.removeWhenStopped && (isStopping || isOrphan))
    rmSync(options.clusterDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
process.stdin.on('error', () => undefined);
process.stdin.on('close', () => (isOrphan = true));
process.stdin.resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
setInterval(() => {
  if (isOrphan && !isHeld()) stop();
}, CHECK_INTERVAL_MS);

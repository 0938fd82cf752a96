// `npm start` as a process of its own, with its data in a folder of its own and on free ports; and which processes belong to it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { eventually } from './program.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Ports {
  readonly product: number;
  readonly graph: number;
  readonly siebel: number;
  /** The next port is the issuer's too. */
  readonly identity: number;
}

/** The lowest of `count` free ports in a row. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await tryListen(0);
    const others = Array.from({ length: count - 1 }, (_, index) => (first ?? 0) + 1 + index);
    const free = await Promise.all(others.map(tryListen));
    if (first !== null && free.every((port) => port !== null)) return first;
  }
}

function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** Ports that nobody listens on: five in a row. */
export async function choosePorts(): Promise<Ports> {
  const product = await freePorts(5);
  return { product, graph: product + 1, siebel: product + 2, identity: product + 3 };
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

export interface LocalRun {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts everything and waits until it says that it is ready. @throws with its output when it ends before. */
export async function startLocalRun(folder: string, ports: Ports, args: readonly string[] = []): Promise<LocalRun> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'deploy/local/start.ts'), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: folder,
      SANDBOX_ENV_FILE: path.join(folder, 'env.sandbox'),
      PORT: String(ports.product),
      SANDBOX_GRAPH_PORT: String(ports.graph),
      SANDBOX_SIEBEL_PORT: String(ports.siebel),
      SANDBOX_IDENTITY_PORT: String(ports.identity),
      DISPATCH_INTERVAL_SECONDS: '2',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const run: LocalRun = { process: child, output: () => output, ended };
  await eventually(
    `the local run is ready. It said: ${output}`,
    () => {
      if (child.exitCode !== null) throw new Error(`The local run ended with ${child.exitCode}: ${output}`);
      return output.includes('is ready.');
    },
    240_000,
  );
  return run;
}

/** Living processes, this one aside, whose command line or environment names the folder. Linux. */
export function processesOf(folder: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => ['cmdline', 'environ'].some((file) => read(`/proc/${pid}/${file}`).includes(folder))).map(Number); // prettier-ignore
}

/** A process that ends meanwhile, or is somebody else's, has nothing to say. */
function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

/** The value of a line NAME=value that the local run wrote to its file of credentials. */
export function credential(folder: string, name: string): string {
  const lines = readFileSync(path.join(folder, 'env.sandbox'), 'utf8').split('\n');
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

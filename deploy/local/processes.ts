// Child processes of the local run: started with a pipe that ties them to the supervisor, logged to files, stopped in order.
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

export interface Started {
  readonly name: string;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Asks the process to stop and waits; kills it when it does not within ten seconds. */
  stop(): Promise<void>;
  /** Ends with the exit code when the process ends. */
  readonly ended: Promise<number>;
  /** The newest lines it printed, for a message when it dies. */
  lastLines(): string;
}

const STOP_MS = 10_000;
const KEPT_LINES = 15;

/** Starts a TypeScript program. Its standard input is a pipe that nobody writes to: when the supervisor dies, it closes. */
export function startProgram(
  name: string,
  script: string,
  environment: NodeJS.ProcessEnv,
  logFolder: string,
  args: readonly string[] = [],
): Started {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(path.join(logFolder, `${name}.log`), { flags: 'a' });
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C reaches the supervisor alone, which then stops everything in order.
    detached: true,
  });
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      kept.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      kept.splice(0, Math.max(0, kept.length - KEPT_LINES));
    });
  }
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return { name, pid: child.pid, ended, stop: () => stopProgram(child, ended), lastLines: () => kept.join('\n') };
}

async function stopProgram(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

/**
 * Waits until the address answers with a status below 500; `ask` asks it.
 * @throws when the program ends first, with its last lines, or when the time is over.
 */
export async function waitUntilReady(
  program: Started,
  url: string,
  ask: (url: string) => Promise<{ readonly status: number }> = fetch,
  timeoutMs = 60_000,
): Promise<void> {
  let code: number | null = null;
  void program.ended.then((ended) => (code = ended));
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (code !== null)
      throw new Error(`${program.name} stopped with code ${code} while it started:\n${program.lastLines()}`);
    const status = await ask(url).then((answer) => answer.status, () => 0); // prettier-ignore
    if (status > 0 && status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `${program.name} did not answer at ${url} within ${timeoutMs / 1000} s. Its last lines:\n${program.lastLines()}`,
  );
}

// Runs a small TypeScript program as a process of its own, so that a test can kill it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export interface Program {
  readonly process: ChildProcess;
  /** The next line of its output. @throws with its stderr when it ended before. */
  nextLine(): Promise<string>;
  /** Asks it to end, and gives its exit code (null after a signal). @throws with its last lines when it is not gone in time. */
  stop(withinMs?: number): Promise<number | null>;
  /** What it said last. */
  lastLines(): readonly string[];
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Lines kept to tell what a program that does not end was doing. */
const LAST_LINES = 20;

/** Starts `file`, with tsx if it is TypeScript; `args` are its arguments, `env` is added to our own. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Read on even if nobody asks: a program whose output nobody reads stands still at its next line.
  const unread: string[] = [];
  const last: string[] = [];
  let isAtEnd = false;
  let wake: () => void = () => undefined;
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      unread.push(line);
      if (last.push(line) > LAST_LINES) last.shift();
      wake();
    })
    .on('close', () => {
      isAtEnd = true;
      wake();
    });
  return {
    process: child,
    async nextLine() {
      while (unread.length === 0 && !isAtEnd) await new Promise<void>((resolve) => (wake = resolve));
      const line = unread.shift();
      if (line === undefined) throw new Error(`The program ${file} ended without a further line. ${trouble}`);
      return line;
    },
    async stop(withinMs = 60_000) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const isGone = await Promise.race([ended.then(() => true), wait(withinMs, false, { ref: false })]);
      if (!isGone) throw new Error(`${file} did not end within ${withinMs} ms. ${trouble}\n${last.join('\n')}`);
      return child.exitCode;
    },
    lastLines: () => last,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks again until `check` says yes. @throws after `timeoutMs`, naming what was waited for. */
export async function eventually(
  what: string,
  check: () => Promise<boolean> | boolean,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

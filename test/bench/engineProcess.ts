// Starts the engine of a benchmark as a process of its own and tells it what to do.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EngineStep, StepDone } from './engineMessages.ts';

export interface EngineProcess {
  /** @throws when the step failed, or the process ended. */
  do(step: EngineStep): Promise<StepDone>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./engineProgram.ts', import.meta.url));

/** Starts it on a stage's environment for one user. */
export async function startEngine(environment: NodeJS.ProcessEnv, login: string): Promise<EngineProcess> {
  const child = fork(PROGRAM, [login], {
    env: { ...process.env, ...environment },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const death = ended.then(([code]) => {
      throw new Error(`The engine process ended with code ${String(code)}.`);
    });
    const [message] = (await Promise.race([once(child, 'message'), death])) as readonly unknown[];
    return message;
  };
  await answer();
  return {
    async do(step) {
      const answered = answer();
      child.send(step);
      const done = (await answered) as StepDone;
      if (done.failure !== null) throw new Error(`The engine failed at "${step}": ${done.failure}`);
      return done;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

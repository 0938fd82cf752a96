// An engine as a process of its own, on the database and servers of a world, so that a test can kill it.
import { startProgram, type Program } from './program.ts';
import type { World } from './world.ts';

/** Starts the engine in `file` (engineMain.ts, or a bundle of it), known to the database by `name`, and waits until it works. */
export async function startEngine(
  { environment }: Pick<World, 'environment'>,
  file: string,
  name: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const engine = startProgram(file, [], {
    ...environment,
    DATABASE_URL: `${environment['DATABASE_URL']}?application_name=${name}`,
    DISPATCH_INTERVAL_SECONDS: '1',
    ENGINE_CONCURRENCY: '2',
    LOG_LEVEL: 'info',
    ...more,
  });
  while (!(await engine.nextLine()).includes('engine ready'));
  return engine;
}

// Opens the product for one command and closes it again, whatever happens.
import type { ServiceDependencies } from '../services/dependencies.ts';
import type { CliDependencies } from './cliDependencies.ts';

/** Runs `work` with the product's services. @throws what `work` throws, after closing */
export async function withServices<T>(
  cli: CliDependencies,
  work: (services: ServiceDependencies) => Promise<T>,
): Promise<T> {
  const opened = await cli.open();
  try {
    return await work(opened.services);
  } finally {
    await opened.close();
  }
}

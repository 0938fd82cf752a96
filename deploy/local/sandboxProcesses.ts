// Starts the sandbox's three servers as processes of their own, each with its own store: token issuer, Exchange, Siebel.
import path from 'node:path';
import { startEmbeddedPostgres } from '../../api/platform/embeddedPostgres.ts';
import type { Credentials } from './credentials.ts';
import type { LocalAddresses } from './addresses.ts';
import { startProgram, waitUntilReady, type Started } from './processes.ts';

export interface RunningSandbox {
  readonly programs: readonly Started[];
  stop(): Promise<void>;
}

/** Starts them and waits until they answer. The Siebel sandbox keeps its tables in the database `siebel` of the embedded PostgreSQL. */
export async function startSandbox(
  root: string,
  addresses: LocalAddresses,
  credentials: Credentials,
): Promise<RunningSandbox> {
  const { dataDir } = addresses;
  const cluster = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
  await cluster.createDatabase('siebel');
  const logs = path.join(dataDir, 'logs');
  const environment = {
    ...addresses.environment,
    ...credentials,
    DATA_DIR: dataDir,
    SANDBOX_TIED: '1',
    SANDBOX_SIEBEL_DATABASE_URL: cluster.url('siebel'),
  };
  const start = (name: string): Started =>
    startProgram(`sandbox-${name}`, path.join(root, `api/sandbox/${name}/main.ts`), environment, logs);
  const programs: Started[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map((program) => program.stop()));
    await cluster.stop();
  };
  try {
    // The issuer makes the certificate that the others trust, so it comes first.
    const identity = start('identity');
    programs.push(identity);
    await waitUntilReady(identity, `${addresses.identity}/${addresses.tenantId}/v2.0/.well-known/openid-configuration`);
    const exchange = start('exchange');
    const siebel = start('siebel');
    programs.push(exchange, siebel);
    await Promise.all([
      waitUntilReady(exchange, `${addresses.graph}/v1.0/users`),
      waitUntilReady(siebel, `${addresses.siebel}/data/Contact/Contact`),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { programs, stop };
}

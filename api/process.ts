// What every process of the product does at its start and its end: configuration, logger, database, and stopping in order.
import path from 'node:path';
import { compose, type Product } from './compose.ts';
import { loadConfig, type Config } from './config.ts';
import { ensureDatabase } from './platform/ensureDatabase.ts';
import { createLogger, type Logger } from './platform/logger.ts';

export interface Opened {
  readonly config: Config;
  readonly product: Product;
  readonly logger: Logger;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '..');

/** Opens the product for a process of this name; starts the embedded database if nothing answers at its address. */
export async function openProduct(name: string, logLevel?: Config['LOG_LEVEL']): Promise<Opened> {
  const config = loadConfig(process.env, ROOT);
  const logger = createLogger({ level: logLevel ?? config.LOG_LEVEL, name });
  const database = await ensureDatabase(config.DATABASE_URL ?? null, config.dataDir);
  try {
    const product = await compose({ config, databaseUrl: database.url, logger });
    return {
      config,
      product,
      logger,
      close: async () => {
        await product.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * Calls `stop` once on SIGTERM or SIGINT, or when the process that started this one dies (TIED_TO_PARENT=1), and ends the process: with 0 when
 * its tasks have ended, with 1 when they do not within STOP_SECONDS. What it leaves another engine takes over, as after a crash.
 */
export function stopOnSignals({ config, logger }: Pick<Opened, 'config' | 'logger'>, stop: () => Promise<void>): void {
  const limitSeconds = config.STOP_SECONDS;
  let isStopping = false;
  const end = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      logger.warn({ limitSeconds }, 'tasks did not end in time; they are left to other engines');
      process.exit(1);
    }, limitSeconds * 1000);
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.env['TIED_TO_PARENT'] === '1') process.stdin.on('end', end).on('close', end).resume();
}

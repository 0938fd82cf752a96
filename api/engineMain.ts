// `npm run engine`: one more engine on the same database.
import { openProduct, stopOnSignals } from './process.ts';

const { config, product, logger, close } = await openProduct('engine');
await product.work(Math.max(1, config.ENGINE_CONCURRENCY));
logger.info({ concurrency: config.ENGINE_CONCURRENCY }, 'engine ready');
stopOnSignals(close);

// `npm run engine`: one more engine on the same database.
import { openProduct, stopOnSignals } from './process.ts';

const opened = await openProduct('engine');
const { config, product, logger, close } = opened;
// Before the first task, so that none is cut off by a signal.
stopOnSignals(opened, close);
await product.work(Math.max(1, config.ENGINE_CONCURRENCY));
logger.info({ concurrency: config.ENGINE_CONCURRENCY }, 'engine ready');

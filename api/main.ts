// `npm run server`: pages and API, the Dispatcher, and an engine unless ENGINE_CONCURRENCY is 0.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import path from 'node:path';
import { createApp } from './http/app.ts';
import { createTokenVerifier } from './http/tokenVerifier.ts';
import { openProduct, stopOnSignals } from './process.ts';

const opened = await openProduct('server');
const { config, product, logger, close } = opened;
const app = createApp({
  services: product.services,
  verifyToken: createTokenVerifier({
    authorityUrl: config.authorityUrl,
    tenantId: config.TENANT_ID,
    audience: config.API_AUDIENCE,
    http: product.fetch,
    clock: product.services.clock,
  }),
  auth: {
    authority: config.browserAuthorityUrl,
    tenantId: config.TENANT_ID,
    clientId: config.WEB_CLIENT_ID,
    audience: config.API_AUDIENCE,
  },
  staticDir: path.resolve(import.meta.dirname, '../dist'),
  publicUrl: config.publicUrl,
  logger,
});
const { tls } = config;
const server = tls
  ? createTlsServer({ cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) }, app)
  : createServer(app);
await new Promise<void>((resolve, reject) => {
  server.once('error', reject);
  server.listen(config.PORT, config.HOST, resolve);
});
stopOnSignals(opened, async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await close();
});
await product.work(config.ENGINE_CONCURRENCY);
await product.queue.requestDispatch(new Date());
logger.info({ port: config.PORT }, 'server ready');

// The product's web server as one function of what it is given: routes behind token and policy, and the browser pages.
import express, { type Express, type RequestHandler } from 'express';
import type { ServiceDependencies } from '../services/dependencies.ts';
import { createJournalFeed } from './journalFeed.ts';
import { authenticate } from './middleware/authenticate.ts';
import { errorHandler, unknownApiAddress } from './middleware/errorHandler.ts';
import { manifests } from './middleware/manifests.ts';
import { limitRate, REQUESTS_A_MINUTE } from './middleware/rateLimit.ts';
import { requestLog, type HttpLogger } from './middleware/requestLog.ts';
import { securityHeaders } from './middleware/securityHeaders.ts';
import { staticPages } from './middleware/staticPages.ts';
import { describeApi } from './openApi.ts';
import { grantAccess, requireRole } from './policies/access.ts';
import type { Route } from './route.ts';
import { domainRoutes } from './routes/domainRoutes.ts';
import { heldPlanRoutes } from './routes/heldPlanRoutes.ts';
import { issueRoutes } from './routes/issueRoutes.ts';
import { journalRoutes } from './routes/journalRoutes.ts';
import { meRoutes } from './routes/meRoutes.ts';
import { settingsRoutes } from './routes/settingsRoutes.ts';
import { siebelRoutes } from './routes/siebelRoutes.ts';
import { singleUserRoutes } from './routes/singleUserRoutes.ts';
import { statusRoutes } from './routes/statusRoutes.ts';
import { syncListRoutes } from './routes/syncListRoutes.ts';
import { systemRoutes } from './routes/systemRoutes.ts';
import { undoRoutes } from './routes/undoRoutes.ts';
import { userRoutes } from './routes/userRoutes.ts';
import type { VerifyToken } from './tokenVerifier.ts';

const LARGEST_BODY = '256kb';

export interface AppOptions {
  readonly services: ServiceDependencies;
  readonly verifyToken: VerifyToken;
  /** `authority` is the issuer's base address as browsers reach it; `audience` the API's application id, with or without `api://`. */
  readonly auth: {
    readonly authority: string;
    readonly tenantId: string;
    readonly clientId: string;
    readonly audience: string;
  };
  /** Where the build left the pages (dist). */
  readonly staticDir: string;
  readonly publicUrl: string;
  readonly logger: HttpLogger;
  readonly requestsAMinute?: number;
}

/** Closing the server must end open journal streams too: `server.closeAllConnections()`. */
export function createApp(options: AppOptions): Express {
  const app = express();
  const addresses = { authority: options.auth.authority, publicUrl: options.publicUrl };
  app.disable('x-powered-by');
  app.use(requestLog(options.logger), securityHeaders(addresses));
  app.use(
    '/api',
    limitRate(options.requestsAMinute ?? REQUESTS_A_MINUTE),
    neverStore,
    express.json({ limit: LARGEST_BODY }),
  );
  for (const route of listRoutes(options)) app[route.method](route.path, serve(route, options));
  app.use('/api', unknownApiAddress);
  app.use(manifests(options.staticDir, addresses), staticPages(options.staticDir));
  app.use(errorHandler(options.logger));
  return app;
}

/** Every route of the API, each with its policy. */
export function listRoutes(options: Omit<AppOptions, 'verifyToken' | 'staticDir'>): Route[] {
  const { services, auth, logger } = options;
  const feed = createJournalFeed({
    journal: services.store.journal,
    clock: services.clock,
    onTrouble: (error) =>
      logger.warn({ errorName: error instanceof Error ? error.name : typeof error }, 'journal feed'),
  });
  const api = `api://${auth.audience.replace(/^api:\/\//, '')}`;
  const routes: Route[] = [
    ...systemRoutes(services, {
      authConfig: {
        authority: `${auth.authority.replace(/\/$/, '')}/${auth.tenantId}/v2.0`,
        clientId: auth.clientId,
        scope: `openid profile ${api}/access_as_user`,
      },
      describeApi: () => describeApi(routes, options.publicUrl),
    }),
    ...statusRoutes(services),
    ...domainRoutes(services),
    ...settingsRoutes(services),
    ...userRoutes(services),
    ...singleUserRoutes(services),
    ...journalRoutes(services, feed),
    ...issueRoutes(services),
    ...syncListRoutes(services),
    ...meRoutes(services),
    ...siebelRoutes(services),
    ...undoRoutes(services),
    ...heldPlanRoutes(services),
  ];
  return routes;
}

function serve(route: Route, options: AppOptions): RequestHandler {
  return async (request, response) => {
    const claims = route.policy.kind === 'public' ? null : await authenticate(request, options.verifyToken);
    // Who may not come in learns nothing of the address, not even what was wrong with the rest of the request.
    requireRole(route.policy, claims);
    await route.execute(request, response, (askedLogin) =>
      grantAccess(route.policy, claims, askedLogin, options.services.store.userMaps),
    );
  };
}

const neverStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

// Gives every request an id, and writes one line about it when it is done: route, status, time. Never addresses as they were
// typed, which may hold names.
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** The part of the logger that the HTTP floor uses. */
export interface HttpLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const USABLE_ID = /^[\w-]{8,64}$/;

/** An id that a proxy in front of us gave is kept, so that both logs can be joined. */
export function requestLog(logger: HttpLogger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const requestId = USABLE_ID.test(given) ? given : randomUUID();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    const startedAt = performance.now();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      if (typeof route !== 'string' || !route.startsWith('/api/')) return;
      const ms = Math.round(performance.now() - startedAt);
      logger.info({ requestId, method: request.method, route, status: response.statusCode, ms }, 'request');
    });
    next();
  };
}

/** The id of the request that this response answers. */
export function requestIdOf(response: Response): string {
  return String(response.locals['requestId'] ?? 'unknown');
}

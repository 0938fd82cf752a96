// The one place where errors become answers, and where unknown addresses end.
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { UserError } from '../../errors.ts';
import { describeError } from '../presenters/errorAnswer.ts';
import { requestIdOf, type HttpLogger } from './requestLog.ts';

/** Ends every address under /api that no route takes. */
export const unknownApiAddress: RequestHandler = (request) => {
  const message = `There is no ${request.method} at this address. See GET /api/openapi.json for what there is.`;
  throw new UserError('not-found', message, 404);
};

export function errorHandler(logger: HttpLogger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const requestId = requestIdOf(response);
    const { status, body, retryAfterSeconds } = describeError(error, requestId);
    if (status >= 500) logger.error({ requestId, errorId: body.error.id, ...traceOf(error) }, 'request failed');
    if (response.headersSent) return next(error);
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    if (retryAfterSeconds !== null) response.set('Retry-After', String(retryAfterSeconds));
    response.status(status).json(body);
  };
}

/** Where it happened. Texts of unknown errors are left out: a database's may quote values. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { errorName: error.name, at: places.slice(0, 8).map((place) => place.trim()) };
}

// A generous limit per address, against scripts that run wild.
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ErrorBody } from '../../../shared/contract/errors.ts';

const WINDOW_MS = 60_000;

/** Requests a minute and address, where nothing else is said. */
export const REQUESTS_A_MINUTE = 3_000;

export function limitRate(requestsAMinute: number): RequestHandler {
  const refusal: ErrorBody = {
    error: { id: 'too-many-requests', message: 'Too many requests from your address. Wait a minute and go on slower.' },
  };
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: requestsAMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message: refusal,
    validate: { xForwardedForHeader: false },
  });
}

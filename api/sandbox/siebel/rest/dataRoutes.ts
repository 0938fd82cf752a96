// Siebel REST over Express: /siebel/v1.0/data and everything under it. Reads the request, calls the handler, sends the answer.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import express from 'express';
import type { RequestLog } from '../../common/requestLog.ts';
import type { SiebelStore } from '../data/store.ts';
import { badRequest, notSupported, SiebelError } from '../errors.ts';
import { answer } from './answer.ts';
import { callerOf } from './authenticate.ts';
import type { Answer } from './faulty.ts';
import { send, work } from './faulty.ts';
import type { Call } from './readHandlers.ts';

export const BASE_PATH = '/siebel/v1.0';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** The decoded segments of the path after /data. @throws SiebelError for an escape that is none. */
function segmentsOf(request: Request): string[] {
  const parts = request.path.split('/').filter((part) => part !== '');
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    throw badRequest('The address holds a malformed % escape.');
  }
}

/** The server's address as the caller wrote it, as far as it could be one. */
function originOf(request: Request): string {
  const origin = `${request.protocol}://${request.headers.host ?? 'localhost'}`;
  if (!URL.canParse(origin)) throw badRequest('The header Host is no host.');
  return origin;
}

function callOf(store: SiebelStore, request: Request, response: Response): Call {
  const at = request.url.indexOf('?');
  const search = new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1));
  return { store, dataUrl: `${originOf(request)}${BASE_PATH}/data`, search, caller: callerOf(response) };
}

/** The answer to a request over HTTP; a path or a host that cannot be read is the caller's error. */
async function answerRequest(store: SiebelStore, request: Request, response: Response): Promise<Answer> {
  const { method } = request;
  const body: unknown = request.body;
  return answer(callOf(store, request, response), { method, segments: segmentsOf(request), body });
}

/** 405 for a method that is not played, 406 unless the caller takes JSON, 415 unless a body is JSON. */
const negotiate: RequestHandler = (request, response, next) => {
  const { method } = request;
  const hasBody = method === 'POST' || method === 'PUT' || request.headers['content-type'] !== undefined;
  if (!METHODS.includes(method)) {
    response
      .set('Allow', METHODS.join(', '))
      .status(405)
      .json({ ERROR: `Method ${method} is not allowed` });
  } else if (!request.accepts('json')) {
    response.status(406).json({ ERROR: 'Only application/json can be answered' });
  } else if (hasBody && !isJsonType(request.headers['content-type'])) {
    response.status(415).json({ ERROR: 'The body must be application/json' });
  } else {
    next();
  }
};

function isJsonType(contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[\w.+-]+\+json$/.test(type);
}

/** Counts the request by its route, ids left out, and how many are in work at once. */
function count(log: RequestLog): RequestHandler {
  return (request, response, next) => {
    const [businessObject = '', component = '', id, child, childId] = request.path
      .split('/')
      .slice(1)
      .map(decodeSafely);
    const parts = [businessObject, component, id && '{id}', child, childId && '{id}'].filter(Boolean);
    response.once('close', log.begin(request.method, `/data/${parts.join('/')}`, 'siebel'));
    next();
  };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What express.json says of a body it does not take, by its type of error. */
const BODY_ERRORS: Readonly<Record<string, string>> = {
  'entity.too.large': 'The body is larger than 2 MB',
  'encoding.unsupported': 'The encoding of the body is not supported',
  'charset.unsupported': 'The charset of the body is not supported',
};

function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

/** A malformed body is the caller's error; every other surprise is ours: it tells nothing here, and all of it to standard error. */
export const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof SiebelError) return void response.status(error.status).json({ ERROR: error.message });
  const status = statusOf(error);
  if (status < 500) {
    const type = error instanceof Error && 'type' in error ? String(error.type) : '';
    return void response.status(status).json({ ERROR: BODY_ERRORS[type] ?? 'The body could not be read as JSON' });
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sandbox siebel: ${request.method} ${request.originalUrl}: ${what}\n`);
  response.status(500).json({ ERROR: 'Internal error of the sandbox(SBL-SVR-01042)' });
};

/** The routes under /siebel/v1.0: `data` is played, the rest of Siebel REST says by name that it is not. */
export function siebelRoutes(store: SiebelStore, log: RequestLog): express.Router {
  const router = express.Router();
  const json = express.json({ limit: '2mb', type: (request) => isJsonType(request.headers['content-type']) });
  router.use('/data', count(log), negotiate, json, async (request, response) => {
    send(response, await work(response, () => answerRequest(store, request, response)));
  });
  router.use('/:part', (request) => {
    throw notSupported(`${BASE_PATH}/${request.params.part}`);
  });
  return router;
}

// Siebel REST over Express: /siebel/v1.0/data and everything under it. Reads the request, calls the handler, writes the answer.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { SADMIN_ID } from '../data/ddl.ts';
import type { SiebelStore } from '../data/store.ts';
import { badRequest, notSupported, SiebelError } from '../errors.ts';
import type { Call } from './readHandlers.ts';
import { answerGet } from './readHandlers.ts';
import { readResource } from './resource.ts';
import { answerDelete, answerPost, answerPut } from './writeHandlers.ts';

export const BASE_PATH = '/siebel/v1.0';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** The decoded segments of the path after /data. @throws SiebelError for an escape that is none. */
function segmentsOf(request: Request): string[] {
  const [path = ''] = request.url.split('?');
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .map((part) => decodeURIComponent(part));
  } catch {
    throw badRequest('The address holds a malformed % escape.');
  }
}

function searchOf(request: Request): URLSearchParams {
  const { url } = request;
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}

function callOf(store: SiebelStore, request: Request): Call {
  const host = request.headers.host ?? 'localhost';
  const dataUrl = `${request.protocol}://${host}${BASE_PATH}/data`;
  return { store, dataUrl, search: searchOf(request), userId: SADMIN_ID };
}

async function answer(store: SiebelStore, request: Request, response: Response): Promise<void> {
  const { method } = request;
  if (!METHODS.includes(method)) {
    response
      .set('Allow', METHODS.join(', '))
      .status(405)
      .json({ ERROR: `Method ${method} is not allowed` });
    return;
  }
  const resource = readResource(segmentsOf(request));
  const call = callOf(store, request);
  if (method === 'GET') {
    response.json(await answerGet(call, resource));
  } else if (method === 'DELETE') {
    await answerDelete(call, resource);
    response.status(204).end();
  } else {
    const body: unknown = request.body;
    response.json(await (method === 'POST' ? answerPost : answerPut)(call, resource, body));
  }
}

/** 406 unless the caller takes JSON, 415 unless a body is JSON. */
const negotiate: RequestHandler = (request, response, next) => {
  const hasBody = request.method === 'POST' || request.method === 'PUT';
  if (!request.accepts('json')) response.status(406).json({ ERROR: 'Only application/json can be answered' });
  else if (hasBody && !request.is('json')) response.status(415).json({ ERROR: 'The body must be application/json' });
  else next();
};

/** Malformed bodies are Express's errors; every other surprise is ours and tells nothing. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof SiebelError) return void response.status(error.status).json({ ERROR: error.message });
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return void response.status(error.status).json({ ERROR: `The body could not be read: ${error.message}` });
  }
  response.status(500).json({ ERROR: 'SBL-SVR-01042: Internal error of the sandbox' });
  return undefined;
};

/** The routes under /siebel/v1.0: `data` is played, the rest of Siebel REST says by name that it is not. */
export function siebelRoutes(store: SiebelStore): express.Router {
  const router = express.Router();
  router.use('/data', negotiate, express.json({ limit: '2mb' }), (request, response) =>
    answer(store, request, response),
  );
  router.use('/:part', (request) => {
    throw notSupported(`${BASE_PATH}/${request.params.part}`);
  });
  router.use(answerError);
  return router;
}

// Siebel REST over Express: /siebel/v1.0/data and everything under it. Reads the request, calls the handler, sends the answer.
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import express from 'express';
import type { RequestLog } from '../../common/requestLog.ts';
import { SADMIN_ID } from '../data/ddl.ts';
import type { SiebelStore } from '../data/store.ts';
import { badRequest, notSupported, SiebelError } from '../errors.ts';
import type { Answer } from './faulty.ts';
import { send, work } from './faulty.ts';
import type { Call } from './readHandlers.ts';
import { answerGet } from './readHandlers.ts';
import { readResource } from './resource.ts';
import { answerDelete, answerPost, answerPut } from './writeHandlers.ts';

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

function callOf(store: SiebelStore, request: Request): Call {
  const dataUrl = `${request.protocol}://${request.headers.host ?? 'localhost'}${BASE_PATH}/data`;
  const at = request.url.indexOf('?');
  const search = new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1));
  return { store, dataUrl, search, userId: SADMIN_ID };
}

async function answerCall(store: SiebelStore, request: Request): Promise<Answer> {
  const resource = readResource(segmentsOf(request));
  const call = callOf(store, request);
  const body: unknown = request.body;
  switch (request.method) {
    case 'GET':
      return { status: 200, body: await answerGet(call, resource) };
    case 'POST':
      return { status: 200, body: await answerPost(call, resource, body) };
    case 'PUT':
      return { status: 200, body: await answerPut(call, resource, body) };
    default:
      await answerDelete(call, resource);
      return { status: 204, body: null };
  }
}

/** The answer to a request, an error's too. */
async function answer(store: SiebelStore, request: Request): Promise<Answer> {
  try {
    return await answerCall(store, request);
  } catch (error) {
    if (error instanceof SiebelError) return { status: error.status, body: { ERROR: error.message } };
    throw error;
  }
}

/** 405 for a method that is not played, 406 unless the caller takes JSON, 415 unless a body is JSON. */
const negotiate: RequestHandler = (request, response, next) => {
  const { method } = request;
  const hasBody = method === 'POST' || method === 'PUT';
  if (!METHODS.includes(method)) {
    response
      .set('Allow', METHODS.join(', '))
      .status(405)
      .json({ ERROR: `Method ${method} is not allowed` });
  } else if (!request.accepts('json')) {
    response.status(406).json({ ERROR: 'Only application/json can be answered' });
  } else if (hasBody && !request.is('json')) {
    response.status(415).json({ ERROR: 'The body must be application/json' });
  } else {
    next();
  }
};

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

/** A malformed body is the caller's error; every other surprise is ours and tells nothing. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof SiebelError) return void response.status(error.status).json({ ERROR: error.message });
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  const text = status < 500 ? 'The body could not be read as JSON' : 'SBL-SVR-01042: Internal error of the sandbox';
  response.status(status).json({ ERROR: text });
};

/** The routes under /siebel/v1.0: `data` is played, the rest of Siebel REST says by name that it is not. */
export function siebelRoutes(store: SiebelStore, log: RequestLog): express.Router {
  const router = express.Router();
  router.use('/data', count(log), negotiate, express.json({ limit: '2mb' }), async (request, response) => {
    send(response, await work(response, () => answer(store, request)));
  });
  router.use('/:part', (request) => {
    throw notSupported(`${BASE_PATH}/${request.params.part}`);
  });
  router.use(answerError);
  return router;
}

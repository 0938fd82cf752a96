// A route as data: its address, its policy, its schemas and its handler. The app registers these, the OpenAPI document lists them,
// and the tests walk them.
import type { Request, Response } from 'express';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Access } from './policies/access.ts';
import type { Policy } from './policies/policy.ts';

/** Learns what the caller may do; the argument is the login that the request names. @throws UserError when it is nothing */
type Grant = (askedLogin: string | undefined) => Promise<Access>;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express' notation: /api/users/:login/plan */
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly response: z.ZodType;
  /** The status of a success. */
  readonly status: number;
  /** Of the answer's body. */
  readonly mediaType: 'application/json' | 'text/event-stream';
  execute(request: Request, response: Response, grant: Grant): Promise<void>;
}

interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

interface RouteBase<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Route['method'];
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
}

interface JsonRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteBase<P, Q, B, R> {
  readonly status?: number;
  /** Another status for certain bodies. */
  statusOf?(body: z.output<R>): number;
  handle(input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>, access: Access): Promise<z.output<R>>;
}

interface StreamRoute<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType> extends RouteBase<
  P,
  Q,
  z.ZodType,
  R
> {
  /** Writes Server-Sent Events until the client goes. */
  stream(input: RouteInput<z.output<P>, z.output<Q>, unknown>, access: Access, response: Response): Promise<void>;
}

type None = z.ZodObject<Record<never, never>>;
const NONE: None = z.object({});

/** A route that answers one JSON body. */
export function jsonRoute<
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodType = z.ZodUnknown,
  R extends z.ZodType = z.ZodType,
>(spec: JsonRoute<P, Q, B, R>): Route {
  return {
    ...describe(spec),
    status: spec.status ?? 200,
    mediaType: 'application/json',
    async execute(request, response, grant) {
      const input = parse(spec, request);
      const body = await spec.handle(input, await grant(loginOf(input)));
      response.status(spec.statusOf?.(body) ?? spec.status ?? 200).json(body);
    },
  };
}

/** A route that answers a stream of events. */
export function streamRoute<
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  R extends z.ZodType = z.ZodType,
>(spec: StreamRoute<P, Q, R>): Route {
  return {
    ...describe(spec),
    status: 200,
    mediaType: 'text/event-stream',
    async execute(request, response, grant) {
      const input = parse(spec, request);
      await spec.stream(input, await grant(loginOf(input)), response);
    },
  };
}

function describe(spec: RouteBase<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>) {
  const { method, path, summary, policy, response } = spec;
  const schemas = { params: spec.params ?? NONE, query: spec.query ?? NONE, body: spec.body ?? null, response };
  return { method, path, summary, policy, ...schemas };
}

/** @throws UserError for a body that is not JSON; ZodError whose paths begin with the part of the request */
function parse<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: Pick<RouteBase<P, Q, B, z.ZodType>, 'params' | 'query' | 'body'>,
  request: Request,
): RouteInput<z.output<P>, z.output<Q>, z.output<B>> {
  const whole = z.object({ params: spec.params ?? NONE, query: spec.query ?? NONE, body: spec.body ?? z.unknown() });
  if (spec.body && request.body === undefined && hasBody(request)) {
    throw new UserError('invalid-request', 'Send the body with "Content-Type: application/json".', 415);
  }
  const parsed: unknown = whole.parse({ params: request.params, query: request.query, body: request.body ?? {} });
  return parsed as RouteInput<z.output<P>, z.output<Q>, z.output<B>>;
}

/** A body that nobody read must not pass as an empty one. */
function hasBody(request: Request): boolean {
  return request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;
}

const namesLogin = z.object({ login: z.string() });

function loginOf(input: RouteInput<unknown, unknown, unknown>): string | undefined {
  const parts = [input.params, input.query, input.body];
  return parts.flatMap((part) => namesLogin.safeParse(part).data?.login ?? []).at(0);
}

// The sandbox's own doors under /sandbox: never on a real server, never used by the product. Each is a name, a method and a function.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { faultsSchema, type FaultPlan } from './faults.ts';
import { readJson, sendJson } from './http.ts';
import type { RequestLog } from './requestLog.ts';

/** Answers a door; what it returns is sent as JSON. A ZodError becomes a 400 that says where. */
export type Door = (body: unknown) => unknown;

/** Doors by `METHOD name`, such as `POST reset`. */
export type Doors = Readonly<Record<string, Door>>;

const perUser = z.number().int().min(0).max(5_000).default(0);

/** The body of `POST /sandbox/reset`. */
export const resetSchema = z.strictObject({
  seed: z.union(
    [
      z.enum(['demo', 'empty']),
      z.strictObject({
        users: z.number().int().min(1).max(5_000),
        contacts: perUser,
        events: perUser,
        tasks: perUser,
      }),
    ],
    { error: 'must be "demo", "empty", or an object with users (1 to 5000) and contacts, events, tasks (0 to 5000)' },
  ),
});

/** A seed as an environment variable: `demo`, `empty`, or JSON with counts, as `POST /sandbox/reset` takes it. */
export const seedFromText = z
  .string()
  .transform((text, context) => {
    try {
      return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(resetSchema.shape.seed);

/** The doors that every server has for its faults and its counts. */
export function commonDoors(faults: FaultPlan, log: RequestLog): Doors {
  return {
    'POST faults': (body) => {
      faults.set(faultsSchema.parse(body));
      return { rules: faults.describe() };
    },
    'GET faults': () => ({ rules: faults.describe() }),
    'DELETE faults': () => {
      faults.clear();
      return { rules: [] };
    },
    'GET requests': () => log.counts(),
    'DELETE requests': () => {
      log.reset();
      return log.counts();
    },
  };
}

/** Serves a request to /sandbox/…; false when its path is another. */
export async function serveDoor(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!path.startsWith('/sandbox/')) return false;
  const name = `${request.method ?? 'GET'} ${path.slice('/sandbox/'.length)}`;
  const door = doors[name];
  if (!door) {
    sendJson(response, 404, { error: `There is no door ${name}. There are: ${Object.keys(doors).join(', ')}.` });
    return true;
  }
  const read = await readJson(request);
  if (read.kind === 'refused') {
    sendJson(response, read.status, { error: read.message });
    return true;
  }
  try {
    sendJson(response, 200, (await door(read.kind === 'json' ? read.value : {})) ?? { ok: true });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const wrong = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
    sendJson(response, 400, { error: `The body is not usable. ${wrong.join('; ')}.` });
  }
  return true;
}

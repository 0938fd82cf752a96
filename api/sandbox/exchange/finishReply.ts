// Finishes what a route answered: the number alone where `/$count` asked for it, and the preferences that were followed.
// Knows the answer's form only.
import type { Call, Reply } from './call.ts';
import { badQuery } from './GraphError.ts';
import { isObject } from './schema/readBody.ts';

function countReply({ body }: Reply): Reply {
  const count = isObject(body) ? body['@odata.count'] : undefined;
  if (typeof count !== 'number') throw badQuery("The segment '$count' stands behind a collection only.");
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(count) };
}

/**
 * The answer as it leaves.
 * @throws GraphError 400 for `/$count` of what is no collection
 */
export function finishReply(call: Call, reply: Reply): Reply {
  const told = call.isCount && reply.status === 200 ? countReply(reply) : reply;
  if (call.prefer.applied.length === 0 || told.status >= 400) return told;
  return { ...told, headers: { 'Preference-Applied': call.prefer.applied.join(', '), ...told.headers } };
}

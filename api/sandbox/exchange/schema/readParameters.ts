// Reads the parameters of an action. Their names are taken in any case, as Graph takes them: examples write `comment` and `Comment`.
import type { Json } from './readBody.ts';
import { isObject, readBody } from './readBody.ts';
import { propertyOf } from './schema.ts';

/**
 * The parameters of an action such as `event.accept`, in the schema's spelling; a request without a body has none.
 * @throws GraphError 400 naming the parameter
 */
export function readParameters(body: unknown, action: string): Json {
  if (!isObject(body)) return body === undefined ? {} : readBody(body, action);
  const spelled = Object.entries(body).map(([name, value]) => [propertyOf(action, name)?.name ?? name, value] as const);
  return readBody(Object.fromEntries(spelled), action);
}

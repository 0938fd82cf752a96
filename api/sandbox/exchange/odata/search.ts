// `$search` over the directory: `"property:words"` clauses with AND and OR, as advanced queries have it. Knows the grammar only.
import { badQuery, GraphError } from '../GraphError.ts';
import type { Json } from '../schema/readBody.ts';

type Test = (entity: Json) => boolean;

function clause(text: string, searchable: readonly string[]): Test {
  const at = text.indexOf(':');
  const asked = text.slice(0, Math.max(at, 0)).trim().toLowerCase();
  const name = searchable.find((one) => one.toLowerCase() === asked);
  const words = text
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (name === undefined || words === '')
    throw new GraphError(400, 'Request_BadRequest', `Invalid $search clause '${text.slice(0, 100)}'.`);
  return (entity) => {
    const value = entity[name];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    // A token of the value that begins with the words counts, as in an index of words.
    return values.some((one) => typeof one === 'string' && ` ${one.toLowerCase()}`.includes(` ${words}`));
  };
}

/**
 * A test for `$search`, such as `"displayName:ada" OR "mail:ada"`.
 * @throws GraphError 400 where the text is no search, or the header that directory searches need is missing
 */
export function compileSearch(text: string, searchable: readonly string[], consistency: string | undefined): Test {
  if (consistency?.toLowerCase() !== 'eventual') {
    const message =
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";
    throw new GraphError(400, 'Request_UnsupportedQuery', message);
  }
  const parts = text.split(/"/);
  const either: Test[][] = [[]];
  if (parts.length < 3 || parts.length % 2 === 0) throw badQuery('A clause of $search stands in double quotes.');
  for (let index = 0; index < parts.length; index += 1) {
    const part = (parts[index] ?? '').trim();
    const isEdge = index === 0 || index === parts.length - 1;
    if (index % 2 === 1) either.at(-1)?.push(clause(part, searchable));
    else if (isEdge ? part !== '' : !/^(and|or)$/i.test(part))
      throw badQuery(`Syntax error in the $search expression near '${part.slice(0, 100)}'.`);
    else if (/^or$/i.test(part)) either.push([]);
  }
  return (entity) => either.some((tests) => tests.every((test) => test(entity)));
}

// The path of a request as the routes see it: segments after `/v1.0`, decoded, with keys in brackets spread and functions by their plain name.
// Knows spellings only; must not know routes.
import { GraphError } from './GraphError.ts';

export interface CallPath {
  readonly segments: readonly string[];
  /** Parameters of a function that stand in the path, by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** True where the path ended in `/$count`, which is not among the segments. */
  readonly isCount: boolean;
}

/** A word with brackets behind it: a key (`users('x')`) or a function with or without parameters. */
const withBrackets = /^([A-Za-z_][\w.]*)\((.*)\)$/s;

function unquoted(text: string): string {
  const isQuoted = text.length > 1 && text.startsWith("'") && text.endsWith("'");
  return isQuoted ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function plainFunction(name: string): string {
  return name.replace(/^microsoft\.graph\./i, '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GraphError(400, 'BadRequest', 'The path is not correctly encoded.');
  }
}

/** `startDateTime='x',endDateTime='y'` into the parameters. Values hold no commas. */
function readParameters(text: string, into: Map<string, string>): void {
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new GraphError(400, 'BadRequest', `Bad Request - Error in query syntax near '${pair.slice(0, 50)}'.`);
    into.set(pair.slice(0, at).trim().toLowerCase(), unquoted(pair.slice(at + 1).trim()));
  }
}

/**
 * Reads a path that begins with `/v1.0`. Empty segments count for nothing.
 * @throws GraphError 400 for one that is not correctly encoded
 */
export function readPath(path: string): CallPath {
  const segments: string[] = [];
  const parameters = new Map<string, string>();
  for (const raw of path.split('/').slice(2)) {
    if (raw === '') continue;
    const segment = decode(raw);
    const [, name = '', inside = ''] = withBrackets.exec(segment) ?? [];
    segments.push(plainFunction(name === '' ? segment : name));
    if (inside.startsWith("'") || (inside !== '' && !inside.includes('='))) segments.push(unquoted(inside));
    else if (inside !== '') readParameters(inside, parameters);
  }
  const isCount = segments.length > 1 && segments.at(-1) === '$count';
  return { segments: isCount ? segments.slice(0, -1) : segments, parameters, isCount };
}

// Reads JSON as OData's readers do: UTF-8 and nothing else, no name twice in one object, and no deeper than a document ever is.
// Knows text only; must not know requests.

export type JsonRead =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly message: string };

const deepest = 100;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const refused = (message: string): JsonRead => ({ kind: 'refused', message });

/** The place of the quote that ends a text which begins at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** What is wrong with the structure of a text that is known to be JSON; undefined if nothing is. */
function flawOf(text: string): string | undefined {
  /** The names of each open object, null for an open list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at);
      const names = open.at(-1);
      const name = text.slice(at + 1, end);
      if (isName && names?.has(name)) return `The name '${name.slice(0, 100)}' stands twice in one object.`;
      if (isName) names?.add(name);
      isName = false;
      at = end;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      isName = character === '{';
      if (open.length > deepest) return `The payload is nested deeper than ${deepest} levels.`;
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') isName = open.at(-1) instanceof Set;
  }
  return undefined;
}

/** Reads a body as JSON; what is wrong with it is a value. A byte order mark is passed over. */
export function readJsonText(bytes: Uint8Array): JsonRead {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refused('The payload is not valid UTF-8.');
  }
  if (text.trim() === '') return { kind: 'empty' };
  try {
    const value: unknown = JSON.parse(text);
    const flaw = flawOf(text);
    return flaw === undefined ? { kind: 'json', value } : refused(flaw);
  } catch (error) {
    return refused(error instanceof Error ? error.message.slice(0, 200) : 'The payload is not JSON.');
  }
}

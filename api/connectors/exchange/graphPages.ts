// Collections page by page, and rounds of delta. Links are followed as they came, but only their path after the version: a link can never
// send a token to another host.
import { CursorExpired, Transient } from '../../errors.ts';
import type { GraphClient } from './graphClient.ts';
import { expectSuccess, refusesLink, told } from './graphErrors.ts';
import { isItem, itemsIn, textIn, type GraphAnswer, type GraphItem } from './graphTypes.ts';
import { DELTA_PREFERENCES } from './itemPaths.ts';

export interface GraphPage {
  readonly items: readonly GraphItem[];
  /** Path of the next round's first request; only on the last page of a delta round. */
  readonly delta: string | null;
}

const VERSION = '/v1.0/';

/** The path after the version of a link, query untouched. */
export function pathOfLink(link: string): string {
  const at = link.indexOf(VERSION);
  if (at < 0) throw new CursorExpired('Exchange gave a link without a version.');
  return link.slice(at + VERSION.length - 1);
}

/**
 * Every page from `path` on. An empty page may be followed by others.
 * @throws CursorExpired, MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function* readPages(client: GraphClient, mailbox: string, path: string): AsyncIterable<GraphPage> {
  yield* follow(path, async (next) => expectSuccess(await client.send(mailbox, { method: 'GET', path: next }), client.now())); // prettier-ignore
}

/**
 * A round of delta; `isToken` tells that it begins with a link that Exchange gave. Of links we know that they were right when they were
 * given: one that is refused, for whatever reason that does not pass, is as good as forgotten.
 * @throws CursorExpired, MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function* readRound(
  client: GraphClient,
  mailbox: string,
  path: string,
  isToken: boolean,
): AsyncIterable<GraphPage> {
  const ask = (next: string) => client.send(mailbox, { method: 'GET', path: next, prefer: DELTA_PREFERENCES });
  yield* follow(path, async (next) => {
    const answer = await ask(next);
    if (!(isToken || next !== path) || !refusesLink(answer)) return expectSuccess(answer, client.now());
    const again = await ask(next);
    if (refusesLink(again))
      throw new CursorExpired(`${told(again)}: the link to the next page is not served any more.`);
    return expectSuccess(again, client.now());
  });
}

async function* follow(path: string, ask: (next: string) => Promise<GraphAnswer>): AsyncIterable<GraphPage> {
  const followed = new Set<string>();
  for (let next: string | null = path; next !== null;) {
    if (followed.has(next)) throw new CursorExpired('Exchange gave a link that leads back to itself.');
    followed.add(next);
    const { body } = await ask(next);
    if (!isItem(body) || !Array.isArray(body['value'])) throw new Transient('Exchange answered with no collection.');
    const nextLink = textIn(body, '@odata.nextLink');
    const deltaLink = textIn(body, '@odata.deltaLink');
    yield { items: itemsIn(body['value']), delta: deltaLink === null ? null : pathOfLink(deltaLink) };
    next = nextLink === null ? null : pathOfLink(nextLink);
  }
}

/** True for an entry that says its item left the collection. It is never believed without a read. */
export function isRemoved(item: GraphItem): boolean {
  return item['@removed'] !== undefined;
}

// Collections page by page, and rounds of delta. Links are followed as they came, but only their path after the version: a link can never
// send a token to another host.
import { CursorExpired, Transient } from '../../errors.ts';
import type { GraphClient } from './graphClient.ts';
import { expectSuccess } from './graphErrors.ts';
import { isItem, itemsIn, textIn, type GraphItem } from './graphTypes.ts';

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
export async function* readPages(
  client: GraphClient,
  mailbox: string,
  path: string,
  prefer: readonly string[] = [],
): AsyncIterable<GraphPage> {
  for (let next: string | null = path; next !== null;) {
    const answer = await client.send(mailbox, { method: 'GET', path: next, prefer });
    const { body } = expectSuccess(answer, client.now());
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

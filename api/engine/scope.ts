// For whom the connectors are asked, and what they may know of the links: to Graph a moved task is another one.
import type { UserScope } from '../connectors/connector.ts';
import type { Store, UserMap } from '../store/store.ts';

/** The scope of a user's row. */
export function scopeOf(store: Store, userMap: UserMap): UserScope {
  const { login, siebelUserId, mailbox, pimServer, visibility } = userMap;
  const knownStamps: UserScope['knownStamps'] = async (domain, ids) => {
    const links = await store.links.findByExchangeIds(userMap.id, domain, ids);
    return new Map(links.map((link) => [link.exchangeId, link.siebelId]));
  };
  return { login, siebelUserId, mailbox, pimServer, visibility, knownStamps };
}

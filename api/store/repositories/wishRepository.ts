// Wishes of people for links, and the activities of linked messages. No names and no subjects but in the sealed part.
import type { MessageParts } from '../../../shared/contract/items.ts';
import type { Sealer } from '../../platform/keys.ts';
import type { Database } from '../database.ts';
import { ITEM_OF, type ItemFacts, type Wish, type WishedItem, type WishRepository } from '../wishes.ts';
import { withoutNul } from './rowIds.ts';

const ASK = `
  insert into item_wishes (user_map_id, item_kind, item_key, shared_key, record_kind, record_id, wanted, asked_by, asked_at)
  select $1, g.kind, g.key, g."sharedKey", g."recordKind", g."recordId", g.wanted, $2, $3
  from jsonb_to_recordset($4::jsonb)
    as g (kind text, key text, "sharedKey" text, "recordKind" text, "recordId" text, wanted text)
  order by 2, 3, 5, 6
  on conflict on constraint item_wishes_record do update
  set wanted = excluded.wanted, shared_key = excluded.shared_key, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
    state = 'open', words = ''`;

/** Of a meeting the last word counts, whoever of those who have a copy says it. */
const OVERRULE = `
  update item_wishes w set state = 'done'
  from jsonb_to_recordset($2::jsonb)
    as g (kind text, "sharedKey" text, "recordKind" text, "recordId" text, wanted text)
  where g.kind = 'event' and w.item_kind = g.kind and w.shared_key = g."sharedKey" collate "C" and w.user_map_id <> $1
    and w.record_kind = g."recordKind" and w.record_id = g."recordId" collate "C" and w.wanted <> g.wanted and w.state = 'open'`;

const FIND = `
  select w.id::text, w.item_kind as kind, w.item_key as key, w.shared_key as "sharedKey", w.record_kind as "recordKind",
    w.record_id as "recordId", w.wanted, w.state, w.words
  from item_wishes w
  where exists (
    select from jsonb_to_recordset($2::jsonb) as g (kind text, key text, "sharedKey" text)
    where g.kind = w.item_kind
      and (w.user_map_id = $1 and g.key collate "C" = w.item_key or g.kind = 'event' and g."sharedKey" collate "C" = w.shared_key))
  order by w.asked_at, w.id`;

const WISH = `jsonb_build_object('id', w.id::text, 'wanted', w.wanted, 'record', jsonb_build_object('kind', w.record_kind, 'id', w.record_id))`;

const OPEN = `
  select w.item_key as key, l.siebel_id as "siebelId", jsonb_agg(${WISH} order by w.asked_at, w.id) as wishes
  from item_wishes w
  join sync_links l on l.user_map_id = w.user_map_id and l.domain = $3 and l.exchange_id = w.item_key
  where w.user_map_id = $1 and w.item_kind = $2 and w.state = 'open'
  group by w.item_key, l.siebel_id order by min(w.id)`;

const OPEN_MESSAGES = `
  select w.item_key as key, m.siebel_id as "siebelId", m.parts, jsonb_agg(${WISH} order by w.asked_at, w.id) as wishes
  from item_wishes w left join linked_messages m on m.user_map_id = w.user_map_id and m.message_key = w.item_key
  where w.user_map_id = $1 and w.item_kind = 'message' and w.state = 'open'
  group by w.item_key, m.siebel_id, m.parts order by min(w.id)`;

const FACTS = `
  select g.id, l.siebel_id as "siebelId", i.issue,
    exists (select from sync_hints h where h.user_map_id = $1 and h.domain = $2
      and (h.side = 'exchange' and h.record_id = g.id or h.side = 'siebel' and h.record_id = l.siebel_id)) as "isHinted",
    exists (select from item_wishes w where w.user_map_id = $1 and w.item_kind = $4 and w.item_key = g.id and w.state = 'open') as "hasOpenWish",
    exists (select from match_decisions d where d.user_map_id = $1 and d.domain = $2 and d.exchange_id = g.id
      and d.question = 'match' and d.action = 'ignore' and d.state = 'open') as "isIgnored"
  from (select id collate "C" as id from unnest($3::text[]) as u (id)) g
  left join sync_links l on l.user_map_id = $1 and l.domain = $2 and l.exchange_id = g.id
  left join lateral (
    select jsonb_build_object('kind', kind, 'reason', reason, 'message', message, 'attempts', attempts, 'retryAt', retry_at) as issue
    from sync_issues where user_map_id = $1 and domain = $2
      and (side = 'exchange' and record_id = g.id or side = 'siebel' and record_id = l.siebel_id)
    order by kind, id limit 1) i on true`;

interface WishRow extends Pick<Wish, 'id' | 'wanted' | 'state' | 'words'> {
  readonly kind: Wish['item']['kind'];
  readonly key: string;
  readonly sharedKey: string | null;
  readonly recordKind: Wish['record']['kind'];
  readonly recordId: string;
}

type FactsRow = Omit<ItemFacts, 'issue'> & {
  readonly id: string;
  readonly issue: (Omit<NonNullable<ItemFacts['issue']>, 'retryAt'> & { readonly retryAt: string | null }) | null;
};

export function createWishRepository(database: Database, sealer: Sealer, now: () => Date): WishRepository {
  return {
    async ask(userMapId, askedBy, wishes) {
      const rows = wishes.map(({ item, record, wanted }) => {
        return { ...item, recordKind: record.kind, recordId: record.id, wanted };
      });
      if (rows.length === 0) return;
      const given = JSON.stringify(rows);
      await database.transaction(async () => {
        await database.execute(ASK, [userMapId, askedBy, now(), given]);
        await database.execute(OVERRULE, [userMapId, given]);
      });
    },
    async find(userMapId, items) {
      if (items.length === 0) return [];
      const rows = await database.select<WishRow>(FIND, [userMapId, JSON.stringify(items)]);
      return rows.map(toWish);
    },
    listOpen: (userMapId, domain) => database.select<WishedItem>(OPEN, [userMapId, ITEM_OF[domain], domain]),
    async findWished(userMapId, domain, keys) {
      if (keys.length === 0) return new Set();
      const rows = await database.select<{ key: string }>(
        `select distinct item_key as key from item_wishes
         where user_map_id = $1 and item_kind = $2 and item_key = any($3::text[]) and wanted = 'link' and state <> 'refused'`,
        [userMapId, ITEM_OF[domain], [...keys]],
      );
      return new Set(rows.map(({ key }) => key));
    },
    async settle(results) {
      if (results.length === 0) return;
      const rows = results.map((result) => ({ ...result, words: withoutNul(result.words) }));
      await database.execute(
        `update item_wishes w set state = g.state, words = g.words
         from jsonb_to_recordset($1::jsonb) as g (id bigint, wanted text, state text, words text)
         where w.id = g.id and w.wanted = g.wanted and w.state = 'open'`,
        [JSON.stringify(rows)],
      );
    },
    ...messagesIn(database, sealer),
    async findFacts(userMapId, domain, keys) {
      if (keys.length === 0) return new Map();
      const rows = await database.select<FactsRow>(FACTS, [userMapId, domain, [...keys], ITEM_OF[domain]]);
      return new Map(rows.map((row) => [row.id, toFacts(row)]));
    },
  };
}

type Messages = Pick<WishRepository, 'keepMessage' | 'listOpenMessages' | 'setActivity' | 'findActivities'>;

function messagesIn(database: Database, sealer: Sealer): Messages {
  const openParts = (sealed: Buffer | null): MessageParts | null => {
    try {
      return sealed && (sealer.open(sealed) as MessageParts);
    } catch {
      return null;
    }
  };
  return {
    keepMessage: (userMapId, key, parts) =>
      database.execute(
        `insert into linked_messages (user_map_id, message_key, parts) values ($1, $2, $3)
         on conflict (user_map_id, message_key) do update set parts = excluded.parts`,
        [userMapId, key, sealer.seal(parts)],
      ),
    async listOpenMessages(userMapId) {
      const rows = await database.select<WishedItem & { readonly parts: Buffer | null }>(OPEN_MESSAGES, [userMapId]);
      return rows.map((row) => ({ ...row, parts: openParts(row.parts) }));
    },
    setActivity: (userMapId, key, siebelId) =>
      database.execute(
        `update linked_messages set siebel_id = $3, parts = null where user_map_id = $1 and message_key = $2`,
        [userMapId, key, siebelId],
      ),
    async findActivities(userMapId, keys) {
      if (keys.length === 0) return new Map();
      const rows = await database.select<{ key: string; siebelId: string }>(
        `select message_key as key, siebel_id as "siebelId" from linked_messages
         where user_map_id = $1 and message_key = any($2::text[]) and siebel_id is not null`,
        [userMapId, [...keys]],
      );
      return new Map(rows.map(({ key, siebelId }) => [key, siebelId]));
    },
  };
}

function toWish({ key, kind, recordId, recordKind, sharedKey, ...rest }: WishRow): Wish {
  return { ...rest, item: { kind, key, sharedKey }, record: { kind: recordKind, id: recordId } };
}

function toFacts({ id: _id, issue, ...rest }: FactsRow): ItemFacts {
  const retryAt = issue?.retryAt ? new Date(issue.retryAt) : null;
  return { ...rest, issue: issue && { ...issue, retryAt } };
}

// Removals that wait, are held or were carried out lately. Titles are sealed before they reach the database.
import type { Sealer } from '../../platform/keys.ts';
import type { Side } from '../../../shared/vocabulary.ts';
import type { Database } from '../database.ts';
import type { HeldRemoval, OpenRemoval, RemovalRepository } from '../removals.ts';

/** Done rows are counted for a day; a little longer is kept, so that clocks may differ. */
const KEPT = `interval '2 days'`;

/** The issue that told that a removal `r` was held. */
export const HELD_ISSUE = `i.reason = 'held-for-approval' and i.user_map_id = r.user_map_id and i.domain = r.domain
  and (i.side, i.record_id) = (case r.side when 'siebel' then 'exchange' else 'siebel' end,
    case r.side when 'siebel' then r.exchange_id else r.siebel_id end)`;

/** What is told of a removal `r`, its title still sealed. */
export const TOLD = `
  r.siebel_id as "siebelId", r.exchange_id as "exchangeId", r.how, r.rule, r.seen_at as "seenAt", r.details,
  (select i.line_id from undo_items i where i.id = r.undo_item_id) as undoes`;

export type ToldRemoval = Omit<HeldRemoval, 'title'> & { readonly details: Buffer };

/** With the title that people know it by. */
export function unsealed(sealer: Sealer, { details, ...removal }: ToldRemoval): HeldRemoval {
  const opened = sealer.open(details);
  return { ...removal, title: 'title' in opened && typeof opened.title === 'string' ? opened.title : '' };
}

export function createRemovalRepository(database: Database, sealer: Sealer, now: () => Date): RemovalRepository {
  return {
    async spool(userMapId, domain, removals) {
      if (removals.length === 0) return;
      const rows = removals.map(({ title, ...row }) => ({
        ...row,
        details: `\\x${sealer.seal({ title }).toString('hex')}`,
      }));
      await database.execute(
        `insert into removals (user_map_id, domain, side, siebel_id, exchange_id, how, rule, details, undo_item_id, seen_at)
         select $1, $2, g.side, g."siebelId", g."exchangeId", g.how, g.rule, g.details::bytea, g."undoItemId", $4
         from jsonb_to_recordset($3::jsonb)
           as g (side text, "siebelId" text, "exchangeId" text, how text, rule text, details text, "undoItemId" bigint)
         order by g."siebelId"
         on conflict (user_map_id, domain, siebel_id, exchange_id) where state <> 'done' do update
         set side = excluded.side, how = excluded.how, rule = excluded.rule, details = excluded.details, undo_item_id = excluded.undo_item_id,
           seen_at = excluded.seen_at, state = 'waiting', plan_id = null
         where removals.side <> excluded.side`,
        [userMapId, domain, JSON.stringify(rows), now()],
      );
    },
    listOpen: (userMapId, domain) =>
      database.select<OpenRemoval>(
        `select id, side, siebel_id as "siebelId", exchange_id as "exchangeId", state, seen_at as "seenAt", undo_item_id as "undoItemId"
         from removals where user_map_id = $1 and domain = $2 and state <> 'done' order by id`,
        [userMapId, domain],
      ),
    async countDone(userMapId, domain, since) {
      const rows = await database.select<{ side: Side; count: number }>(
        `select side, count(*)::int as count from removals
         where user_map_id = $1 and domain = $2 and state = 'done' and done_at >= $3 and plan_id is null group by side`,
        [userMapId, domain, since],
      );
      const of = (side: Side): number => rows.find((row) => row.side === side)?.count ?? 0;
      return { siebel: of('siebel'), exchange: of('exchange') };
    },
    async hold(userMapId, domain, side, ids) {
      if (ids.length === 0) return [];
      const held = await database.select<ToldRemoval>(
        `with plan as (
           insert into held_plans (user_map_id, domain, side, opened_at) values ($1, $2, $3, $5)
           on conflict (user_map_id, domain, side) where state = 'held' do update set state = 'held'
           returning id)
         update removals r set state = 'held', plan_id = (select id from plan)
         where id = any($4::bigint[]) and state = 'waiting' returning ${TOLD}`,
        [userMapId, domain, side, [...ids], now()],
      );
      return held.map((removal) => unsealed(sealer, removal));
    },
    async close(userMapId, domain, siebelIds, how) {
      if (siebelIds.length === 0) return;
      const where = `user_map_id = $1 and domain = $2 and siebel_id = any($3::text[]) and state <> 'done'`;
      const values = [userMapId, domain, [...siebelIds]];
      if (how === 'dropped')
        return database.execute(
          `with r as (delete from removals where ${where} returning *)
           delete from sync_issues i using r where ${HELD_ISSUE}`,
          values,
        );
      await database.execute(`update removals set state = 'done', done_at = $4 where ${where}`, [...values, now()]);
      await database.execute(
        `delete from removals where user_map_id = $1 and state = 'done' and done_at < $2::timestamptz - ${KEPT}`,
        [userMapId, now()],
      );
    },
  };
}

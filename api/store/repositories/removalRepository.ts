// Removals that wait, are held or were carried out lately. Titles are sealed before they reach the database.
import type { Sealer } from '../../platform/keys.ts';
import type { Side } from '../../../shared/vocabulary.ts';
import type { Database } from '../database.ts';
import type { OpenRemoval, RemovalRepository } from '../removals.ts';

/** Done rows are counted for a day; a little longer is kept, so that clocks may differ. */
const KEPT = `interval '2 days'`;

export function createRemovalRepository(database: Database, sealer: Sealer, now: () => Date): RemovalRepository {
  return {
    async spool(userMapId, domain, removals) {
      if (removals.length === 0) return;
      const rows = removals.map(({ title, ...row }) => ({
        ...row,
        details: `\\x${sealer.seal({ title }).toString('hex')}`,
      }));
      await database.execute(
        `insert into removals (user_map_id, domain, side, siebel_id, exchange_id, how, details, seen_at)
         select $1, $2, g.side, g."siebelId", g."exchangeId", g.how, g.details::bytea, $4
         from jsonb_to_recordset($3::jsonb)
           as g (side text, "siebelId" text, "exchangeId" text, how text, details text)
         order by g."siebelId"
         on conflict (user_map_id, domain, siebel_id, exchange_id) where state <> 'done' do nothing`,
        [userMapId, domain, JSON.stringify(rows), now()],
      );
    },
    listOpen: (userMapId, domain) =>
      database.select<OpenRemoval>(
        `select id, side, siebel_id as "siebelId", exchange_id as "exchangeId", state, seen_at as "seenAt"
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
      if (ids.length === 0) return;
      await database.execute(
        `with plan as (
           insert into held_plans (user_map_id, domain, side, opened_at) values ($1, $2, $3, $5)
           on conflict (user_map_id, domain, side) where state = 'held' do update set state = 'held'
           returning id)
         update removals set state = 'held', plan_id = (select id from plan)
         where id = any($4::bigint[]) and state = 'waiting'`,
        [userMapId, domain, side, [...ids], now()],
      );
    },
    async close(userMapId, domain, siebelIds, how) {
      if (siebelIds.length === 0) return;
      const where = `user_map_id = $1 and domain = $2 and siebel_id = any($3::text[]) and state <> 'done'`;
      const values = [userMapId, domain, [...siebelIds]];
      if (how === 'dropped') return database.execute(`delete from removals where ${where}`, values);
      await database.execute(`update removals set state = 'done', done_at = $4 where ${where}`, [...values, now()]);
      await database.execute(
        `delete from removals where user_map_id = $1 and state = 'done' and done_at < $2::timestamptz - ${KEPT}`,
        [userMapId, now()],
      );
    },
  };
}

// Held plans and what an administrator decided on them. A decision counts once, whoever else decides at the same moment.
import type { Sealer } from '../../platform/keys.ts';
import type { Database } from '../database.ts';
import type { HeldPlan, PlanRepository } from '../removals.ts';
import { HELD_ISSUE, TOLD, unsealed, type ToldRemoval } from './removalRepository.ts';
import { isRowId } from './rowIds.ts';

const COLUMNS = `
  p.id, p.user_map_id as "userMapId", u.login, p.domain, p.side, p.state, p.opened_at as "openedAt",
  p.decided_at as "decidedAt", p.decided_by as "decidedBy",
  coalesce(p.decided_removals, (select count(*)::int from removals r where r.plan_id = p.id)) as removals,
  (select count(*)::int from sync_links l where l.user_map_id = p.user_map_id and l.domain = p.domain) as linked
  from held_plans p join user_maps u on u.id = p.user_map_id`;

/**
 * The pairs of a rejected plan are remembered with what their link knew, and their links and removals go. Where an undo wanted the removal,
 * neither record is gone: the pair stays linked.
 */
const REMEMBER = `
  insert into remembered_removals (user_map_id, domain, siebel_id, exchange_id, gone_side, until_edited, exchange_digests, at)
  select r.user_map_id, r.domain, r.siebel_id, r.exchange_id,
    case r.side when 'siebel' then 'exchange' else 'siebel' end, r.side = 'exchange',
    coalesce(l.exchange_digests, '{}'), $2
  from removals r left join sync_links l
    on l.user_map_id = r.user_map_id and l.domain = r.domain and l.siebel_id = r.siebel_id
  where r.plan_id = $1 and r.state = 'held' and r.undo_item_id is null
  on conflict (user_map_id, domain, siebel_id) do update
  set exchange_id = excluded.exchange_id, gone_side = excluded.gone_side, until_edited = excluded.until_edited,
    exchange_digests = excluded.exchange_digests, at = excluded.at`;
const UNLINK = `
  delete from sync_links l using removals r
  where r.plan_id = $1 and r.state = 'held' and r.undo_item_id is null and l.user_map_id = r.user_map_id and l.domain = r.domain
    and l.siebel_id = r.siebel_id and l.exchange_id = r.exchange_id`;

const END_UNDOS = `
  update undo_items i set state = 'skipped', reason = 'plan-rejected' from removals r
  where r.plan_id = $1 and r.state = 'held' and r.undo_item_id = i.id and i.state = 'waiting'`;

const CLOSE_ISSUES = `delete from sync_issues i using removals r where r.plan_id = $1 and r.state = 'held' and ${HELD_ISSUE}`;

export function createPlanRepository(database: Database, sealer: Sealer, now: () => Date): PlanRepository {
  const decide = async (id: string, state: 'approved' | 'rejected', by: string): Promise<boolean> => {
    if (!isRowId(id)) return false;
    const rows = await database.select<{ id: string }>(
      `update held_plans set state = $2, decided_at = $3, decided_by = $4,
         decided_removals = (select count(*) from removals where plan_id = $1)
       where id = $1 and state = 'held' returning id`,
      [id, state, now(), by],
    );
    return rows.length > 0;
  };
  return {
    list: ({ limit, login = null, state = null }) =>
      database.select<HeldPlan>(
        `select ${COLUMNS} where ($1::text is null or p.state = $1) and ($2::text is null or u.login = $2)
         order by p.id desc limit $3`,
        [state, login, limit],
      ),
    async find(id) {
      if (!isRowId(id)) return null;
      const [plan] = await database.select<HeldPlan>(`select ${COLUMNS} where p.id = $1`, [id]);
      return plan ?? null;
    },
    async removals(id) {
      if (!isRowId(id)) return [];
      const rows = await database.select<ToldRemoval>(`select ${TOLD} from removals r where plan_id = $1 order by id`, [
        id,
      ]);
      return rows.map((row) => unsealed(sealer, row));
    },
    approve: (id, by) =>
      database.transaction(async () => {
        if (!(await decide(id, 'approved', by))) return false;
        await database.execute(`update removals set state = 'approved' where plan_id = $1 and state = 'held'`, [id]);
        return true;
      }),
    reject: (id, by) =>
      database.transaction(async () => {
        if (!(await decide(id, 'rejected', by))) return false;
        await database.execute(REMEMBER, [id, now()]);
        await database.execute(UNLINK, [id]);
        await database.execute(END_UNDOS, [id]);
        await database.execute(CLOSE_ISSUES, [id]);
        await database.execute(
          `update removals set state = 'done', done_at = $2 where plan_id = $1 and state = 'held'`,
          [id, now()],
        );
        return true;
      }),
  };
}

// Decisions of people on matches and companies. On one question of an item one decision is open at a time.
import type { Database } from '../database.ts';
import type { Decision, DecisionRepository } from '../decisions.ts';
import { isRowId, rowIdsOf } from './rowIds.ts';

const SELECT = `
  select d.id, d.user_map_id as "userMapId", u.login, d.domain, d.exchange_id as "exchangeId", d.question, d.action,
    d.siebel_id as "siebelId", d.state, d.decided_by as "decidedBy", d.decided_at as "decidedAt"
  from match_decisions d join user_maps u on u.id = d.user_map_id`;

export function createDecisionRepository(database: Database, now: () => Date): DecisionRepository {
  return {
    async save(userMapId, domain, { action, decidedBy, exchangeId, question, siebelId }) {
      const [row] = await database.select<{ id: string }>(
        `insert into match_decisions (user_map_id, domain, exchange_id, question, action, siebel_id, decided_by, decided_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (user_map_id, domain, exchange_id, question) where state = 'open' do update
         set action = excluded.action, siebel_id = excluded.siebel_id, decided_by = excluded.decided_by,
           decided_at = excluded.decided_at
         returning id`,
        [userMapId, domain, exchangeId, question, action, siebelId, decidedBy, now()],
      );
      const [saved] = await database.select<Decision>(`${SELECT} where d.id = $1`, [row?.id ?? null]);
      if (!saved) throw new Error('A decision was removed while it was saved.');
      return saved;
    },
    async findOpen(userMapId, domain, exchangeIds) {
      return database.select<Decision>(
        `${SELECT} where d.user_map_id = $1 and d.domain = $2 and d.state = 'open' and ($3::text[] is null or d.exchange_id = any($3))
         order by d.id`,
        [userMapId, domain, exchangeIds === 'all' ? null : [...exchangeIds]],
      );
    },
    async find(id) {
      if (!isRowId(id)) return null;
      const [found] = await database.select<Decision>(`${SELECT} where d.id = $1`, [id]);
      return found ?? null;
    },
    list: ({ limit, state = null, userMapId = null }) =>
      database.select<Decision>(
        `${SELECT} where ($1::bigint is null or d.user_map_id = $1) and ($2::text is null or d.state = $2)
         order by d.id desc limit $3`,
        [userMapId, state, limit],
      ),
    async end(ids, state) {
      const known = rowIdsOf(ids);
      if (known.length === 0) return 0;
      const ended = await database.select<{ id: string }>(
        `update match_decisions set state = $2 where id = any($1::bigint[]) and state = 'open' returning id`,
        [known, state],
      );
      return ended.length;
    },
  };
}

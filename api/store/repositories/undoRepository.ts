// Requests to take writes back, and what became of each journal line of them. Holds ids, field names and reasons; the values stay in the journal.
import type { Database } from '../database.ts';
import type { UndoItem, UndoRepository, UndoRequest } from '../undo.ts';
import { isRowId, rowIdsOf, withoutNul } from './rowIds.ts';

const ITEM = `i.id, i.line_id as "lineId", i.fields, i.attempts, i.writes`;

/** Items with what became of them. A removal that is held is waiting for an administrator. */
const RESULTS = `
  select i.request_id as "requestId", i.id, i.line_id as "lineId", i.state, i.writes, i.restored, i.left_out as "leftOut", i.reason, i.message,
    exists (select from removals r where r.undo_item_id = i.id and r.state = 'held') as "isHeld"
  from undo_items i where i.request_id = any($1::bigint[]) order by i.line_id desc`;

interface RequestRow extends Omit<UndoRequest, 'items'> {
  readonly id: string;
}

type ResultRow = UndoRequest['items'][number] & { readonly requestId: string };

export function createUndoRepository(database: Database, now: () => Date): UndoRepository {
  async function withItems(requests: readonly RequestRow[]): Promise<readonly UndoRequest[]> {
    const rows = await database.select<ResultRow>(RESULTS, [requests.map(({ id }) => id)]);
    return requests.map((request) => ({
      ...request,
      items: rows.flatMap(({ requestId, ...item }) => (requestId === request.id ? [item] : [])),
    }));
  }
  return {
    request: ({ by, items, runId }) =>
      database.transaction(async () => {
        const [request] = await database.select<{ id: string }>(
          'insert into undo_requests (asked_by, asked_at, run_id) values ($1, $2, $3) returning id',
          [by, now(), runId],
        );
        const id = request?.id ?? '';
        await database.execute(
          `insert into undo_items (request_id, user_map_id, domain, line_id, fields)
           select $1, g."userMapId", g.domain, g."lineId", g.fields
           from jsonb_to_recordset($2::jsonb) as g ("userMapId" bigint, domain text, "lineId" bigint, fields text[])
           order by g."lineId"
           on conflict (line_id) where state = 'waiting' do update set request_id = excluded.request_id, fields = excluded.fields`,
          [id, JSON.stringify(items)],
        );
        return id;
      }),
    listOpen: (userMapId, domain) =>
      database.select<UndoItem>(
        `select ${ITEM} from undo_items i
         where i.user_map_id = $1 and i.domain = $2 and i.state = 'waiting'
           and not exists (select from removals r where r.undo_item_id = i.id and r.state <> 'done')
         order by i.line_id desc`,
        [userMapId, domain],
      ),
    findItems: (ids) =>
      database.select<UndoItem>(`select ${ITEM} from undo_items i where i.id = any($1::bigint[])`, [rowIdsOf(ids)]),
    async settle(results) {
      if (results.length === 0) return;
      const rows = results.map((result) => ({ ...result, message: result.message && withoutNul(result.message) }));
      await database.execute(
        `update undo_items i set state = g.state, writes = i.writes || g.writes, restored = case when g.restored = '{}' then i.restored else g.restored end, left_out = g."leftOut",
           reason = g.reason, message = g.message, attempts = i.attempts + 1
         from jsonb_to_recordset($1::jsonb) as g (id bigint, state text, writes text[], restored text[], "leftOut" text[],
           reason text, message text)
         where i.id = g.id`,
        [JSON.stringify(rows)],
      );
    },
    async find(id) {
      if (!isRowId(id)) return null;
      const rows = await database.select<RequestRow>(
        'select id, asked_by as "by", asked_at as "at", run_id as "runId" from undo_requests where id = $1',
        [id],
      );
      return (await withItems(rows))[0] ?? null;
    },
    async list({ login = null, limit }) {
      const rows = await database.select<RequestRow>(
        `select r.id, r.asked_by as "by", r.asked_at as "at", r.run_id as "runId" from undo_requests r
         where $1::text is null or exists (
           select from undo_items i join user_maps u on u.id = i.user_map_id where i.request_id = r.id and u.login = $1)
         order by r.id desc limit $2`,
        [login, limit],
      );
      return withItems(rows);
    },
  };
}

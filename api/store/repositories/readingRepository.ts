// Where the readings of a user's domain stand. A run that changes nothing asks once and writes once, whatever the number of its readings.
import type { Side } from '../../../shared/vocabulary.ts';
import type { Database } from '../database.ts';
import type { ReadingRepository, Standing, StoredCursor } from '../readings.ts';
import type { Hint } from '../store.ts';
import { ITEM_OF } from '../wishes.ts';
import { isRowId, rowIdsOf } from './rowIds.ts';

interface Found {
  readonly cursors: Partial<Record<Side, StoredCursor>> | null;
  readonly hints: readonly (Hint & { readonly side: Side })[] | null;
  readonly links: Standing['links'];
  readonly isUndoAsked: boolean;
  readonly isLinkAsked: boolean;
  readonly origins: readonly string[];
}

const LINKS = `select jsonb_build_object('count', count(*), 'newest', coalesce(max(id), 0)) as links from sync_links`;

const FIND = `
  select
    (select jsonb_object_agg(side, cursor) from sync_cursors where user_map_id = $1 and domain = $2) as cursors,
    (select json_agg(json_build_object('side', side, 'seq', seq::text, 'recordId', record_id) order by seq)
     from sync_hints where user_map_id = $1 and domain = $2) as hints,
    (${LINKS} where user_map_id = $1 and domain = $2) as links,
    exists (select from undo_items where user_map_id = $1 and domain = $2 and state = 'waiting') as "isUndoAsked",
    exists (select from item_wishes where user_map_id = $1 and item_kind = $3 and state = 'open') as "isLinkAsked",
    array(select source_id from sync_pending_writes
      where user_map_id = $1 and domain = $2 and source = 'exchange' and is_create) as origins`;

/** The run is locked first, as by everybody who ends one. A cursor that was not there is not stored over one that is there by now. */
const FINISH = `
  with running as (
    select from sync_runs where id = $1 and outcome = 'running' for share
  ), given as (
    select g.side, g.before, g.after || l.links as after
    from jsonb_to_recordset($4::jsonb) as g (side text, before jsonb, after jsonb)
    cross join running
    cross join (select jsonb_build_object('links', links) as links from (${LINKS} where user_map_id = $2 and domain = $3) m) l
  ), renewed as (
    update sync_cursors c set cursor = g.after from given g
    where c.user_map_id = $2 and c.domain = $3 and c.side = g.side and c.cursor = g.before
  ), added as (
    insert into sync_cursors (user_map_id, domain, side, cursor)
    select $2, $3, side, after from given where before is null
    on conflict (user_map_id, domain, side) do nothing
  ), seen as (
    delete from sync_hints where seq = any($5::bigint[]) and exists (select from running)
  )
  select exists (select from running) as "isRunning"`;

export function createReadingRepository(database: Database): ReadingRepository {
  return {
    async find(userMapId, domain) {
      const [found] = await database.select<Found>(FIND, [userMapId, domain, ITEM_OF[domain]]);
      const hintsOf = (side: Side): readonly Hint[] =>
        (found?.hints ?? []).flatMap((hint) =>
          hint.side === side ? [{ seq: hint.seq, recordId: hint.recordId }] : [],
        );
      return {
        cursors: { siebel: found?.cursors?.siebel ?? null, exchange: found?.cursors?.exchange ?? null },
        hints: { siebel: hintsOf('siebel'), exchange: hintsOf('exchange') },
        links: found?.links ?? { count: 0, newest: 0 },
        isUndoAsked: found?.isUndoAsked ?? false,
        isLinkAsked: found?.isLinkAsked ?? false,
        origins: found?.origins ?? [],
      };
    },
    async finish({ id, domain, userMapId }, ends, seqs) {
      if (!isRowId(id)) return false;
      const values = [id, userMapId, domain, JSON.stringify(ends), rowIdsOf(seqs)];
      const [row] = await database.select<{ isRunning: boolean }>(FINISH, values);
      return row?.isRunning ?? false;
    },
  };
}

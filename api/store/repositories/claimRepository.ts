// Claims on what is being created in Siebel: of two users who would create the same record at once one gets it.
import type { Database } from '../database.ts';
import type { ClaimRepository } from '../bookkeeping.ts';

export function createClaimRepository(database: Database): ClaimRepository {
  return {
    async take(userMapId, domain, keys, { at, staleBefore }) {
      if (keys.length === 0) return [];
      await database.execute(
        `delete from sync_claims where (domain, key) in (
           select domain, key from sync_claims where at < $1 for update skip locked)`,
        [staleBefore],
      );
      await database.execute(
        `insert into sync_claims (domain, key, user_map_id, at)
         select $2, k collate "C", $1, $4 from unnest($3::text[]) as k group by k order by k collate "C"
         on conflict (domain, key) do nothing`,
        [userMapId, domain, [...keys], at],
      );
      const rows = await database.select<{ key: string }>(
        'select key from sync_claims where domain = $2 and user_map_id <> $1 and key = any($3::text[])',
        [userMapId, domain, [...keys]],
      );
      return rows.map(({ key }) => key);
    },
  };
}

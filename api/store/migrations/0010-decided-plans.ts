// A decided plan keeps how many removals it was about: the removals themselves are kept for two days only.
import type { Database } from '../database.ts';

export const name = '0010-decided-plans';

export async function up(database: Database): Promise<void> {
  await database.execute('alter table held_plans add column decided_removals integer');
  await database.execute(`
    update held_plans p set decided_removals = (select count(*) from removals r where r.plan_id = p.id) where state <> 'held'`);
}

// Every decision is explained: a removal keeps the rule that wants it, and the journal tells decisions of people, which belong to no run.
import type { Database } from '../database.ts';

export const name = '0011-explained-removals';

export async function up(database: Database): Promise<void> {
  await database.execute('alter table removals add column rule text');
  // Of those put aside before, the rule is as good as certain: an edit against a removal (L6, L8) is rare.
  await database.execute(`
    update removals set rule = case when undo_item_id is not null then 'undo' when side = 'siebel' then 'L3' else 'L7' end`);
  await database.execute('alter table removals alter column rule set not null');
  await database.execute('alter table sync_events alter column run_id drop not null');
}

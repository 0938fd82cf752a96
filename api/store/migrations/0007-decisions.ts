// Questions that only a person can answer: the candidates of an issue, and what was decided. And whether contacts are matched at all.
import type { Database } from '../database.ts';

export const name = '0007-decisions';

export async function up(database: Database): Promise<void> {
  await database.execute(`alter table sync_issues add column candidates text[] collate "C" not null default '{}'`);
  await database.execute('alter table domain_settings add column ignore_matching boolean not null default false');
  await database.execute(`
    create table match_decisions (
      id bigint generated always as identity primary key,
      user_map_id bigint not null references user_maps on delete cascade,
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      exchange_id text collate "C" not null,
      question text not null check (question in ('match', 'company')),
      action text not null check (action in ('link', 'create', 'ignore', 'account')),
      siebel_id text collate "C",
      state text not null default 'open' check (state in ('open', 'done', 'impossible', 'withdrawn')),
      decided_by text not null,
      decided_at timestamptz not null,
      check ((action in ('link', 'account')) = (siebel_id is not null))
    )`);
  await database.execute(
    `create unique index match_decisions_open on match_decisions (user_map_id, domain, exchange_id, question)
     where state = 'open'`,
  );
  await database.execute('create index match_decisions_user on match_decisions (user_map_id, id desc)');
}

// What an administrator sets, with the defaults of a new installation: full sync, Siebel wins, deletions allowed, no filter.
import type { Database } from '../database.ts';

export const name = '0004-settings';

const LEVEL = `level text not null check (level in ('Full Sync', 'Export Only', 'Import Only', 'None'))`;

/** The category by language. A user whose language is not here gets the English one. */
const CATEGORY_VALUES = {
  contact: {
    en: 'Siebel Contact',
    de: 'Siebel-Kontakt',
    es: 'Contacto de Siebel',
    fr: 'Contact Siebel',
    it: 'Contatto Siebel',
    ja: 'Siebel 担当者',
    pt: 'Contato do Siebel',
  },
  calendar: {
    en: 'Siebel Calendar',
    de: 'Siebel-Kalender',
    es: 'Calendario de Siebel',
    fr: 'Calendrier Siebel',
    it: 'Calendario Siebel',
    ja: 'Siebel カレンダー',
    pt: 'Calendário do Siebel',
  },
  task: {
    en: 'Siebel Task',
    de: 'Siebel-Aufgabe',
    es: 'Tarea de Siebel',
    fr: 'Tâche Siebel',
    it: 'Attività Siebel',
    ja: 'Siebel タスク',
    pt: 'Tarefa do Siebel',
  },
};

/** Siebel's list of activity types (TODO_TYPE) as far as people plan with it. */
const ACTIVITY_TYPES = [
  'Appointment',
  'Meeting',
  'Call',
  'Presentation',
  'To Do',
  'Demonstration',
  'Email - Inbound',
  'Email - Outbound',
  'Travel',
  'Research',
  'Other',
];

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table user_levels (
      user_map_id bigint not null references user_maps on delete cascade,
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      ${LEVEL},
      primary key (user_map_id, domain)
    )`);
  await database.execute(`
    create table domain_settings (
      domain text primary key check (domain in ('contact', 'calendar', 'task')),
      ${LEVEL} default 'Full Sync',
      conflict_winner text not null default 'Siebel Record' check (conflict_winner in ('Siebel Record', 'PIM Record')),
      delete_wins boolean not null default true,
      may_delete_in_siebel boolean not null default true,
      may_delete_in_exchange boolean not null default true,
      keep_past_items boolean not null default true,
      ignore_private boolean not null default false,
      opt_in boolean not null default false,
      only_activity_types boolean not null default false,
      category_values jsonb not null check (category_values ? 'en')
    )`);
  for (const [domain, values] of Object.entries(CATEGORY_VALUES)) {
    await database.execute('insert into domain_settings (domain, category_values) values ($1, $2)', [
      domain,
      JSON.stringify(values),
    ]);
  }
  await database.execute(`
    create table system_settings (
      id boolean primary key default true check (id),
      activity_types text[] not null,
      extract_start_date date
    )`);
  await database.execute('insert into system_settings (activity_types) values ($1)', [ACTIVITY_TYPES]);
}

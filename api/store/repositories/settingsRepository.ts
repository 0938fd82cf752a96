// What an administrator set: per domain, per user and domain, and for all.
import type { Model, ModelStatic } from 'sequelize';
import type { SyncLevel } from '../../../shared/vocabulary.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { SettingsRepository } from '../settings.ts';
import type { DomainSettings, SystemSettings } from '../store.ts';

type Nullable<T> = { readonly [name in keyof T]?: T[name] | null };

/** One row of all that applies; without a row of system settings its columns are null. */
interface SettingsRow extends DomainSettings, SystemSettings {
  readonly id: boolean | null;
  readonly userLevel: SyncLevel | null;
}

export function createSettingsRepository(
  database: Database,
  { domainSettings, systemSettings, userLevels }: Models,
): SettingsRepository {
  const inContext = () => ({ ...database.inContext(), returning: false as const });
  const ofUser = `select ${columnsOf(domainSettings, 'd')}, l.level as "userLevel", ${columnsOf(systemSettings, 's')}
    from domain_settings d left join user_levels l on l.domain = d.domain and l.user_map_id = $1 left join system_settings s on true
    where d.domain = $2`;
  return {
    async of(userMapId, domain) {
      const [row] = await database.select<SettingsRow>(ofUser, [userMapId, domain]);
      if (row === undefined) throw new Error(`The settings of the domain ${domain} are missing; run the migrations.`);
      const {
        activityTypes,
        extractStartDate,
        id: _id,
        journalLinesDays,
        journalValuesDays,
        userLevel,
        ...settings
      } = row;
      return { domain: settings, userLevel, system: systemOf({ activityTypes, extractStartDate, journalLinesDays, journalValuesDays }) }; // prettier-ignore
    },
    async domain(domain) {
      const row = await domainSettings.findOne({ ...database.inContext(), where: { domain }, raw: true });
      if (row === null) throw new Error(`The settings of the domain ${domain} are missing; run the migrations.`);
      return row;
    },
    async saveDomain(settings) {
      await domainSettings.upsert({ ...settings }, inContext());
    },
    async userLevel(userMapId, domain) {
      const row = await userLevels.findOne({ ...database.inContext(), where: { userMapId, domain }, raw: true });
      return row?.level ?? null;
    },
    async setUserLevel(userMapId, domain, level) {
      await userLevels.upsert({ userMapId, domain, level }, inContext());
    },
    async system() {
      return systemOf((await systemSettings.findOne({ ...database.inContext(), raw: true })) ?? {});
    },
    async saveSystem({ activityTypes, ...settings }) {
      await systemSettings.upsert({ id: true, activityTypes: [...activityTypes], ...settings }, inContext());
    },
  };
}

/** Where nothing was set yet. */
function systemOf(row: Nullable<SystemSettings>): SystemSettings {
  return {
    activityTypes: row.activityTypes ?? [],
    extractStartDate: row.extractStartDate ?? null,
    journalValuesDays: row.journalValuesDays ?? 90,
    journalLinesDays: row.journalLinesDays ?? 400,
  };
}

/** A model's columns under the names of its attributes. */
function columnsOf(model: ModelStatic<Model>, alias: string): string {
  return Object.entries(model.getAttributes()).map(([name, { field }]) => `${alias}."${field ?? name}" as "${name}"`).join(', '); // prettier-ignore
}

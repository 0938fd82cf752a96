// What an administrator set: per domain, per user and domain, and for all.
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { SettingsRepository } from '../settings.ts';

export function createSettingsRepository(
  database: Database,
  { domainSettings, systemSettings, userLevels }: Models,
): SettingsRepository {
  const inContext = () => ({ ...database.inContext(), returning: false as const });
  return {
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
      const row = await systemSettings.findOne({ ...database.inContext(), raw: true });
      return { activityTypes: row?.activityTypes ?? [], extractStartDate: row?.extractStartDate ?? null };
    },
    async saveSystem({ activityTypes, extractStartDate }) {
      await systemSettings.upsert({ id: true, activityTypes: [...activityTypes], extractStartDate }, inContext());
    },
  };
}

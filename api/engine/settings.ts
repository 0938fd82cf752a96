// Puts an administrator's settings and a user's row together into what one run of one domain may do.
import { DIRECTIONS, type Direction } from '../../shared/vocabulary.ts';
import { directionsOf, effectiveLevel } from '../../shared/syncLevel.ts';
import type { DomainMapping, MappingContext } from '../domains/domainMapping.ts';
import type { MassDeleteThresholds } from '../reconcile/guard.ts';
import type { Policy } from '../reconcile/types.ts';
import type { DomainSettings, Store, SystemSettings, UserMap } from '../store/store.ts';

export interface RunSettings {
  readonly policy: Policy;
  readonly thresholds: MassDeleteThresholds;
  readonly domainSettings: DomainSettings;
  readonly system: SystemSettings;
}

/** Reads the settings that apply to a user's domain. */
export async function loadSettings(store: Store, userMap: UserMap, mapping: DomainMapping): Promise<RunSettings> {
  const { domain } = mapping;
  const { domain: domainSettings, system, userLevel } = await store.settings.of(userMap.id, domain);
  const level = effectiveLevel(domainSettings.level, userLevel ?? 'Full Sync');
  const policy: Policy = {
    domain,
    directions: directionsOf(level),
    conflictWinner: domainSettings.conflictWinner,
    deleteWins: domainSettings.deleteWins,
    mayDelete: { siebel: domainSettings.mayDeleteInSiebel, exchange: domainSettings.mayDeleteInExchange },
    ignorePrivate: domainSettings.ignorePrivate,
    optIn: domainSettings.optIn,
    onlyActivityTypes: domainSettings.onlyActivityTypes,
    ignoreMatching: domain === 'contact' && domainSettings.ignoreMatching,
    keepPastItems: domainSettings.keepPastItems,
    extractFrom: userMap.extractStartDate ?? system.extractStartDate,
    fields: mapping.fields,
    clearingIgnored: mapping.clearingIgnored,
  };
  const thresholds: MassDeleteThresholds = {
    count: domainSettings.massDeleteCount,
    share: domainSettings.massDeleteShare,
    settleMs: domainSettings.settleSeconds * 1000,
  };
  return { policy, thresholds, domainSettings, system };
}

/** What the mapping needs to know of the user and the moment. */
export function contextFor(settings: RunSettings, userMap: UserMap, timeZone: string, now: Date): MappingContext {
  const { categoryValues } = settings.domainSettings;
  const language = userMap.language.slice(0, 2).toLowerCase();
  return {
    timeZone,
    categoryValue: categoryValues[language] ?? categoryValues['en'] ?? '',
    activityTypes: settings.system.activityTypes,
    siebelUserId: userMap.siebelUserId,
    now: now.toISOString(),
  };
}

/** Whether directions were opened since the last run: everything is to be read and matched again. */
export function isRaised(before: unknown, now: readonly Direction[]): boolean {
  if (!Array.isArray(before)) return false;
  return DIRECTIONS.some((direction) => now.includes(direction) && !before.includes(direction));
}

// What an administrator set, as an interface: per domain, per user and domain, and for all.
import type { Domain, SyncLevel } from '../../shared/vocabulary.ts';
import type { DomainSettings, SystemSettings } from './store.ts';

/** What applies to one user in one domain. */
export interface SettingsOfUser {
  readonly domain: DomainSettings;
  /** Null: that of the domain. */
  readonly userLevel: SyncLevel | null;
  readonly system: SystemSettings;
}

export interface SettingsRepository {
  of(userMapId: string, domain: Domain): Promise<SettingsOfUser>;
  domain(domain: Domain): Promise<DomainSettings>;
  saveDomain(settings: DomainSettings): Promise<void>;
  userLevel(userMapId: string, domain: Domain): Promise<SyncLevel | null>;
  setUserLevel(userMapId: string, domain: Domain, level: SyncLevel): Promise<void>;
  system(): Promise<SystemSettings>;
  saveSystem(settings: SystemSettings): Promise<void>;
}

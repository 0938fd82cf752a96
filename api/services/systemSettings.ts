// What an administrator sets for everybody: how long the journal is kept, and from which day on items are synced.
import type { ChangeSettingsBody, SettingsView } from '../../shared/contract/settings.ts';
import type { SystemSettings } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';

type Deps = Pick<ServiceDependencies, 'store'>;

export async function showSettings({ store }: Deps): Promise<SettingsView> {
  return viewOf(await store.settings.system());
}

/** The journal forgets from the next cycle of the Dispatcher on; a day counts for what is read from then on. */
export async function changeSettings({ store }: Deps, change: ChangeSettingsBody): Promise<SettingsView> {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return store.transaction(async () => {
    const settings: SystemSettings = { ...(await store.settings.system()), ...named };
    await store.settings.saveSystem(settings);
    return viewOf(settings);
  });
}

function viewOf({ extractStartDate, journalLinesDays, journalValuesDays }: SystemSettings): SettingsView {
  return { journalValuesDays, journalLinesDays, extractStartDate };
}

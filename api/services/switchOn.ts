// Switches a user's sync on. What changed in Siebel while it was off was told to nobody, so Siebel's side is read in full again.
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { Store } from '../store/store.ts';

/** Links stay, so the full reading only finds what changed. */
export async function switchOn(store: Store, userMapId: string): Promise<void> {
  await store.transaction(async () => {
    await store.userMaps.setEnabled(userMapId, true);
    for (const domain of DOMAINS) await store.cursors.save(userMapId, domain, 'siebel', null);
  });
}

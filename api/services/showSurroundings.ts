// What is going on around contacts: their accounts, what is open, the last activities and the next.
import type { Surroundings } from '../../shared/contract/siebelRecords.ts';
import type { ActivityRow } from '../connectors/siebelRecords.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { openInSiebel, type Opened } from './openInSiebel.ts';
import { labelRecord } from './recordLabels.ts';

/** @throws UserError user-not-mapped; what Siebel's trouble throws */
export async function showSurroundings(
  deps: ServiceDependencies,
  input: { readonly login: string; readonly contactIds: readonly string[] },
): Promise<Surroundings> {
  const user = await findUser(deps.store, input.login);
  const found = await deps.records.around([...new Set(input.contactIds)], deps.clock.now(), user);
  const openUrl = (what: Opened, id: string) => openInSiebel(deps.openTemplate, what, id, user.login);
  const withUrl = (activity: ActivityRow) => ({ ...activity, url: openUrl('activity', activity.id) });
  return {
    accounts: found.accounts.map((record) => labelRecord('account', record, openUrl)),
    opportunities: found.opportunities.map((record) => labelRecord('opportunity', record, openUrl)),
    serviceRequests: found.serviceRequests.map((record) => labelRecord('service request', record, openUrl)),
    lastActivities: found.lastActivities.map(withUrl),
    nextActivities: found.nextActivities.map(withUrl),
  };
}

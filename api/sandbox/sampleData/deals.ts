// Opportunities and service requests of the accounts.
import { ACCOUNTS } from './accounts.ts';
import { siebelDay, type Day } from './days.ts';
import { itemAt, randomFor } from './random.ts';
import { rowId } from './rowIds.ts';
import type { SampleOpportunity, SampleServiceRequest } from './types.ts';
import {
  OPPORTUNITY_NAMES,
  SALES_STAGES,
  SERVICE_REQUEST_ABSTRACTS,
  SERVICE_REQUEST_SEVERITIES,
  SERVICE_REQUEST_STATUSES,
} from './words/dealWords.ts';

/** Two of three accounts have an opportunity. */
export function makeOpportunities(today: Day): readonly SampleOpportunity[] {
  return ACCOUNTS.flatMap((account, n) => {
    if (n % 3 === 2) return [];
    const random = randomFor(`opportunity ${n}`);
    const fields = {
      Name: `${itemAt(OPPORTUNITY_NAMES, n)} – ${account.name}`,
      'Sales Stage': random.pick(SALES_STAGES),
      'Primary Revenue Amount': String(5_000 * (2 + random.below(120))),
      'Close Date': siebelDay(today.plus({ days: 14 + random.below(200) })),
    };
    return [{ id: rowId('opportunity', n), fields, accountId: account.id }];
  });
}

/** Every other account has a service request. `contactOf` names who reported it, if there are contacts. */
export function makeServiceRequests(contactOf: (account: number) => string | null): readonly SampleServiceRequest[] {
  return ACCOUNTS.flatMap((account, n) => {
    if (n % 2 === 1) return [];
    const random = randomFor(`service request ${n}`);
    const fields = {
      'SR Number': `1-${(81_250_413 + n * 1_117).toString()}`,
      Abstract: random.pick(SERVICE_REQUEST_ABSTRACTS),
      Status: random.pick(SERVICE_REQUEST_STATUSES),
      Severity: random.pick(SERVICE_REQUEST_SEVERITIES),
    };
    return [{ id: rowId('serviceRequest', n), fields, accountId: account.id, contactId: contactOf(n) }];
  });
}

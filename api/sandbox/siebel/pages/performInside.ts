// Carries out what the pages ask of Siebel: as any client's request, but neither counted nor disturbed by faults.
import { callerNamed } from '../rest/authenticate.ts';
import { answer } from '../rest/answer.ts';
import { BASE_PATH } from '../rest/dataRoutes.ts';
import type { SiebelStore } from '../data/store.ts';
import type { PerformInside } from './insideSiebel.ts';

/** The pages' way into the server. */
export function performInside(store: SiebelStore): PerformInside {
  return async ({ body, login, method, search, segments }) => {
    const caller = await callerNamed(store, login);
    if (!caller) return { status: 401, body: { ERROR: `Nobody works in Siebel with the login ${login}.` } };
    return answer({ store, dataUrl: `${BASE_PATH}/data`, search, caller }, { method, segments, body });
  };
}

// One journal line with its values, and taking writes back: a preview, the request, and what became of it.
import { journalDetailsSchema } from '../../shared/contract/journal.ts';
import type { JournalDetails } from '../../shared/contract/journal.ts';
import { undoListSchema, undoSchema } from '../../shared/contract/undo.ts';
import type { UndoList, UndoView } from '../../shared/contract/undo.ts';
import type { Api } from './request.ts';

/** What is to be taken back: some lines, or all that a run wrote. */
export type UndoTarget =
  | {
      readonly lines: readonly string[];
      /** Only these, such as overruled ones; the whole line unless given. */ readonly fields?: readonly string[];
    }
  | { readonly runId: string };

/** A preview reads both sides. */
const TIMEOUT_MS = 5 * 60_000;

/** @throws ApiError */
export function fetchJournalLine(api: Api, id: string, signal?: AbortSignal): Promise<JournalDetails> {
  return api.call(`/api/journal/lines/${encodeURIComponent(id)}`, journalDetailsSchema, { signal });
}

/** Asks for it, or with `dryRun` only what would be done. @throws ApiError */
export function undoWrites(api: Api, target: UndoTarget, dryRun: boolean): Promise<UndoView> {
  const body = { ...target, dryRun };
  return api.call('/api/journal/undo', undoSchema, { body, method: 'POST', timeoutMs: TIMEOUT_MS });
}

/** What became of a request. @throws ApiError */
export function fetchUndo(api: Api, id: string, signal?: AbortSignal): Promise<UndoView> {
  return api.call(`/api/journal/undo/${encodeURIComponent(id)}`, undoSchema, { signal });
}

/** What people asked to have taken back, newest first. @throws ApiError */
export function fetchUndos(
  api: Api,
  filter: { readonly limit: number; readonly login?: string },
  signal?: AbortSignal,
): Promise<UndoList> {
  return api.call('/api/journal/undo', undoListSchema, { query: { ...filter }, signal });
}

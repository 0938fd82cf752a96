// /api/journal and its stream: what travelled, by page going back in time, and as it happens.
import { journalLineSchema, journalPageSchema } from '../../shared/contract/journal.ts';
import type { JournalLineView, JournalPage } from '../../shared/contract/journal.ts';
import type { Domain, OutcomeKind } from '../../shared/vocabulary.ts';
import { readEvents } from './eventStream.ts';
import type { Api } from './request.ts';

export interface JournalFilter {
  readonly domain?: Domain | undefined;
  readonly login?: string | undefined;
  readonly outcome?: OutcomeKind | undefined;
  /** A Siebel or an Exchange id. */
  readonly recordId?: string | undefined;
}

export interface JournalPageQuery extends JournalFilter {
  readonly afterId?: string | undefined;
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

/** A page, newest line first. @throws ApiError */
export function fetchJournal(api: Api, query: JournalPageQuery, signal?: AbortSignal): Promise<JournalPage> {
  return api.call('/api/journal', journalPageSchema, { query: { ...query }, signal });
}

/**
 * Lines as they are written, oldest first, beginning after `afterId`; ends when the server ends it.
 * A line that cannot be understood is passed over. @throws ApiError when it cannot be opened.
 */
export async function* followJournal(
  api: Api,
  query: JournalFilter & { readonly afterId?: string | undefined },
  signal: AbortSignal,
  onOpen: () => void,
): AsyncGenerator<JournalLineView, void, undefined> {
  const response = await api.open('/api/journal/stream', { query: { ...query }, signal });
  if (response.body === null) return;
  onOpen();
  for await (const event of readEvents(response.body)) {
    if (event.event !== 'line') continue;
    const line = journalLineSchema.safeParse(parseJson(event.data));
    if (line.success) yield line.data;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// What travelled: pages of the journal, and the live stream of its new lines.
import {
  journalDetailsSchema,
  journalLineParamsSchema,
  journalLineSchema,
  journalPageSchema,
  journalQuerySchema,
  journalStreamQuerySchema,
} from '../../../shared/contract/journal.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { undoLoginSchema } from '../../../shared/contract/undo.ts';
import { listJournal, showJournalLine } from '../../services/listJournal.ts';
import type { JournalFeed } from '../journalFeed.ts';
import { streamJournal } from '../journalStream.ts';
import { OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { presentJournalDetails, presentJournalLine } from '../presenters/redact.ts';
import { jsonRoute, streamRoute, type Route } from '../route.ts';

export function journalRoutes(services: ServiceDependencies, feed: JournalFeed): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/journal',
      summary: 'A page of the journal, newest line first; beforeId and afterId page through it',
      policy: OVERSEERS_OR_OWN,
      query: journalQuerySchema,
      response: journalPageSchema,
      handle: async ({ query }, access) => {
        const page = await listJournal(services, { ...query, login: access.login ?? undefined });
        return { ...page, lines: page.lines.map((line) => presentJournalLine(line, access)) };
      },
    }),
    streamRoute({
      method: 'get',
      path: '/api/journal/stream',
      summary: 'New journal lines as Server-Sent Events named "line"; afterId repeats what came after that line first',
      policy: OVERSEERS_OR_OWN,
      query: journalStreamQuerySchema,
      response: journalLineSchema,
      stream: ({ query }, access, response) => streamJournal(services, feed, query, access, response),
    }),
    jsonRoute({
      method: 'get',
      path: '/api/journal/lines/:id',
      summary: 'One journal line with the values before and after, as long as they are kept',
      policy: OVERSEERS_OR_OWN,
      params: journalLineParamsSchema,
      query: undoLoginSchema,
      response: journalDetailsSchema,
      handle: async ({ params }, access) =>
        presentJournalDetails(await showJournalLine(services, { id: params.id, login: access.login }), access),
    }),
  ];
}

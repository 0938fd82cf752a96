// The user's edits that lost against the other side lately, from the journal's lines of conflicts, and putting one of them back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { JournalDetails } from '../../../shared/contract/journal.ts';
import type { UndoView } from '../../../shared/contract/undo.ts';
import type { Rule } from '../../../shared/vocabulary.ts';
import { fetchJournal } from '../../client/journal.ts';
import { fetchJournalLine, fetchUndos, undoWrites } from '../../client/undo.ts';
import { explainTrouble } from '../explainTrouble.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useTell } from '../shell/Tell.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

/** Only these rules let one side's edit lose. */
const CONFLICTS: ReadonlySet<Rule> = new Set<Rule>(['L5', 'L6', 'L8', 'U3']);
const LINES = 300;
const MOST = 12;

export interface OverruledEdit {
  readonly at: string;
  /** Only what was edited in Outlook: the user's own. */
  readonly fields: readonly { readonly field: string; readonly value: unknown }[];
  readonly lineId: string;
  readonly title: string;
}

/** The edits in Outlook that a line overruled; null for none. */
export function overruledOf({ at, id, title, values }: JournalDetails): OverruledEdit | null {
  const fields = (values?.overruled ?? []).filter(({ side }) => side === 'exchange');
  return fields.length === 0 ? null : { at, fields, lineId: id, title };
}

export function useOverruled(): UseQueryResult<readonly OverruledEdit[]> {
  const { api } = usePane();
  const { login } = useMe();
  return useQuery({
    queryKey: ['my overruled', login],
    queryFn: async ({ signal }) => {
      const { lines } = await fetchJournal(api, { limit: LINES, login, outcome: 'written' }, signal);
      const conflicts = lines.filter(({ rule, valuesKept }) => valuesKept && CONFLICTS.has(rule)).slice(0, MOST);
      const [undone, ...details] = await Promise.all([
        fetchUndos(api, { limit: 100, login }, signal),
        ...conflicts.map(({ id }) => fetchJournalLine(api, id, signal)),
      ]);
      const restored = new Set(undone.undos.flatMap((undo) => undo.lines.map(({ lineId }) => lineId)));
      return details.map(overruledOf).filter((edit) => edit !== null && !restored.has(edit.lineId)) as OverruledEdit[];
    },
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  });
}

export function useRestore(): UseMutationResult<UndoView, Error, OverruledEdit> {
  const { api } = usePane();
  const client = useQueryClient();
  const strings = useStrings();
  const tell = useTell();
  return useMutation({
    mutationFn: ({ fields, lineId }: OverruledEdit) =>
      undoWrites(api, { fields: fields.map(({ field }) => field), lines: [lineId] }, false),
    onError: (error) => tell('error', strings.sync.restoreFailed, explainTrouble(error, strings)),
    onSuccess: () => {
      tell('success', strings.sync.restored, strings.sync.restoredText);
      return client.invalidateQueries({ queryKey: ['my overruled'] });
    },
  });
}

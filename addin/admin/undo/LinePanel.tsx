// One journal line in a drawer: what was done and why, its values before and after, and taking it back.
import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { JournalDetails } from '../../../shared/contract/journal.ts';
import { mayBeWritten } from '../../../shared/mayBeWritten.ts';
import { fetchJournalLine } from '../../client/undo.ts';
import { formatExact } from '../format.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { OutcomeBadge } from '../ui/marks.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { LineValues } from './LineValues.tsx';
import { UndoSection } from './UndoSection.tsx';

interface LinePanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function LinePanel({ id, onClose }: LinePanelProps) {
  const { api } = useSession();
  const query = useQuery({
    queryKey: ['journal line', id],
    queryFn: ({ signal }) => fetchJournalLine(api, id, signal),
    refetchOnWindowFocus: false,
  });
  const line = query.data;
  const title = line === undefined || line.title === '' ? strings.undo.line : line.title;
  return (
    <SidePanel
      onClose={onClose}
      subtitle={line === undefined ? '' : `${line.login}, ${formatExact(new Date(line.at))}`}
      title={title}
    >
      {query.isPending && <Spinner aria-label={strings.common.loading} />}
      {query.isError && line === undefined && (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={strings.undo.lineFailed} />
      )}
      {line !== undefined && <LineBody line={line} />}
    </SidePanel>
  );
}

function LineBody({ line }: { readonly line: JournalDetails }) {
  const { facts, undoesLine } = strings.undo;
  const { directions, domain, done, rules } = strings.words;
  const told = [
    [facts.what, `${domain[line.domain]} ${done(line.operation)}, ${directions[line.direction]}`],
    [facts.why, `${rules[line.rule]}${line.message === null ? '' : ` ${line.message}`}`],
    [facts.siebel, line.siebelId],
    [facts.exchange, line.exchangeId],
    [facts.undoes, line.undoes === null ? null : undoesLine(line.undoes)],
  ] as const;
  return (
    <>
      <div>
        <OutcomeBadge outcome={line.outcome} />
      </div>
      <Facts facts={told} />
      <LineValues line={line} />
      {mayBeWritten(line.outcome, line.values?.before ?? {}) && line.valuesKept && <UndoSection line={line} />}
    </>
  );
}

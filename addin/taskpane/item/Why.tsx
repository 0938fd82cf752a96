// Why the item stands as it does: the reason, what to do, and what was last written for it.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { directionTo, SIDES } from '../../../shared/vocabulary.ts';
import type { ItemView } from '../../../shared/contract/items.ts';
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import { fetchJournal } from '../../client/journal.ts';
import { useMe, usePane } from '../session/PaneContext.tsx';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';

const LINES = 5;

const useStyles = makeStyles({
  why: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlockStart: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  term: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular }, // prettier-ignore
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS }, // prettier-ignore
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function Why({ view }: { readonly view: ItemView }) {
  const styles = useStyles();
  const { item: words } = useStrings();
  return (
    <div className={styles.why}>
      {view.words !== '' && view.state === 'in sync' && <span>{view.words}</span>}
      <div>
        <h2 className={styles.term}>{words.remedy}</h2>
        {view.remedy === '' ? words.nothingToDo : view.remedy}
      </div>
      {view.siebelId !== null && <History recordId={view.siebelId} />}
    </div>
  );
}

function History({ recordId }: { readonly recordId: string }) {
  const styles = useStyles();
  const { common, item: words } = useStrings();
  const { api } = usePane();
  const { login } = useMe();
  const lines = useQuery({
    queryKey: ['item history', login, recordId],
    queryFn: ({ signal }) => fetchJournal(api, { limit: LINES, login, recordId }, signal),
  });
  return (
    <div>
      <h2 className={styles.term}>{words.history}</h2>
      {lines.isError && words.historyFailed}
      {lines.isPending && common.loading}
      {lines.data?.lines.length === 0 && words.noHistory}
      <ul className={styles.list}>
        {(lines.data?.lines ?? []).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </div>
  );
}

function Line({ line }: { readonly line: JournalLineView }) {
  const styles = useStyles();
  const { item: words } = useStrings();
  const formats = useFormats();
  const side = SIDES.find((candidate) => directionTo(candidate) === line.direction) ?? 'exchange';
  const what = words.happened(words.done[line.operation] ?? line.operation, words.where[side]);
  const isTold = line.outcome === 'written' || line.message === null;
  return (
    <li>
      {isTold ? what : line.message} <span className={styles.quiet}>{formats.moment(line.at)}</span>
    </li>
  );
}

// What was taken back, in a drawer: who asked, when, and with what result. Renewed while it is open, since undos wait for the users' runs.
import { makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useQuery } from '@tanstack/react-query';
import { fetchUndos } from '../../client/undo.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { UndoItem } from './UndoItem.tsx';

const RENEW_EVERY_MS = 10_000;
/** As many as the API gives at once. */
const MOST = 200;

const useStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' } });

export function UndosPanel({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const now = useNow();
  const { api } = useSession();
  const words = strings.undo;
  const query = useQuery({
    queryKey: ['undos'],
    queryFn: ({ signal }) => fetchUndos(api, { limit: MOST }, signal),
    refetchInterval: RENEW_EVERY_MS,
  });
  const undos = query.data?.undos;
  return (
    <SidePanel onClose={onClose} subtitle={words.historySubtitle} title={words.history}>
      {query.isPending && <Spinner aria-label={strings.common.loading} />}
      {query.isError && undos === undefined && (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={words.historyFailed} />
      )}
      {undos?.length === 0 && (
        <Notice icon={<ArrowUndoRegular />} text={words.historyEmptyText} title={words.historyEmptyTitle} />
      )}
      {undos !== undefined && undos.length > 0 && (
        <ul aria-label={words.history} className={styles.list}>
          {undos.map((undo) => (
            <UndoItem key={undo.id} now={now} undo={undo} />
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

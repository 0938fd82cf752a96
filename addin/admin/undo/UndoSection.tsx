// Taking a line or its whole run back: a preview first, then the confirmation, then what becomes of each line.
import { Body1, Button, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { JournalDetails } from '../../../shared/contract/journal.ts';
import type { UndoView } from '../../../shared/contract/undo.ts';
import { fetchUndo, undoWrites } from '../../client/undo.ts';
import type { UndoTarget } from '../../client/undo.ts';
import { explainFailure } from '../explainFailure.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useTell } from '../shell/useTell.tsx';
import { strings } from '../strings.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { UndoLines } from './UndoLines.tsx';

const FOLLOW_EVERY_MS = 2_000;

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const isUnderWay = (undo: UndoView): boolean => undo.lines.some(({ state }) => state === 'waiting');

export function UndoSection({ line }: { readonly line: JournalDetails }) {
  const styles = useStyles();
  const { api, mayOperate } = useSession();
  const tell = useTell();
  const words = strings.undo;
  const preview = useMutation({ mutationFn: (target: UndoTarget) => undoWrites(api, target, true) });
  const request = useMutation({
    mutationFn: (target: UndoTarget) => undoWrites(api, target, false),
    onError: (error) => tell('error', words.refused, explainFailure(error)),
  });
  const target = preview.variables;
  const { runId } = line;
  if (!mayOperate) return <Body1 className={styles.quiet}>{words.needsRole}</Body1>;
  return (
    <section aria-label={words.title} className={styles.section}>
      <Subtitle2 as="h3" block className={styles.title}>
        {words.title}
      </Subtitle2>
      {request.data !== undefined ? (
        <Result asked={request.data} />
      ) : (
        <>
          <Body1 className={styles.quiet}>{words.text}</Body1>
          <div className={styles.buttons}>
            <Button
              disabledFocusable={preview.isPending || request.isPending}
              icon={<ArrowUndoRegular />}
              onClick={() => preview.mutate({ lines: [line.id] })}
            >
              {words.undoLine}
            </Button>
            {runId !== null && (
              <Button
                disabledFocusable={preview.isPending || request.isPending}
                onClick={() => preview.mutate({ runId })}
              >
                {words.undoRun}
              </Button>
            )}
          </div>
          {preview.isPending && <Spinner label={words.previewing} size="tiny" />}
          {preview.isError && target !== undefined && (
            <FailureNotice error={preview.error} onRetry={() => preview.mutate(target)} what={words.previewFailed} />
          )}
          {preview.data !== undefined && target !== undefined && (
            <Preview isAsking={request.isPending} onConfirm={() => request.mutate(target)} preview={preview.data} />
          )}
        </>
      )}
    </section>
  );
}

interface PreviewProps {
  readonly isAsking: boolean;
  readonly onConfirm: () => void;
  readonly preview: UndoView;
}

function Preview({ isAsking, onConfirm, preview }: PreviewProps) {
  const styles = useStyles();
  const words = strings.undo;
  const planned = preview.lines.filter(({ state }) => state === 'planned').length;
  return (
    <div className={styles.section}>
      <Body1 aria-live="polite">
        {planned === 0 ? words.nothing : words.would(planned, preview.lines.length - planned)}
      </Body1>
      <UndoLines label={words.preview} lines={preview.lines} />
      {planned > 0 && (
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={isAsking}
            icon={isAsking ? <Spinner size="extra-tiny" /> : undefined}
            onClick={onConfirm}
          >
            {words.confirm(planned)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Follows the request until nothing of it waits any more. */
function Result({ asked }: { readonly asked: UndoView }) {
  const styles = useStyles();
  const { api } = useSession();
  const words = strings.undo;
  const id = asked.id ?? '';
  const query = useQuery({
    queryKey: ['undo', id],
    queryFn: ({ signal }) => fetchUndo(api, id, signal),
    enabled: id !== '',
    initialData: asked,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? FOLLOW_EVERY_MS : false),
  });
  return (
    <div className={styles.section}>
      {query.isError ? (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={words.resultFailed} />
      ) : (
        <Body1 aria-live="polite">{isUnderWay(query.data) ? words.asked : words.over}</Body1>
      )}
      <UndoLines label={words.result} lines={query.data.lines} />
    </div>
  );
}

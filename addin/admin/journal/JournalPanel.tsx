// What travelled, newest first: filters, pause, the list, and older lines on demand.
import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useState } from 'react';
import type { JournalFilter } from '../../client/journal.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { strings } from '../strings.ts';
import { Panel } from '../ui/Panel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { ConnectionMark } from './ConnectionMark.tsx';
import { JournalFilters } from './JournalFilters.tsx';
import { JournalList } from './JournalList.tsx';
import { isShown } from './liveLines.ts';
import { useTravelled } from './useTravelled.ts';

const NO_FILTER: JournalFilter = {};
const ANNOUNCE_AFTER_MS = 2_500;

const useStyles = makeStyles({
  held: { padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  heldButton: { width: '100%' },
});

interface JournalPanelProps {
  /** Must keep its identity, so that lines are not drawn anew. */
  readonly onOpen: (lineId: string) => void;
  readonly onShowUndos: () => void;
}

export function JournalPanel({ onOpen, onShowUndos }: JournalPanelProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const [filter, setFilter] = useState(NO_FILTER);
  const [showSkips, setShowSkips] = useState(false);
  const travelled = useTravelled(filter);
  const { connection, live, loadedPages, older, pages, pause, resume } = travelled;
  const seesSkips = showSkips || filter.outcome === 'skipped';
  const fresh = live.shown.filter((line) => isShown(line, seesSkips));
  const held = live.held.filter((line) => isShown(line, seesSkips)).length;
  // Read out once the burst is over, not line by line.
  const announced = useDebounced(fresh.length, ANNOUNCE_AFTER_MS);
  const clear = () => {
    setFilter(NO_FILTER);
    setShowSkips(true);
  };

  return (
    <Panel
      title={strings.journal.title}
      tools={
        <>
          <ConnectionMark connection={connection} isPaused={live.isPaused} />
          <Button {...restoreFocus} appearance="subtle" icon={<HistoryRegular />} onClick={onShowUndos} size="small">
            {strings.undo.history}
          </Button>
          <Button
            appearance="subtle"
            icon={live.isPaused ? <PlayRegular /> : <PauseRegular />}
            onClick={live.isPaused ? resume : pause}
            size="small"
          >
            {live.isPaused ? strings.journal.resume : strings.journal.pause}
          </Button>
        </>
      }
    >
      <JournalFilters
        filter={filter}
        onFilterChange={setFilter}
        onShowSkipsChange={setShowSkips}
        showSkips={showSkips}
      />
      {held > 0 && (
        <div className={styles.held}>
          <Button className={styles.heldButton} onClick={resume} size="small">
            {strings.journal.held(held)}
          </Button>
        </div>
      )}
      <JournalList
        fresh={fresh}
        isFiltered={filter !== NO_FILTER || older.length > 0}
        key={JSON.stringify(filter)}
        loadedPages={loadedPages}
        onClear={clear}
        onOpen={onOpen}
        older={older.filter((line) => isShown(line, seesSkips))}
        pages={pages}
      />
      <VisuallyHidden isLive>{announced > 0 ? strings.journal.announced(announced) : ''}</VisuallyHidden>
    </Panel>
  );
}

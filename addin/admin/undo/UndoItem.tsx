// One request to take writes back: what, who asked and when, and what became of it; its lines when they are asked for.
import { Badge, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { UndoLineView, UndoView } from '../../../shared/contract/undo.ts';
import { strings } from '../strings.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { UNDO_COLORS, UndoLines } from './UndoLines.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left', overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const ORDER: readonly UndoLineView['state'][] = ['failed', 'held', 'waiting', 'done', 'skipped', 'nothing'];

interface UndoItemProps {
  readonly now: Date;
  readonly undo: UndoView;
}

export function UndoItem({ now, undo }: UndoItemProps) {
  const styles = useStyles();
  const linesId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const words = strings.undo;
  const { at, by, lines, runId } = undo;
  const id = undo.id ?? '';
  const logins = [...new Set(lines.map(({ login }) => login))];
  const counts = ORDER.map((state) => [state, lines.filter((line) => line.state === state).length] as const);
  return (
    <li className={styles.item}>
      <Link
        appearance="subtle"
        aria-controls={linesId}
        aria-expanded={isOpen}
        aria-label={`${words.show(id)}: ${words.what(lines.length, runId)}`}
        as="button"
        className={styles.what}
        onClick={() => setIsOpen(!isOpen)}
      >
        {words.what(lines.length, runId)}
      </Link>
      <div className={styles.facts}>
        {counts.map(([state, count]) =>
          count === 0 ? null : (
            <Badge appearance="tint" color={UNDO_COLORS[state]} key={state} shape="rounded">
              {words.counted(count, state)}
            </Badge>
          ),
        )}
      </div>
      <Caption1 className={styles.quiet}>
        {words.of(logins)}, {words.by(by)} <RelativeTime at={new Date(at)} now={now} />
      </Caption1>
      <div id={linesId}>{isOpen && <UndoLines label={words.result} lines={lines} />}</div>
    </li>
  );
}

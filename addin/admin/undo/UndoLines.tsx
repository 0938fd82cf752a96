// What an undo does or did, line by line: what is written, what is left out, and why.
import { Badge, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UndoLineView } from '../../../shared/contract/undo.ts';
import { strings } from '../strings.ts';
import { DomainMark } from '../ui/marks.tsx';

const SHOWN = 100;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What became of a line, by the colour of its badge. */
export const UNDO_COLORS: Readonly<
  Record<UndoLineView['state'], 'brand' | 'danger' | 'informative' | 'success' | 'warning'>
> = {
  planned: 'brand',
  waiting: 'brand',
  held: 'warning',
  done: 'success',
  nothing: 'informative',
  skipped: 'informative',
  failed: 'danger',
};

export function UndoLines({ label, lines }: { readonly label: string; readonly lines: readonly UndoLineView[] }) {
  const styles = useStyles();
  const words = strings.undo;
  return (
    <>
      <ul aria-label={label} className={styles.list}>
        {lines.slice(0, SHOWN).map((line) => (
          <li className={styles.line} key={line.lineId}>
            <Text weight="semibold">{line.title === '' ? strings.common.noTitle : line.title}</Text>
            <Caption1 className={styles.facts}>
              <Badge appearance="tint" color={UNDO_COLORS[line.state]} shape="rounded">
                {words.states[line.state]}
              </Badge>
              <DomainMark domain={line.domain} />
              {line.writes.length > 0 && <span>{words.writes(line.writes)}</span>}
              {line.fields.length > 0 && <span>{words.fields(line.fields)}</span>}
              {line.leftOut.length > 0 && <span>{words.leftOut(line.leftOut)}</span>}
            </Caption1>
            {line.message !== null && <Caption1 className={styles.quiet}>{line.message}</Caption1>}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <Caption1 className={styles.quiet}>{words.more(lines.length - SHOWN)}</Caption1>}
    </>
  );
}

// The counts of a dry run: one tile for each operation and direction.
import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { formatCount } from '../format.ts';
import { strings } from '../strings.ts';
import { DirectionDisc } from '../ui/marks.tsx';
import type { PlanTotal } from './planSummary.ts';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  tile: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { color: tokens.colorNeutralForeground2 },
});

export function PlanTotals({ totals }: { readonly totals: readonly PlanTotal[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.tiles}>
      {totals.map((total) => (
        <li className={styles.tile} key={`${total.direction} ${total.operation}`}>
          <DirectionDisc direction={total.direction} />
          <div>
            <Text block size={500} weight="semibold">
              {formatCount(total.count)}
            </Text>
            <Caption1 block className={styles.words}>
              {`${strings.words.planned(total.operation)}, ${strings.words.directions[total.direction]}`}
            </Caption1>
          </div>
        </li>
      ))}
    </ul>
  );
}

// What there is to know of one thing, as terms with their values; a term without a value is left out.
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

interface FactsProps {
  readonly facts: readonly (readonly [term: string, value: string | null])[];
}

export function Facts({ facts }: FactsProps) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([term, value]) => [
          <dt className={styles.term} key={term}>
            {term}
          </dt>,
          <dd className={styles.value} key={`${term} value`}>
            {value}
          </dd>,
        ])}
    </dl>
  );
}

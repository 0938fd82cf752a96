// What people know a record by, part by part; beside a candidate's parts it says which are the same as the item's.
import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RecordCard } from '../../shared/contract/issues.ts';

const PARTS = ['title', 'email', 'company', 'location', 'when'] as const;

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '76px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  same: { marginInlineStart: tokens.spacingHorizontalS },
});

const plain = (text: string): string => text.trim().toLocaleLowerCase();

export interface CardWords {
  readonly parts: Readonly<Record<keyof RecordCard, string>>;
  /** Said of a part that equals the item's. */
  readonly same: string;
}

interface CardProps {
  readonly card: RecordCard;
  /** What it is compared with. */
  readonly item?: RecordCard | null;
  readonly words: CardWords;
}

export function Card({ card, item = null, words }: CardProps) {
  const styles = useStyles();
  return (
    <dl className={styles.card}>
      {PARTS.filter((part) => card[part] !== '').map((part) => [
        <dt className={styles.term} key={part}>
          {words.parts[part]}
        </dt>,
        <dd className={mergeClasses(styles.value, part === 'title' && styles.name)} key={`${part} value`}>
          {card[part]}
          {item !== null && plain(item[part]) === plain(card[part]) && (
            <Badge appearance="tint" className={styles.same} color="success" size="small">
              {words.same}
            </Badge>
          )}
        </dd>,
      ])}
    </dl>
  );
}

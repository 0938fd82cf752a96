// One contact or task of the mailbox, to be selected, with how it stands in sync.
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { MailboxItem } from '../../../shared/contract/items.ts';
import { STATE_TONES } from '../item/stateTones.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { StateLine } from '../ui/StateLine.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'start',
    borderRadius: tokens.borderRadiusMedium,
    marginInline: '-8px',
    paddingInlineEnd: tokens.spacingHorizontalS,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 60px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  selected: { backgroundColor: tokens.colorBrandBackground2 },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    paddingBlock: tokens.spacingVerticalS,
    minWidth: 0,
    overflowWrap: 'anywhere',
    cursor: 'pointer',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 }, // prettier-ignore
});

interface MailboxRowProps {
  readonly isSelected: boolean;
  readonly item: MailboxItem;
  readonly onSelect: (id: string, isSelected: boolean) => void;
}

export const MailboxRow = memo(function MailboxRow({ isSelected, item, onSelect }: MailboxRowProps) {
  const styles = useStyles();
  const { common, item: words, mailbox } = useStrings();
  const title = item.title === '' ? common.noTitle : item.title;
  return (
    <li className={mergeClasses(styles.row, isSelected && styles.selected)}>
      <Checkbox
        aria-label={mailbox.selectNamed(title)}
        checked={isSelected}
        onChange={(_, data) => onSelect(item.item.id, data.checked === true)}
      />
      {/* The box is the way for keyboards and screen readers; the words are a larger target for the hand. */}
      <div className={styles.words} onClick={() => onSelect(item.item.id, !isSelected)}>
        <span className={styles.title}>{title}</span>
        {item.detail !== '' && <span className={styles.quiet}>{item.detail}</span>}
        <StateLine tone={STATE_TONES[item.state]}>
          {words.states[item.state]}
          {item.words !== '' && item.state !== 'in sync' && item.state !== 'waiting' && `: ${item.words}`}
        </StateLine>
      </div>
    </li>
  );
});

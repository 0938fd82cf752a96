// One record of the search list, as an option of a listbox: it lights up while it is the active one, and is ticked when it is chosen.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { useStrings } from '../strings/StringsContext.tsx';
import { KindTile } from '../ui/kinds.tsx';

const useStyles = makeStyles({
  option: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundHover,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
  off: { cursor: 'default', color: tokens.colorNeutralForeground2 },
  detail: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  end: { color: tokens.colorBrandForeground1, fontSize: tokens.fontSizeBase200 },
  tick: { fontSize: '20px', lineHeight: 0 },
});

interface RecordOptionProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  /** It is linked already and cannot be chosen. */
  readonly isLinked: boolean;
  readonly onHover: () => void;
  readonly onPick: () => void;
  readonly record: SiebelRecord;
}

export function RecordOption({ id, isActive, isChosen, isLinked, onHover, onPick, record }: RecordOptionProps) {
  const styles = useStyles();
  const { kinds, search: words } = useStrings();
  return (
    <li
      aria-disabled={isLinked}
      aria-selected={isChosen}
      className={mergeClasses(
        styles.option,
        isChosen && styles.chosen,
        isActive && styles.active,
        isLinked && styles.off,
      )}
      id={id}
      onClick={isLinked ? undefined : onPick}
      // The field above keeps the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onHover}
      role="option"
    >
      <KindTile kind={record.kind} />
      <span>
        {record.name}
        <span className={styles.detail}>
          {[kinds[record.kind], record.detail].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles.end}>
        {isLinked ? words.isLinked : isChosen && <CheckmarkRegular aria-hidden className={styles.tick} />}
      </span>
    </li>
  );
}

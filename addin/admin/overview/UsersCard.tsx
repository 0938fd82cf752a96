// How many users there are in each state; a state is a button that shows them in the table.
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { USER_STATES } from '../../../shared/vocabulary.ts';
import type { UserState } from '../../../shared/vocabulary.ts';
import { formatCount } from '../format.ts';
import { strings } from '../strings.ts';
import { SEGMENT_COLORS, SegmentBar } from '../ui/SegmentBar.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  states: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    margin: `0 -${tokens.spacingHorizontalXS}`,
  },
  state: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  dot: { width: '8px', height: '8px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

const COLORS: Readonly<Record<UserState, string>> = {
  'in sync': SEGMENT_COLORS.success,
  'never synced': SEGMENT_COLORS.brand,
  'with issues': SEGMENT_COLORS.warning,
  suspended: SEGMENT_COLORS.danger,
  disabled: SEGMENT_COLORS.muted,
};

/** The order of the picture: the good first, the switched off last. */
const SHOWN: readonly UserState[] = ['in sync', 'never synced', 'with issues', 'suspended', 'disabled'];

interface UsersCardProps {
  readonly byState: Readonly<Record<UserState, number>>;
  readonly onShowState: (state: UserState) => void;
}

export function UsersCard({ byState, onShowState }: UsersCardProps) {
  const styles = useStyles();
  const total = USER_STATES.reduce((sum, state) => sum + byState[state], 0);
  const segments = SHOWN.map((state) => ({ color: COLORS[state], count: byState[state], key: state }));
  return (
    <Card
      beside={strings.overview.usersText(total - byState.disabled)}
      figure={formatCount(total)}
      icon={<PeopleRegular />}
      label={strings.overview.users}
    >
      <SegmentBar segments={segments} />
      <div className={styles.states}>
        {SHOWN.map((state) => (
          <button className={styles.state} key={state} onClick={() => onShowState(state)} type="button">
            <span aria-hidden className={styles.dot} style={{ backgroundColor: COLORS[state] }} />
            <Caption1 className={styles.count}>{formatCount(byState[state])}</Caption1>
            <Caption1>{strings.words.states[state]}</Caption1>
            <VisuallyHidden>{strings.overview.showState}</VisuallyHidden>
          </button>
        ))}
      </div>
    </Card>
  );
}

// The small signs that repeat all over the console: domain, direction, rule, outcome and state, each with its word.
import { Badge, makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactElement } from 'react';
import type { Direction, Domain, OutcomeKind, Rule, UserState } from '../../../shared/vocabulary.ts';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  inline: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  rule: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  disc: {
    display: 'inline-grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '16px',
  },
  outbound: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  inbound: { backgroundColor: tokens.colorPaletteLavenderBackground2, color: tokens.colorPaletteLavenderForeground2 },
});

/** The sign of a domain, without its word: put one beside it. */
export function DomainIcon({ domain }: { readonly domain: Domain }) {
  switch (domain) {
    case 'contact':
      return <PersonRegular aria-hidden />;
    case 'calendar':
      return <CalendarLtrRegular aria-hidden />;
    case 'task':
      return <TaskListLtrRegular aria-hidden />;
  }
}

/** A domain's sign and word. */
export function DomainMark({ domain }: { readonly domain: Domain }) {
  const styles = useStyles();
  return (
    <span className={styles.inline}>
      <DomainIcon domain={domain} />
      {strings.words.domain[domain]}
    </span>
  );
}

/** An arrow in a coloured disc; the word stands elsewhere, so it is hidden from screen readers. */
export function DirectionDisc({ direction }: { readonly direction: Direction }) {
  const styles = useStyles();
  return (
    <span aria-hidden className={mergeClasses(styles.disc, styles[direction])}>
      {direction === 'outbound' ? <ArrowRightRegular /> : <ArrowLeftRegular />}
    </span>
  );
}

/** Outbound or Inbound, with its meaning on hover. */
export function DirectionWord({ direction }: { readonly direction: Direction }) {
  return (
    <Tooltip content={strings.words.directionSentences[direction]} relationship="description">
      <span>{strings.words.directions[direction]}</span>
    </Tooltip>
  );
}

/** A rule's id; its sentence on hover and on focus. */
export function RuleMark({ rule }: { readonly rule: Rule }) {
  const styles = useStyles();
  return (
    <Tooltip content={strings.words.rules[rule]} relationship="description" withArrow>
      <button
        aria-label={strings.journal.rule(rule)}
        className={mergeClasses(styles.rule)}
        style={{ border: 0 }}
        type="button"
      >
        {rule}
      </button>
    </Tooltip>
  );
}

type Tone = 'brand' | 'danger' | 'informative' | 'subtle' | 'success' | 'warning';

const OUTCOME_LOOKS: Readonly<Record<OutcomeKind, { readonly color: Tone; readonly icon: ReactElement }>> = {
  written: { color: 'success', icon: <CheckmarkCircleFilled /> },
  skipped: { color: 'informative', icon: <SubtractCircleRegular /> },
  failed: { color: 'danger', icon: <ErrorCircleFilled /> },
  planned: { color: 'brand', icon: <ClockRegular /> },
};

/** What became of an operation. */
export function OutcomeBadge({ outcome }: { readonly outcome: OutcomeKind }) {
  const look = OUTCOME_LOOKS[outcome];
  return (
    <Badge appearance="tint" color={look.color} icon={look.icon} shape="rounded">
      {strings.words.outcomes[outcome]}
    </Badge>
  );
}

const STATE_LOOKS: Readonly<Record<UserState, { readonly color: Tone; readonly icon: ReactElement }>> = {
  'never synced': { color: 'brand', icon: <CircleHintRegular /> },
  'in sync': { color: 'success', icon: <CheckmarkCircleFilled /> },
  'with issues': { color: 'warning', icon: <WarningFilled /> },
  suspended: { color: 'danger', icon: <ErrorCircleFilled /> },
  disabled: { color: 'informative', icon: <PauseCircleRegular /> },
};

/** The state of a User Map row. */
export function StateBadge({ state }: { readonly state: UserState }) {
  const look = STATE_LOOKS[state];
  return (
    <Badge appearance="tint" color={look.color} icon={look.icon} shape="rounded">
      {strings.words.states[state]}
    </Badge>
  );
}

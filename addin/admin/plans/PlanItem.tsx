// One plan in the list: what is gone and whose, out of how many, since when; and what was decided.
import { Badge, Caption1, Link, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components'; // prettier-ignore
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { HandLeftRegular } from '@fluentui/react-icons/svg/hand-left';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import type { ReactElement } from 'react';
import type { HeldPlanView } from '../../../shared/contract/heldPlans.ts';
import { strings } from '../strings.ts';
import { DomainMark } from '../ui/marks.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  name: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left', overflowWrap: 'anywhere' },
  facts: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const LOOKS: Readonly<
  Record<HeldPlanView['state'], { color: 'informative' | 'success' | 'warning'; icon: ReactElement }>
> = {
  held: { color: 'warning', icon: <HandLeftRegular /> },
  approved: { color: 'success', icon: <CheckmarkCircleRegular /> },
  rejected: { color: 'informative', icon: <ShieldCheckmarkRegular /> },
};

/** Held, Approved or Rejected. */
export function PlanBadge({ state }: { readonly state: HeldPlanView['state'] }) {
  return (
    <Badge appearance="tint" color={LOOKS[state].color} icon={LOOKS[state].icon} shape="rounded">
      {strings.heldPlans.states[state]}
    </Badge>
  );
}

/** Who decided and when, or since when it is held. */
export function PlanTime({ now, plan }: { readonly now: Date; readonly plan: HeldPlanView }) {
  const { decidedAt, decidedBy, openedAt, state } = plan;
  const words = strings.heldPlans;
  if (state === 'held' || decidedAt === null) {
    return (
      <>
        {words.bannerSince} <RelativeTime at={new Date(openedAt)} now={now} />
      </>
    );
  }
  return (
    <>
      {words.decided(state, decidedBy)} <RelativeTime at={new Date(decidedAt)} now={now} />
    </>
  );
}

interface PlanItemProps {
  readonly now: Date;
  readonly onOpen: (id: string) => void;
  readonly plan: HeldPlanView;
}

export function PlanItem({ now, onOpen, plan }: PlanItemProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const words = strings.heldPlans;
  return (
    <li className={styles.item}>
      <Link {...restoreFocus} appearance="subtle" as="button" className={styles.name} onClick={() => onOpen(plan.id)}>
        {plan.state === 'held' ? words.gone(plan) : words.planTitle(plan)}{' '}
        <VisuallyHidden>{words.of(plan.login)}</VisuallyHidden>
      </Link>
      <PlanBadge state={plan.state} />
      <div className={mergeClasses(styles.facts, styles.quiet)}>
        <Caption1>{plan.login}</Caption1>
        <Caption1>
          <DomainMark domain={plan.domain} />
        </Caption1>
        {plan.state === 'held' && <Caption1>{words.share(plan.linked)}</Caption1>}
        <Caption1>
          <PlanTime now={now} plan={plan} />
        </Caption1>
      </div>
    </li>
  );
}

// One held plan in a drawer: what happened, the decision or what was decided, and the records.
import { makeStyles, MessageBar, MessageBarBody, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { HeldPlanDetails } from '../../../shared/contract/heldPlans.ts';
import { useNow } from '../../hooks/useNow.ts';
import { formatCount } from '../format.ts';
import { strings } from '../strings.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { DecideButtons } from './DecideButtons.tsx';
import { PlanBadge, PlanTime } from './PlanItem.tsx';
import { PlanRows } from './PlanRows.tsx';
import { useHeldPlan } from './useHeldPlans.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, paddingBottom: tokens.spacingVerticalS },
});

interface PlanPanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function PlanPanel({ id, onClose }: PlanPanelProps) {
  const query = useHeldPlan(id);
  const plan = query.data;
  const words = strings.heldPlans;
  return (
    <SidePanel
      onClose={onClose}
      subtitle={plan === undefined ? '' : words.gone(plan)}
      title={plan === undefined ? words.title : words.planTitle(plan)}
    >
      {query.isPending && <Spinner aria-label={strings.common.loading} />}
      {query.isError && plan === undefined && (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={words.rowsFailed} />
      )}
      {plan !== undefined && <PlanBody plan={plan} />}
    </SidePanel>
  );
}

function PlanBody({ plan }: { readonly plan: HeldPlanDetails }) {
  const styles = useStyles();
  const now = useNow();
  const words = strings.heldPlans;
  const result = useRef<HTMLDivElement>(null);
  const wasHeld = useRef(plan.state === 'held');
  // The buttons go with the decision: without another place the focus, and with it the keyboard, would leave the drawer.
  useEffect(() => {
    if (wasHeld.current && plan.state !== 'held') result.current?.focus();
    wasHeld.current = plan.state === 'held';
  }, [plan.state]);
  const decided = plan.state === 'approved' ? words.wasApproved : words.wasRejected;
  return (
    <>
      <div aria-live="polite" className={styles.state} ref={result} tabIndex={-1}>
        <PlanBadge state={plan.state} />
        <span>
          <PlanTime now={now} plan={plan} />
        </span>
      </div>
      <MessageBar className={styles.bar} intent={plan.state === 'held' ? 'warning' : 'info'} layout="multiline">
        <MessageBarBody>{plan.state === 'held' ? words.what(plan, plan.linked) : decided}</MessageBarBody>
      </MessageBar>
      {plan.state === 'held' && <DecideButtons plan={plan} />}
      <section aria-label={words.rows}>
        <Subtitle2 as="h3" block className={styles.title}>
          {`${words.rows} (${formatCount(plan.rows.length)})`}
        </Subtitle2>
        <PlanRows plan={plan} />
      </section>
    </>
  );
}

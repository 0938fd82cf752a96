// Approve and Reject: each asks first and says in plain words what will happen to the records.
import { Button, makeStyles, Spinner, tokens, Tooltip } from '@fluentui/react-components';
import type { HeldPlanDetails } from '../../../shared/contract/heldPlans.ts';
import type { PlanDecision } from '../../client/heldPlans.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useDecidePlan } from './useHeldPlans.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

const DECISIONS: readonly PlanDecision[] = ['reject', 'approve'];

function wordsOf(plan: HeldPlanDetails, decision: PlanDecision) {
  const words = strings.heldPlans;
  return decision === 'approve'
    ? { action: words.approveAction(plan), text: words.approveText(plan.rows, plan), title: words.approveTitle(plan) }
    : { action: words.rejectAction(plan), text: words.rejectText(plan), title: words.rejectTitle(plan) };
}

export function DecideButtons({ plan }: { readonly plan: HeldPlanDetails }) {
  const styles = useStyles();
  const { mayOperate } = useSession();
  const decide = useDecidePlan(plan);
  if (!mayOperate) {
    return (
      <div className={styles.buttons}>
        {DECISIONS.map((decision) => (
          <Tooltip content={strings.heldPlans.needsRole} key={decision} relationship="description">
            <Button disabledFocusable>{strings.heldPlans[decision]}</Button>
          </Tooltip>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      {DECISIONS.map((decision) => {
        const { action, text, title } = wordsOf(plan, decision);
        const isGoingOn = decide.isPending && decide.variables === decision;
        return (
          <ConfirmDialog
            action={action}
            key={decision}
            onConfirm={() => decide.mutate(decision)}
            text={text}
            title={title}
          >
            <Button
              appearance={decision === 'reject' ? 'primary' : 'secondary'}
              disabledFocusable={decide.isPending}
              icon={isGoingOn ? <Spinner size="extra-tiny" /> : undefined}
            >
              {strings.heldPlans[decision]}
            </Button>
          </ConfirmDialog>
        );
      })}
    </div>
  );
}

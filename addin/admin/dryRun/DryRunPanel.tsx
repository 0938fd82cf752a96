// The dry run of one user in a drawer: progress, what it comes to, and the lines by domain. Nothing is written by looking.
import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { strings } from '../strings.ts';
import { SidePanel } from '../ui/SidePanel.tsx';
import { DomainSection } from './DomainSection.tsx';
import { PlanTotals } from './PlanTotals.tsx';
import { summarisePlans } from './planSummary.ts';
import type { PlanSummary } from './planSummary.ts';
import { usePlan } from './usePlan.ts';
import type { Plan } from './usePlan.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  promise: { flexShrink: 0 },
  again: { alignSelf: 'flex-start' },
});

interface DryRunPanelProps {
  readonly onClose: () => void;
  readonly user: UserView;
}

export function DryRunPanel({ onClose, user }: DryRunPanelProps) {
  const styles = useStyles();
  const plan = usePlan(user.login);
  const plans = plan.byDomain.flatMap(({ query }) => (query.data === undefined ? [] : [query.data]));
  const summary = summarisePlans(plans);
  return (
    <SidePanel onClose={onClose} subtitle={user.mailbox} title={strings.dryRun.title(user.name)}>
      <MessageBar className={styles.promise} intent="info" layout="multiline">
        <MessageBarBody>{strings.dryRun.promise}</MessageBarBody>
      </MessageBar>
      <div aria-live="polite" className={styles.stack}>
        {plan.current === null ? <Result plan={plan} summary={summary} /> : <Progress plan={plan} />}
      </div>
      {summary.totals.length > 0 && <PlanTotals totals={summary.totals} />}
      {plan.byDomain.map((domainPlan) => (
        <DomainSection key={domainPlan.domain} plan={domainPlan} />
      ))}
      {plan.current === null && (
        <Button className={styles.again} icon={<ArrowClockwiseRegular />} onClick={plan.again}>
          {strings.dryRun.again}
        </Button>
      )}
    </SidePanel>
  );
}

function Progress({ plan }: { readonly plan: Plan }) {
  const styles = useStyles();
  const all = plan.byDomain.length;
  return (
    <>
      <Text weight="semibold">{plan.current !== null && strings.dryRun.planning(plan.current)}</Text>
      <ProgressBar
        aria-label={strings.dryRun.step(plan.done, all)}
        max={all}
        thickness="large"
        value={plan.done + 0.3}
      />
      <Text className={styles.quiet} size={200}>
        {strings.dryRun.step(plan.done, all)}
      </Text>
    </>
  );
}

function Result({ plan, summary }: { readonly plan: Plan; readonly summary: PlanSummary }) {
  const styles = useStyles();
  const isPartial = plan.byDomain.some(({ query }) => query.isError);
  return (
    <>
      <Text weight="semibold">{isPartial ? strings.dryRun.partial : strings.dryRun.ready}</Text>
      <Text className={styles.quiet}>
        {summary.operations === 0 && !isPartial ? strings.dryRun.nothing : strings.dryRun.would(summary.operations)}
        {summary.skips > 0 && ` ${strings.dryRun.skips(summary.skips)}`}
      </Text>
    </>
  );
}

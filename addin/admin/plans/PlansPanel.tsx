// Held plans: those that wait for a decision, a page at a time, below them what was decided lately, and in a drawer the plan that is open.
import { Body1, Button, makeStyles, Skeleton, SkeletonItem, Subtitle2, tokens } from '@fluentui/react-components';
import { PeopleSearchRegular } from '@fluentui/react-icons/svg/people-search';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { useState } from 'react';
import type { HeldPlanView } from '../../../shared/contract/heldPlans.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSection } from '../shell/useSection.ts';
import { strings } from '../strings.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Panel } from '../ui/Panel.tsx';
import { UserPicker } from '../ui/UserPicker.tsx';
import { PlanItem } from './PlanItem.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { useHeldPlans, useLastPlans } from './useHeldPlans.ts';

const PAGE_SIZE = 15;

const useStyles = makeStyles({
  filters: { display: 'flex', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`, maxWidth: '320px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  head: { margin: 0, padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}` },
  quiet: {
    color: tokens.colorNeutralForeground2,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  waiting: { display: 'flex', flexDirection: 'column', gap: '18px', padding: tokens.spacingHorizontalL },
  row: { height: '36px' },
});

export function PlansPanel() {
  const { opened, show } = useSection();
  const { login, plan } = opened;
  const onLoginChange = (next: string | undefined) => show('plans', { login: next });
  const onOpen = (id: string) => show('plans', { login, plan: id });
  const styles = useStyles();
  const held = useHeldPlans(login);
  const last = useLastPlans(login);
  const failed = held.data === undefined ? held : last;
  const renew = () => void Promise.all([held.refetch(), last.refetch()]);
  return (
    <Panel title={strings.heldPlans.title}>
      <div className={styles.filters}>
        <UserPicker login={login} onChange={onLoginChange} />
      </div>
      {held.data === undefined && !held.isError && (
        <Skeleton aria-label={strings.common.loading} className={styles.waiting}>
          {[1, 2, 3].map((row) => (
            <SkeletonItem className={styles.row} key={row} />
          ))}
        </Skeleton>
      )}
      {failed.isError && failed.data === undefined && (
        <FailureNotice error={failed.error} onRetry={renew} what={strings.heldPlans.failed} />
      )}
      {held.data !== undefined && (
        <Held
          key={login}
          login={login}
          onClear={() => onLoginChange(undefined)}
          onOpen={onOpen}
          plans={held.data.plans}
        />
      )}
      {last.data !== undefined && (
        <History onOpen={onOpen} plans={last.data.plans.filter(({ state }) => state !== 'held')} />
      )}
      {plan !== undefined && <PlanPanel id={plan} onClose={() => show('plans', { login })} />}
    </Panel>
  );
}

interface ListProps {
  readonly onOpen: (planId: string) => void;
  readonly plans: readonly HeldPlanView[];
}

function Held({
  login,
  onClear,
  onOpen,
  plans,
}: ListProps & { readonly login: string | undefined; readonly onClear: () => void }) {
  const styles = useStyles();
  const now = useNow();
  const [offset, setOffset] = useState(0);
  const words = strings.heldPlans;
  if (plans.length === 0) {
    return login === undefined ? (
      <Notice icon={<ShieldCheckmarkRegular />} text={words.emptyText} title={words.emptyTitle} />
    ) : (
      <Notice
        action={<Button onClick={onClear}>{words.clear}</Button>}
        icon={<PeopleSearchRegular />}
        text={words.noneText}
        title={words.noneTitle}
      />
    );
  }
  // Plans may have been decided meanwhile, and the page with them gone.
  const from = offset < plans.length ? offset : 0;
  return (
    <>
      <ul aria-label={words.title} className={styles.list}>
        {plans.slice(from, from + PAGE_SIZE).map((plan) => (
          <PlanItem key={plan.id} now={now} onOpen={onOpen} plan={plan} />
        ))}
      </ul>
      {plans.length > PAGE_SIZE && <Pager offset={from} onMove={setOffset} pageSize={PAGE_SIZE} total={plans.length} />}
    </>
  );
}

function History({ onOpen, plans }: ListProps) {
  const styles = useStyles();
  const now = useNow();
  const [offset, setOffset] = useState(0);
  return (
    <section aria-label={strings.heldPlans.history}>
      <Subtitle2 as="h3" block className={styles.head}>
        {strings.heldPlans.history}
      </Subtitle2>
      {plans.length === 0 ? (
        <Body1 block className={styles.quiet}>
          {strings.heldPlans.historyEmpty}
        </Body1>
      ) : (
        <ul aria-label={strings.heldPlans.history} className={styles.list}>
          {plans.slice(offset, offset + PAGE_SIZE).map((plan) => (
            <PlanItem key={plan.id} now={now} onOpen={onOpen} plan={plan} />
          ))}
        </ul>
      )}
      {plans.length > PAGE_SIZE && (
        <Pager offset={offset} onMove={setOffset} pageSize={PAGE_SIZE} total={plans.length} />
      )}
    </section>
  );
}

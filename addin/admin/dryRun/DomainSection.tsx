// The lines of one domain in a dry run, a step at a time; or why this domain could not be planned.
import { Button, Caption1, makeStyles, Subtitle2, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { strings } from '../strings.ts';
import { DomainIcon } from '../ui/marks.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { PlanLine } from './PlanLine.tsx';
import { isSkipLine } from './planSummary.ts';
import type { DomainPlan } from './usePlan.ts';

const STEP = 50;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorBrandForeground1 },
  title: { margin: 0, flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

export function DomainSection({ plan }: { readonly plan: DomainPlan }) {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const [shown, setShown] = useState(STEP);
  const { domain, query } = plan;
  if (query.isError) {
    return (
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={strings.dryRun.failed(domain)} />
    );
  }
  if (query.data === undefined) return null;
  // What would be written comes first, what stays as it is after it.
  const lines = [...query.data.lines].sort((a, b) => Number(isSkipLine(a)) - Number(isSkipLine(b)));
  const rest = lines.length - shown;
  return (
    <section aria-label={strings.words.domains[domain]}>
      <div className={styles.head}>
        <span aria-hidden className={styles.icon}>
          <DomainIcon domain={domain} />
        </span>
        <Subtitle2 as="h3" className={styles.title}>
          {strings.words.domains[domain]}
        </Subtitle2>
        <Caption1 className={styles.quiet}>{strings.dryRun.inDomain(lines.length)}</Caption1>
      </div>
      {lines.length === 0 ? (
        <Caption1 className={styles.quiet}>{strings.dryRun.domainEmpty}</Caption1>
      ) : (
        <ol className={styles.list} {...arrows}>
          {lines.slice(0, shown).map((line, index) => (
            <PlanLine key={`${index} ${line.siebelId ?? ''} ${line.exchangeId ?? ''}`} line={line} />
          ))}
        </ol>
      )}
      {rest > 0 && (
        <Button onClick={() => setShown(shown + STEP * 4)} size="small">
          {strings.dryRun.more(Math.min(rest, STEP * 4))}
        </Button>
      )}
    </section>
  );
}

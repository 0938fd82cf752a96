// The records that do not travel now, by reason, the most frequent first; the answers in force below; and in a drawer the one that is open.
import { Body1, Button, makeStyles, Select, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useMemo } from 'react';
import type { IssueView } from '../../../shared/contract/issues.ts';
import { DOMAINS } from '../../../shared/vocabulary.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSection } from '../shell/useSection.ts';
import { strings } from '../strings.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { UserPicker } from '../ui/UserPicker.tsx';
import { AnswersInForce } from './AnswersInForce.tsx';
import { IssueGroup } from './IssueGroup.tsx';
import { IssuePanel } from './IssuePanel.tsx';
import { MOST_ISSUES, useIssues } from './useIssues.ts';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  waiting: { display: 'flex', flexDirection: 'column', gap: '18px', padding: tokens.spacingHorizontalL },
  row: { height: '48px' },
});

/** Largest group first. */
function groupByReason(
  issues: readonly IssueView[],
): readonly (readonly [key: string, issues: readonly IssueView[]])[] {
  const groups = new Map<string, IssueView[]>();
  for (const issue of issues) {
    const key = issue.reason ?? 'failure';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

export function IssuesPanel() {
  const styles = useStyles();
  const now = useNow();
  const { opened, show } = useSection();
  const { domain, issue, login } = opened;
  const query = useIssues({ domain, login });
  const groups = useMemo(() => groupByReason(query.data?.issues ?? []), [query.data]);
  const words = strings.issues;
  return (
    <Panel title={words.title}>
      <div className={styles.filters}>
        <UserPicker login={login} onChange={(next) => show('issues', { domain, login: next })} />
        <Select
          aria-label={words.domain}
          onChange={(_, data) =>
            show('issues', { domain: DOMAINS.find((candidate) => candidate === data.value), login })
          }
          value={domain ?? ''}
        >
          <option value="">{words.anyDomain}</option>
          {DOMAINS.map((option) => (
            <option key={option} value={option}>
              {strings.words.domains[option]}
            </option>
          ))}
        </Select>
      </div>
      {query.data === undefined && query.isError && (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={words.failed} />
      )}
      {query.isPending && (
        <Skeleton aria-label={strings.common.loading} className={styles.waiting}>
          {[1, 2, 3].map((row) => (
            <SkeletonItem className={styles.row} key={row} />
          ))}
        </Skeleton>
      )}
      {query.data?.issues.length === 0 && (
        <NoIssues isFiltered={domain !== undefined || login !== undefined} onClear={() => show('issues')} />
      )}
      {query.data?.issues.length === MOST_ISSUES && (
        <Body1 block className={styles.quiet}>
          {words.most(MOST_ISSUES)}
        </Body1>
      )}
      {groups.map(([key, issues]) => (
        <IssueGroup
          issues={issues}
          key={key}
          now={now}
          onOpen={(id) => show('issues', { domain, issue: id, login })}
          title={words.group({ reason: issues[0]?.reason ?? null })}
        />
      ))}
      <AnswersInForce login={login} now={now} />
      {issue !== undefined && <IssuePanel id={issue} key={issue} onClose={() => show('issues', { domain, login })} />}
    </Panel>
  );
}

function NoIssues({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const words = strings.issues;
  if (!isFiltered) return <Notice icon={<CheckmarkCircleRegular />} text={words.emptyText} title={words.emptyTitle} />;
  return (
    <Notice
      action={<Button onClick={onClear}>{words.clear}</Button>}
      icon={<FilterRegular />}
      text={words.noneText}
      title={words.noneTitle}
    />
  );
}

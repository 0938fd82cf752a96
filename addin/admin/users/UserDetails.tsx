// One user in a drawer: who it is, which records are held back and why, and how the last runs went.
import { Badge, Body1, Caption1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UserView } from '../../../shared/contract/userMaps.ts';
import { fetchIssues } from '../../client/issues.ts';
import { fetchRuns } from '../../client/runs.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { IssueItem, RunItem } from './DetailItems.tsx';
import { UserStateMark } from './UserParts.tsx';

const SHOWN_ISSUES = 100;
const SHOWN_RUNS = 10;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  title: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface UserDetailsProps {
  readonly onClose: () => void;
  readonly user: UserView;
}

export function UserDetails({ onClose, user }: UserDetailsProps) {
  const { api } = useSession();
  const now = useNow();
  const issues = useQuery({
    queryKey: ['issues', 'of', user.login],
    queryFn: ({ signal }) => fetchIssues(api, { login: user.login }, SHOWN_ISSUES, signal),
  });
  const runs = useQuery({
    queryKey: ['runs', user.login],
    queryFn: ({ signal }) => fetchRuns(api, user.login, SHOWN_RUNS, signal),
  });
  const facts = (['login', 'mailbox', 'pimServer', 'language'] as const).map(
    (fact) => [strings.details.facts[fact], user[fact]] as const,
  );
  return (
    <SidePanel onClose={onClose} subtitle={user.mailbox} title={user.name}>
      <UserStateMark user={user} />
      <Facts facts={facts} />
      <Items
        count={user.openIssues}
        failed={strings.details.issuesFailed}
        none={strings.details.noIssues}
        query={issues}
        title={strings.details.issues}
      >
        {issues.data?.issues.map((issue) => <IssueItem issue={issue} key={issue.id} now={now} />) ?? []}
      </Items>
      <Items
        failed={strings.details.runsFailed}
        none={strings.details.noRuns}
        query={runs}
        title={strings.details.runs}
      >
        {runs.data?.runs.map((run) => <RunItem key={run.id} now={now} run={run} />) ?? []}
      </Items>
    </SidePanel>
  );
}

interface ItemsProps {
  readonly children: readonly ReactNode[];
  readonly count?: number;
  readonly failed: string;
  readonly none: string;
  readonly query: UseQueryResult;
  readonly title: string;
}

function Items({ children, count = 0, failed, none, query, title }: ItemsProps) {
  const styles = useStyles();
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {title}
        </Subtitle2>
        {count > 0 && (
          <Badge appearance="tint" color="warning">
            {count}
          </Badge>
        )}
      </div>
      {query.isPending && <Spinner aria-label={strings.common.loading} size="tiny" />}
      {query.isError && <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={failed} />}
      {query.isSuccess && children.length === 0 && <Body1 className={styles.quiet}>{none}</Body1>}
      {children.length > 0 && <ul className={styles.list}>{children}</ul>}
      {children.length === SHOWN_ISSUES && <Caption1>…</Caption1>}
    </section>
  );
}

// What does not sync: questions that only the user can answer first, then the rest with its reason, what to do, and Retry.
import { Button } from '@fluentui/react-components';
import type { IssueView } from '../../../shared/contract/issues.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useFormats, useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { List } from '../ui/List.tsx';
import { Section } from '../ui/Section.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { useItemStyles } from './itemStyles.ts';
import { QuestionItem } from './QuestionItem.tsx';
import { useMyIssues, useRetryIssue } from './useMySync.ts';

export function IssuesSections() {
  const { sync: words } = useStrings();
  const issues = useMyIssues();
  const questions = (issues.data ?? []).filter(({ question }) => question !== null);
  const others = (issues.data ?? []).filter(({ question }) => question === null);
  return (
    <>
      {questions.length > 0 && (
        <Section count={questions.length} title={words.questions}>
          <List label={words.questions}>
            {questions.map((issue) => (
              <QuestionItem issue={issue} key={issue.id} />
            ))}
          </List>
        </Section>
      )}
      <Section count={others.length} title={words.issues}>
        <Answer query={issues} what={words.issuesFailed}>
          {() =>
            others.length === 0 ? (
              <StateLine tone="success">{words.noIssues}</StateLine>
            ) : (
              <List label={words.issues}>
                {others.map((issue) => (
                  <IssueItem issue={issue} key={issue.id} />
                ))}
              </List>
            )
          }
        </Answer>
      </Section>
    </>
  );
}

function IssueItem({ issue }: { readonly issue: IssueView }) {
  const styles = useItemStyles();
  const { common, fields, sync: words } = useStrings();
  const formats = useFormats();
  const now = useNow(20_000);
  const retry = useRetryIssue();
  const title = issue.title === '' ? common.noTitle : issue.title;
  const field = issue.field === null ? '' : `, ${fields[issue.field] ?? issue.field}`;
  return (
    <li className={styles.item}>
      <span className={styles.title}>{title}</span>
      <span className={styles.quiet}>{`${words.domains[issue.domain]}${field}`}</span>
      <StateLine tone={issue.kind === 'failure' ? 'danger' : 'warning'}>{issue.message}</StateLine>
      <span className={styles.quiet}>{issue.remedy}</span>
      {issue.retryAt !== null && <span className={styles.quiet}>{words.retryAt(formats.ago(issue.retryAt, now))}</span>}
      <Button
        aria-label={words.retryNamed(title)}
        className={styles.button}
        disabledFocusable={retry.isPending}
        onClick={() => retry.mutate(issue.id)}
        size="small"
      >
        {words.retry}
      </Button>
    </li>
  );
}

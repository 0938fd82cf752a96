// One issue in a drawer: what is wrong and what to do; and when it is a question, the item, the candidates and the answer.
import { Body1, Button, makeStyles, MessageBar, MessageBarBody, Spinner, Subtitle2, tokens } from '@fluentui/react-components'; // prettier-ignore
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { IssueDetails } from '../../../shared/contract/issues.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { AnswerForm } from '../../issues/AnswerForm.tsx';
import { Card } from '../../issues/RecordCard.tsx';
import { strings } from '../strings.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { IssueTimes } from './IssueLine.tsx';
import { useIssue, useResolve, useRetry } from './useIssues.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  times: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
  title: { margin: 0, paddingBottom: tokens.spacingVerticalS },
  retry: { alignSelf: 'flex-start' },
});

interface IssuePanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function IssuePanel({ id, onClose }: IssuePanelProps) {
  const query = useIssue(id);
  const issue = query.data;
  const words = strings.issues;
  return (
    <SidePanel
      onClose={onClose}
      subtitle={issue === undefined ? '' : `${issue.login}, ${strings.words.domains[issue.domain]}`}
      title={issue?.question ? words.question[issue.question] : words.one}
    >
      {query.isPending && <Spinner aria-label={strings.common.loading} />}
      {query.isError && issue === undefined && (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} what={words.oneFailed} />
      )}
      {issue !== undefined && <IssueBody issue={issue} onClose={onClose} />}
    </SidePanel>
  );
}

function IssueBody({ issue, onClose }: { readonly issue: IssueDetails; readonly onClose: () => void }) {
  const styles = useStyles();
  const now = useNow();
  const { mayOperate } = useSession();
  const retry = useRetry();
  const resolve = useResolve(issue.id, onClose);
  const words = strings.issues;
  const facts = [
    [words.about, issue.title === '' ? null : issue.title],
    [words.why, issue.message],
    [words.remedy, issue.remedy],
    [
      words.record,
      `${strings.words.sides[issue.side]} ${issue.recordId}${issue.field === null ? '' : `, ${words.field(issue.field)}`}`,
    ],
  ] as const;
  return (
    <>
      <Facts facts={facts} />
      <div className={styles.times}>
        <IssueTimes issue={issue} now={now} />
      </div>
      {issue.decision !== null && (
        <MessageBar className={styles.bar} intent="info" layout="multiline">
          <MessageBarBody>
            {`${words.decided(issue.decision)}, ${words.decidedBy(issue.decision.decidedBy)}. ${words.waits}`}
          </MessageBarBody>
        </MessageBar>
      )}
      {issue.question !== null && (
        <section aria-label={words.item}>
          <Subtitle2 as="h3" block className={styles.title}>
            {words.item}
          </Subtitle2>
          {issue.item === null ? <Body1>{words.itemGone}</Body1> : <Card card={issue.item} words={words} />}
        </section>
      )}
      {issue.question !== null && (
        <AnswerForm
          isSaving={resolve.isPending}
          issue={issue}
          mayAnswer={mayOperate}
          onAnswer={(answer) => resolve.mutate(answer)}
          question={issue.question}
          words={words}
        />
      )}
      {issue.question === null && mayOperate && (
        <Button
          className={styles.retry}
          disabledFocusable={retry.isPending}
          icon={<ArrowClockwiseRegular />}
          onClick={() => retry.mutate([issue.id])}
        >
          {words.retry}
        </Button>
      )}
    </>
  );
}

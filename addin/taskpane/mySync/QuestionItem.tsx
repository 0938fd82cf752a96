// One question: which Siebel record an Outlook item is, or which account its company is; opened in place, with the item and its candidates.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssueView } from '../../../shared/contract/issues.ts';
import { AnswerForm } from '../../issues/AnswerForm.tsx';
import { Card } from '../../issues/RecordCard.tsx';
import { useStrings } from '../strings/StringsContext.tsx';
import { Answer } from '../ui/Answer.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { useAnswer, useMyIssue } from './useMySync.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  button: { alignSelf: 'flex-start', marginBlockStart: tokens.spacingVerticalXXS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBlockStart: tokens.spacingVerticalS }, // prettier-ignore
});

export function QuestionItem({ issue }: { readonly issue: IssueView }) {
  const styles = useStyles();
  const { common, sync: words } = useStrings();
  const [isOpen, setOpen] = useState(false);
  const title = issue.title === '' ? common.noTitle : issue.title;
  return (
    <li className={styles.item}>
      <span className={styles.title}>{title}</span>
      {issue.question !== null && <span>{words.question[issue.question]}</span>}
      <Button
        appearance={isOpen ? 'secondary' : 'primary'}
        aria-expanded={isOpen}
        aria-label={isOpen ? undefined : words.answerNamed(title)}
        className={styles.button}
        onClick={() => setOpen(!isOpen)}
        size="small"
      >
        {isOpen ? words.hide : words.answer}
      </Button>
      {isOpen && <Opened id={issue.id} onSaved={() => setOpen(false)} />}
    </li>
  );
}

function Opened({ id, onSaved }: { readonly id: string; readonly onSaved: () => void }) {
  const styles = useStyles();
  const { answers, sync: words } = useStrings();
  const query = useMyIssue(id);
  const answer = useAnswer(id, onSaved);
  return (
    <div className={styles.form}>
      <Answer query={query} what={words.questionFailed}>
        {(issue) => (
          <>
            {issue.item !== null && <Card card={issue.item} words={answers} />}
            {issue.decision !== null && <StateLine tone="waiting">{words.answerWaits}</StateLine>}
            {issue.question !== null && (
              <AnswerForm
                isSaving={answer.isPending}
                issue={issue}
                mayAnswer
                onAnswer={(body) => answer.mutate(body)}
                question={issue.question}
                words={answers}
              />
            )}
          </>
        )}
      </Answer>
    </div>
  );
}

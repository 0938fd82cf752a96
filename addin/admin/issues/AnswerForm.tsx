// The answer to a question: one of the candidates, something new, or leave it alone. Nothing is written before Save, and then by a run.
import { Body1, Button, Caption1, Field, Input, makeStyles, Radio, RadioGroup, Subtitle2, tokens } from '@fluentui/react-components'; // prettier-ignore
import { useId, useState } from 'react';
import type { IssueCandidate, IssueDetails, RecordCard, ResolveBody } from '../../../shared/contract/issues.ts';
import { useSession } from '../session/SessionContext.tsx';
import { strings } from '../strings.ts';
import { Card } from './RecordCard.tsx';
import { useResolve } from './useIssues.ts';

/** The choice of an account that is not among the candidates. */
const OTHER = 'other account';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  title: { margin: 0 },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  choices: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  inside: { paddingLeft: '32px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  save: { alignSelf: 'flex-start' },
});

interface AnswerFormProps {
  readonly issue: IssueDetails;
  readonly onSaved: () => void;
  readonly question: NonNullable<IssueDetails['question']>;
}

/** The answer that a choice stands for; null while there is none. */
function answerOf(choice: string, question: AnswerFormProps['question'], rowId: string): ResolveBody | null {
  if (choice === '') return null;
  if (choice === 'create' || choice === 'ignore') return { action: choice };
  const siebelId = choice === OTHER ? rowId.trim() : choice;
  if (siebelId === '') return null;
  return question === 'company' ? { action: 'account', siebelId } : { action: 'link', siebelId };
}

export function AnswerForm({ issue, onSaved, question }: AnswerFormProps) {
  const styles = useStyles();
  const titleId = useId();
  const { mayOperate } = useSession();
  const [choice, setChoice] = useState('');
  const [rowId, setRowId] = useState('');
  const resolve = useResolve(issue.id, onSaved);
  const answer = answerOf(choice, question, rowId);
  const words = strings.issues;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null) resolve.mutate(answer);
      }}
    >
      <Subtitle2 as="h3" block className={styles.title} id={titleId}>
        {words.candidates}
      </Subtitle2>
      {issue.candidates.length === 0 && <Body1 className={styles.quiet}>{words.noCandidates}</Body1>}
      <RadioGroup
        aria-labelledby={titleId}
        className={styles.choices}
        disabled={!mayOperate}
        onChange={(_, data) => setChoice(data.value)}
        value={choice}
      >
        {issue.candidates.map((candidate) => (
          <Candidate
            candidate={candidate}
            item={question === 'match' ? issue.item : companyOf(issue.item)}
            key={candidate.id}
          />
        ))}
        {issue.actions.includes('account') && (
          <div className={styles.choice}>
            <Radio label={words.otherAccount} value={OTHER} />
            {choice === OTHER && (
              <Field className={styles.inside} label={words.rowId}>
                <Input maxLength={30} onChange={(_, data) => setRowId(data.value)} value={rowId} />
              </Field>
            )}
          </div>
        )}
        {(['create', 'ignore'] as const)
          .filter((action) => issue.actions.includes(action))
          .map((action) => (
            <div className={styles.choice} key={action}>
              <Radio label={words.actions[question][action]} value={action} />
            </div>
          ))}
      </RadioGroup>
      {mayOperate ? (
        <Button
          appearance="primary"
          className={styles.save}
          disabledFocusable={answer === null || resolve.isPending}
          type="submit"
        >
          {words.save}
        </Button>
      ) : (
        <Body1 className={styles.quiet}>{words.needsRole}</Body1>
      )}
    </form>
  );
}

/** A contact's company as a card like an account's. */
function companyOf(item: RecordCard | null): RecordCard | null {
  return item === null ? null : { title: item.company, email: '', company: '', location: item.location, when: '' };
}

function Candidate({ candidate, item }: { readonly candidate: IssueCandidate; readonly item: RecordCard | null }) {
  const styles = useStyles();
  const words = strings.issues;
  const { card, id, isGone, isTaken } = candidate;
  const against = isGone ? words.gone : isTaken ? words.taken : null;
  const name = card === null || card.title === '' ? id : `${card.title} (${id})`;
  return (
    <div className={styles.choice}>
      <Radio disabled={against !== null} label={against === null ? name : `${name}: ${against}`} value={id} />
      <div className={styles.inside}>
        {card === null ? (
          <Caption1 className={styles.quiet}>{words.hidden}</Caption1>
        ) : (
          <Card card={card} item={item} />
        )}
      </div>
    </div>
  );
}

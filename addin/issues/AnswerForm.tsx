// The answer to a question: one of the candidates, something new, or leave it alone. Nothing is written before Save, and
// then by a run. Knows no session: the page says who may answer, and carries the answer out.
import { Body1, Button, Caption1, Field, Input, makeStyles, Radio, RadioGroup, Subtitle2, tokens } from '@fluentui/react-components'; // prettier-ignore
import { useId, useState } from 'react';
import type { IssueCandidate, IssueDetails, RecordCard, ResolveBody } from '../../shared/contract/issues.ts';
import { Card } from './RecordCard.tsx';
import type { CardWords } from './RecordCard.tsx';

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
  inside: { paddingInlineStart: '32px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  save: { alignSelf: 'flex-start' },
});

type Question = NonNullable<IssueDetails['question']>;

export interface AnswerWords extends CardWords {
  readonly actions: Readonly<Record<Question, Readonly<Record<'create' | 'ignore', string>>>>;
  readonly candidates: string;
  readonly gone: string;
  readonly hidden: string;
  readonly needsRole: string;
  readonly noCandidates: string;
  readonly otherAccount: string;
  readonly rowId: string;
  readonly save: string;
  readonly taken: string;
}

interface AnswerFormProps {
  readonly isSaving: boolean;
  readonly issue: IssueDetails;
  readonly mayAnswer: boolean;
  readonly onAnswer: (answer: ResolveBody) => void;
  readonly question: Question;
  readonly words: AnswerWords;
}

/** The answer that a choice stands for; null while there is none. */
function answerOf(choice: string, question: Question, rowId: string): ResolveBody | null {
  if (choice === '') return null;
  if (choice === 'create' || choice === 'ignore') return { action: choice };
  const siebelId = choice === OTHER ? rowId.trim() : choice;
  if (siebelId === '') return null;
  return question === 'company' ? { action: 'account', siebelId } : { action: 'link', siebelId };
}

export function AnswerForm({ isSaving, issue, mayAnswer, onAnswer, question, words }: AnswerFormProps) {
  const styles = useStyles();
  const titleId = useId();
  const [choice, setChoice] = useState('');
  const [rowId, setRowId] = useState('');
  const answer = answerOf(choice, question, rowId);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null) onAnswer(answer);
      }}
    >
      <Subtitle2 as="h3" block className={styles.title} id={titleId}>
        {words.candidates}
      </Subtitle2>
      {issue.candidates.length === 0 && <Body1 className={styles.quiet}>{words.noCandidates}</Body1>}
      <RadioGroup
        aria-labelledby={titleId}
        className={styles.choices}
        disabled={!mayAnswer}
        onChange={(_, data) => setChoice(data.value)}
        value={choice}
      >
        {issue.candidates.map((candidate) => (
          <Candidate
            candidate={candidate}
            item={question === 'match' ? issue.item : companyOf(issue.item)}
            key={candidate.id}
            words={words}
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
      {mayAnswer ? (
        <Button
          appearance="primary"
          className={styles.save}
          disabledFocusable={answer === null || isSaving}
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

interface CandidateProps {
  readonly candidate: IssueCandidate;
  readonly item: RecordCard | null;
  readonly words: AnswerWords;
}

function Candidate({ candidate, item, words }: CandidateProps) {
  const styles = useStyles();
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
          <Card card={card} item={item} words={words} />
        )}
      </div>
    </div>
  );
}

// Hides what auditors may not see: titles, which are names of people and subjects of their meetings.
import type { IssueView } from '../../../shared/contract/issues.ts';
import type { JournalDetails, JournalLineView } from '../../../shared/contract/journal.ts';
import type { UndoView } from '../../../shared/contract/undo.ts';
import type { PlanView } from '../../../shared/contract/plan.ts';
import type { Access } from '../policies/access.ts';

const HIDDEN = '•••';

type Reader = Pick<Access, 'maySeeTitles'>;

export function presentJournalLine(line: JournalLineView, reader: Reader): JournalLineView {
  return reader.maySeeTitles ? line : { ...line, title: HIDDEN };
}

export function presentIssue<Issue extends IssueView>(issue: Issue, reader: Reader): Issue {
  return reader.maySeeTitles ? issue : { ...issue, title: HIDDEN };
}

export function presentPlan(plan: PlanView, reader: Reader): PlanView {
  if (reader.maySeeTitles) return plan;
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, title: HIDDEN })) };
}

export function presentJournalDetails(line: JournalDetails, reader: Reader): JournalDetails {
  return reader.maySeeTitles ? line : { ...line, title: HIDDEN, values: null };
}

export function presentUndo(undo: UndoView, reader: Reader): UndoView {
  if (reader.maySeeTitles) return undo;
  return { ...undo, lines: undo.lines.map((line) => ({ ...line, title: HIDDEN })) };
}

// Hides what auditors may not see: titles, which are names of people and subjects of their meetings.
import type { JournalLineView } from '../../../shared/contract/journal.ts';
import type { PlanView } from '../../../shared/contract/plan.ts';
import type { Access } from '../policies/access.ts';

const HIDDEN = '•••';

type Reader = Pick<Access, 'maySeeTitles'>;

export function presentJournalLine(line: JournalLineView, reader: Reader): JournalLineView {
  return reader.maySeeTitles ? line : { ...line, title: HIDDEN };
}

export function presentPlan(plan: PlanView, reader: Reader): PlanView {
  if (reader.maySeeTitles) return plan;
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, title: HIDDEN })) };
}

// How a question looks in a terminal: the Outlook item, and below it each candidate.
import type { IssueDetails, RecordCard } from '../../../shared/contract/issues.ts';
import { formatTable, shorten, type Cell } from '../output.ts';

const WIDTH = 32;
const HEADINGS = ['CANDIDATE', 'NAME', 'E-MAIL', 'COMPANY', 'LOCATION', 'WHEN', 'STATE'];

/** A table of what the item might be, and the answers that are possible. */
export function formatDetails({ actions, candidates, decision, item, question }: IssueDetails): string {
  if (!question) return 'No question: mend its cause, or have it tried again.\n';
  const rows = [
    ['Outlook', ...cellsOf(item), ''],
    ...candidates.map(({ card, id, isGone, isTaken }) => {
      const state = isGone ? 'gone' : isTaken ? 'linked with another item' : '';
      return [id, ...cellsOf(card), state];
    }),
  ];
  const decided = decision ? `Decided: ${decision.action} ${decision.siebelId ?? ''}`.trim() : null;
  return `${formatTable(HEADINGS, rows)}${decided ?? `Answers: ${actions.join(', ')}`}\n`;
}

function cellsOf(card: RecordCard | null): readonly Cell[] {
  const { company, email, location, title, when } = card ?? {
    title: '',
    email: '',
    company: '',
    location: '',
    when: '',
  };
  return [title, email, company, location, when].map((text) => shorten(text, WIDTH));
}

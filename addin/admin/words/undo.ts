// What the console says about one journal line, its values, and taking it back.
import type { UndoLineView } from '../../../shared/contract/undo.ts';
import { formatPlural } from '../format.ts';

const STATES: Readonly<Record<UndoLineView['state'], string>> = {
  planned: 'Will be taken back',
  waiting: 'Waits for the user’s run',
  held: 'Held for an administrator',
  done: 'Taken back',
  nothing: 'Nothing to do',
  skipped: 'Left as it is',
  failed: 'Failed',
};

export const undoWords = {
  details: 'Details',
  /** What tells the buttons of one line from those of another. */
  number: (id: string) => `of line ${id}`,
  line: 'Journal line',
  lineFailed: 'The journal line could not be loaded',
  facts: { why: 'Why', what: 'What', siebel: 'Siebel', exchange: 'Exchange', undoes: 'Takes back' },
  undoesLine: (id: string) => `line ${id}`,
  values: 'Values',
  field: 'Field',
  before: 'Before',
  after: 'After',
  empty: 'empty',
  overruled: 'Overruled values',
  overruledOf: (side: string) => `in ${side}`,
  valuesGone: 'The values before and after are no longer kept, so this write cannot be taken back.',
  valuesHidden: 'The values cannot be shown to your role.',
  title: 'Undo',
  undoLine: 'Undo this write',
  undoRun: 'Undo the whole run',
  text: 'First you see what would be written and what is left because it was edited since. Nothing is written before you confirm.',
  needsRole: 'Only an Administrator may take writes back.',
  previewing: 'Reading both sides',
  previewFailed: 'The preview could not be made',
  preview: 'Preview',
  would: (count: number, left: number) =>
    `${formatPlural(count, 'write', 'writes')} would be taken back` + (left === 0 ? '.' : `, ${formatPlural(left, 'line stays', 'lines stay')} as now.`), // prettier-ignore
  nothing: 'Nothing would be written.',
  confirm: (count: number) => `Take ${formatPlural(count, 'write', 'writes')} back`,
  asking: 'Asking',
  refused: 'Nothing was taken back',
  result: 'Result',
  asked: 'The user’s next run takes it back; this list follows it.',
  over: 'It is done. What was written is in What travelled, with the rule undo.',
  resultFailed: 'What became of it could not be loaded',
  states: STATES,
  writes: (writes: readonly string[]) => writes.join(', '),
  fields: (fields: readonly string[]) => `fields: ${fields.join(', ')}`,
  leftOut: (fields: readonly string[]) => `not these fields: ${fields.join(', ')}`,
  history: 'Taken back',
  historySubtitle: 'What people asked to have taken back, newest first',
  historyFailed: 'What was taken back could not be loaded',
  historyEmptyTitle: 'Nothing was taken back',
  historyEmptyText: 'Any line of What travelled can be taken back, alone or with its run: open it to see how.',
  what: (lines: number, runId: string | null) =>
    runId === null ? formatPlural(lines, 'write', 'writes') : `Run ${runId}: ${formatPlural(lines, 'write', 'writes')}`,
  by: (who: string) => `asked by ${who}`,
  of: (logins: readonly string[]) => logins.join(', '),
  counted: (count: number, state: UndoLineView['state']) => `${count} ${STATES[state].toLowerCase()}`,
  show: (id: string) => `Show the lines of undo ${id}`,
  more: (count: number) => `and ${formatPlural(count, 'more line', 'more lines')}`,
} as const;

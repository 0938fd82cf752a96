// One journal line with its values, and taking writes back, as the API tells it, from memory, for tests of the console.
import type { JournalDetails } from '../../shared/contract/journal.ts';
import { undoBodySchema } from '../../shared/contract/undo.ts';
import type { UndoLineView, UndoView } from '../../shared/contract/undo.ts';
import { explainUndo } from '../../shared/undoReasons.ts';
import { makeLine } from './consoleData.ts';
import type { Answer } from './consolePlans.ts';

/** What the undone lines are; every fourth of a run was edited since. */
function undoLine(lineId: string, index: number, state: UndoLineView['state']): UndoLineView {
  const isEdited = index % 4 === 3;
  return {
    lineId,
    login: 'AKELLER',
    domain: 'contact',
    direction: 'inbound',
    operation: 'update',
    title: `Ingrid Halvorsen ${lineId}`,
    state: isEdited ? 'skipped' : state,
    writes: isEdited ? [] : ['update siebel'],
    fields: isEdited ? [] : ['lastName'],
    leftOut: [],
    reason: isEdited ? 'edited-since' : null,
    message: isEdited ? explainUndo('edited-since') : null,
  };
}

/** A request of earlier days: by whom, and what became of each of its lines. */
export function makeUndo(
  id: string,
  by: string,
  states: readonly UndoLineView['state'][],
  runId: string | null = null,
): UndoView {
  const lines = states.map((state, index) => ({ ...undoLine(String(90 - index), 0, state), writes: [] }));
  return { id, by, at: new Date(Date.now() - 180_000).toISOString(), runId, lines };
}

/** The answer to a call, or undefined when it is not about these. */
export function answerUndo(method: string, url: URL, body: unknown, undos: readonly UndoView[]): Answer | undefined {
  const line = /^\/api\/journal\/lines\/(\d+)$/.exec(url.pathname)?.[1];
  if (line !== undefined) {
    const details: JournalDetails = {
      ...makeLine(Number(line), new Date()),
      id: line,
      domain: 'contact',
      direction: 'inbound',
      operation: 'update',
      // A write whose answer was lost.
      outcome: line === '3' ? 'failed' : 'written',
      title: 'Ingrid Halvorsen',
      message: null,
      runId: '7',
      valuesKept: line !== '2',
      values:
        line === '2'
          ? null
          : {
              before: { lastName: 'Halvorsen', jobTitle: '' },
              after: { lastName: 'Halvorsen-Lie', jobTitle: 'Captain' },
              overruled: [{ field: 'department', side: 'exchange', value: 'Fleet' }],
            },
    };
    return { status: 200, body: details };
  }
  const view = (id: string | null, lines: readonly string[], state: UndoLineView['state']): UndoView => ({
    id,
    by: 'maren.vogt',
    at: new Date().toISOString(),
    runId: null,
    lines: lines.map((lineId, index) => undoLine(lineId, index, state)),
  });
  if (method === 'POST' && url.pathname === '/api/journal/undo') {
    const { dryRun, lines = ['8', '7', '6', '5'] } = undoBodySchema.parse(body);
    return { status: 200, body: dryRun ? view(null, lines, 'planned') : view('1', lines, 'waiting') };
  }
  if (url.pathname === '/api/journal/undo') return { status: 200, body: { undos } };
  if (url.pathname === '/api/journal/undo/1') return { status: 200, body: view('1', ['8'], 'done') };
  return undefined;
}

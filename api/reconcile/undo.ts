// What taking a written journal line back asks for, on the present states of both records. An undo is a write like any other: what was edited
// since is left as it is, levels and Allow Record Deletions hold, and what was removed comes back on both sides.
import type { Operation, Pair, Policy } from './types.ts';
import { bringBack, linkTwo } from './undoRemoval.ts';
import { putBack } from './undoUpdate.ts';
import { asking, isAsWritten, over, refusalOf, unreachable, type UndoneLine, type UndoVerdict } from './undoVerdict.ts';

/** What the line asks for now. Never throws. */
export function decideUndo(pair: Pair, line: UndoneLine, policy: Policy): UndoVerdict {
  const needsValues = ['update', 'create', 'delete', 'leave'].includes(line.operation);
  if (needsValues && !line.valuesKept) return over('values-expired');
  switch (line.operation) {
    case 'update': // The values of before come back, on both sides.
      return putBack(pair, line, policy);
    case 'create': // What was created goes again; what it was made from stays.
    case 'restore':
    case 'adopt': // The user leaves the record again.
      return takeAway(pair, line, policy);
    case 'delete': // What was removed comes back, on both sides.
    case 'leave':
      return bringBack(pair, line, policy);
    case 'link': // The two go their own ways again.
      return pair.link ? asking([{ kind: 'unlink' }], { separates: 'none' }) : over('already-so');
    case 'unlink':
      return linkAgain(pair, policy);
    default:
      return over('nothing-written');
  }
}

function takeAway(pair: Pair, line: UndoneLine, policy: Policy): UndoVerdict {
  const { side } = line;
  const target = pair[side];
  if (target.state === 'gone' || target.state === 'none') return over('already-so');
  if (target.state !== 'present') return unreachable(target);
  if (!pair.link) return over('no-longer-linked');
  const edited = Object.keys(line.after).filter((field) => !isAsWritten(target, field, line));
  if (edited.length > 0) return over('edited-since', edited);
  const forbidden = refusalOf(side, pair, policy);
  if (forbidden) return over(forbidden);
  if (!policy.mayDelete[side]) return over('deletion-not-allowed');
  // Others may have it by now: then only the user goes.
  const { isShared = false, role } = target.traits;
  const leaves = side === 'siebel' && (line.operation === 'adopt' || isShared || role === 'participant');
  const remove: Operation = { kind: 'remove', side, how: leaves ? 'leave' : 'delete' };
  return asking([remove, { kind: 'unlink' }], { separates: side === 'exchange' ? 'exchange' : 'none' });
}

/** Only the link went: it is tied again where both records are there. */
function linkAgain(pair: Pair, policy: Policy): UndoVerdict {
  if (pair.link) return over('already-so');
  const missing = [pair.siebel, pair.exchange].find(({ state }) => state !== 'present');
  return missing ? unreachable(missing) : linkTwo(pair, policy);
}

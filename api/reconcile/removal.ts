// What it means to the other side that a record is no longer there: a removal, the user's leaving, or nothing but an unlink.
import type { Domain, Role, Side } from '../../shared/vocabulary.ts';
import type { Operation, SideView } from './types.ts';

/**
 * The operation on the other side, or null when the pair is only to be unlinked.
 * A contact deleted in Outlook takes the user off the Sync List; a participant's deleted copy takes the employee off the activity;
 * an owner's deletes the activity. Whatever leaves Siebel for this user leaves the mailbox. Leaving scope is never a deletion.
 */
export function removalAfter(goneSide: Side, view: SideView, domain: Domain, role: Role): Operation | null {
  if (view.state === 'gone' && view.why === 'out-of-scope') return null;
  if (goneSide === 'siebel') return { kind: 'remove', side: 'exchange', how: 'delete' };
  const leaves = domain === 'contact' || role === 'participant';
  return { kind: 'remove', side: 'siebel', how: leaves ? 'leave' : 'delete' };
}

// What happened to one side of a linked pair since both last agreed. Digests decide; versions never do.
import type { Digests, SideView, SyncLink } from './types.ts';
import type { Side } from '../../shared/vocabulary.ts';

export type SideChange = 'unchanged' | 'changed' | 'deleted';

/** The fields whose digest differs from the base. A field without a base is not changed: nobody knows what it was. */
export function changedFields(current: Digests, base: Digests): readonly string[] {
  return Object.keys(current).filter((field) => base[field] !== undefined && base[field] !== current[field]);
}

/** The digests a link keeps for a side. */
export function baseOf(link: SyncLink, side: Side): Digests {
  return side === 'siebel' ? link.siebelDigests : link.exchangeDigests;
}

/** Unread means unchanged; a record that is no longer one of ours counts as changed, unless that is how it leaves the sync. */
export function classify(view: SideView, base: Digests): SideChange {
  switch (view.state) {
    case 'present':
      return changedFields(view.digests, base).length > 0 ? 'changed' : 'unchanged';
    case 'excluded':
      return view.leaves ? 'deleted' : 'changed';
    case 'gone':
    case 'none':
      return 'deleted';
    case 'unread':
      return 'unchanged';
  }
}

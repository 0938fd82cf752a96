// The tone of each state of sync, wherever it is shown.
import type { ItemSyncState } from '../../../shared/contract/items.ts';
import type { Tone } from '../ui/StateLine.tsx';

export const STATE_TONES: Readonly<Record<ItemSyncState, Tone>> = {
  'in sync': 'success',
  waiting: 'waiting',
  skipped: 'warning',
  failed: 'danger',
  conflict: 'warning',
  off: 'muted',
};

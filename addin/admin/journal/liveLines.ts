// What arrived since the page was opened, as a reducer: shown at once, or held back while paused. Pure.
import type { JournalLineView } from '../../../shared/contract/journal.ts';

/** Above this many the list begins anew rather than growing for days. */
export const MOST_LIVE_LINES = 2_000;

export interface LiveLines {
  /** Waits for Resume; newest first. */
  readonly held: readonly JournalLineView[];
  readonly isPaused: boolean;
  /** More came than are kept: what is shown must be read again. */
  readonly overflowed: boolean;
  /** Newest first. */
  readonly shown: readonly JournalLineView[];
}

export type LiveLinesAction =
  | { readonly kind: 'arrived'; readonly lines: readonly JournalLineView[] }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'cleared' };

export const NO_LIVE_LINES: LiveLines = { held: [], isPaused: false, overflowed: false, shown: [] };

/** `arrived` takes lines oldest first, as they come. */
export function reduceLiveLines(state: LiveLines, action: LiveLinesAction): LiveLines {
  switch (action.kind) {
    case 'arrived': {
      const list = state.isPaused ? state.held : state.shown;
      const grown = [...[...action.lines].reverse(), ...list];
      const overflowed = state.overflowed || grown.length > MOST_LIVE_LINES;
      const kept = grown.slice(0, MOST_LIVE_LINES);
      return state.isPaused ? { ...state, held: kept, overflowed } : { ...state, overflowed, shown: kept };
    }
    case 'paused':
      return { ...state, isPaused: true };
    case 'resumed':
      return { ...state, held: [], isPaused: false, shown: [...state.held, ...state.shown] };
    case 'cleared':
      return { ...NO_LIVE_LINES, isPaused: state.isPaused };
  }
}

/** Whether the list shows a line: skips are hidden unless asked for, by the switch or by their outcome. */
export function isShown(line: JournalLineView, showSkips: boolean): boolean {
  return showSkips || line.outcome !== 'skipped';
}

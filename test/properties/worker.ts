// A process of the chaos machine with a world of its own: plays the histories that it is given, one after another, and makes a story shorter.
import { runHistory, type Result } from './history.ts';
import { outliveConnections } from './life.ts';
import { shrink } from './shrink.ts';
import { storyOf, type Story } from './story.ts';
import { startChaosWorld } from './world.ts';

export type Order =
  | { readonly kind: 'history'; readonly seed: number; readonly history: number }
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'shrink'; readonly story: Story; readonly rule: string; readonly limitMs: number }
  | { readonly kind: 'end' };

export type Report =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'played'; readonly fired: readonly (readonly [string, number])[] } & Omit<
      Result,
      'fired' | 'play'
    >)
  | { readonly kind: 'shrunk'; readonly story: Story };

const tell = (report: Report): unknown => process.send?.(report);
outliveConnections();
const world = await startChaosWorld(`chaos${process.pid}`);

async function play(story: Story): Promise<Omit<Result, 'play'>> {
  try {
    const { play: _play, ...result } = await runHistory(world, story);
    return result;
  } catch (error) {
    const text =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error);
    const nothing = {
      edits: 0,
      permitted: 0,
      travelled: 0,
      unpredictedSkips: 0,
      mails: 0,
      fired: new Map<string, number>(),
    };
    return { ...nothing, violations: [{ rule: 'thrown', text }] };
  }
}

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'history':
    case 'story': {
      const { fired, ...result } = await play(
        order.kind === 'story' ? order.story : storyOf(order.seed, order.history),
      );
      return void tell({ kind: 'played', ...result, fired: [...fired] });
    }
    case 'shrink': {
      const isAlike = async (story: Story): Promise<boolean> => (await play(story)).violations.some(({ rule }) => rule === order.rule); // prettier-ignore
      return void tell({ kind: 'shrunk', story: await shrink(order.story, isAlike, order.limitMs) });
    }
    case 'end':
      await world.close();
      process.exit(0);
  }
}

process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });

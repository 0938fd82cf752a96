// Makes a story that goes wrong shorter, as long as it goes wrong in the same way: takes away halves, quarters, single steps.
import type { Story } from './story.ts';

/** The shortest story found in the time given; `fails` plays one. */
export async function shrink(
  story: Story,
  fails: (shorter: Story) => Promise<boolean>,
  limitMs: number,
): Promise<Story> {
  const deadline = Date.now() + limitMs;
  let best = story;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let start = 0;
    while (start < best.length && Date.now() < deadline) {
      const shorter = [...best.slice(0, start), ...best.slice(start + size)];
      if (shorter.length > 0 && (await fails(shorter))) best = shorter;
      else start += size;
    }
  }
  return best;
}

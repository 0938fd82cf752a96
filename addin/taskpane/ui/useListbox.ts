// A search field that walks a list below it by arrow keys, the field keeping the focus: the combobox pattern of the ARIA practices guide.
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';

interface ListboxOptions {
  /** How many options there are now. */
  readonly count: number;
  /** True when the key was used, so that nobody above acts on it. */
  readonly onEscape: () => boolean;
  readonly onPick: (index: number) => void;
  /** Ctrl or Command with Enter. */
  readonly onSubmit?: () => void;
  /** Changes with the list: the walk begins anew. */
  readonly of: string;
}

export interface Listbox {
  readonly active: number;
  readonly activeId: string | undefined;
  readonly listId: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly optionId: (index: number) => string;
  readonly setActive: (index: number) => void;
}

export function useListbox({ count, of, onEscape, onPick, onSubmit }: ListboxOptions): Listbox {
  const listId = useId();
  const [place, setPlace] = useState({ index: 0, of });
  const active = Math.min(place.of === of ? place.index : 0, count - 1);
  const optionId = (index: number): string => `${listId}-${index}`;
  const activeId = active < 0 ? undefined : optionId(active);
  const setActive = (index: number): void => setPlace({ index, of });

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that ends the composition of a Japanese word is not meant for the list.
    if (event.nativeEvent.isComposing) return;
    const isDown = event.key === 'ArrowDown';
    if (isDown || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count > 0) setActive((active + (isDown ? 1 : -1) + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onSubmit?.();
      else if (active >= 0) onPick(active);
    } else if (event.key === 'Escape' && onEscape()) event.preventDefault();
  };
  return { active, activeId, listId, onKeyDown, optionId, setActive };
}

// Where the page is, as its query: links lead to it, the browser's Back leaves it. Knows no names of its own; the page says which there are.
import { useCallback, useMemo, useSyncExternalStore } from 'react';

export type Place = Readonly<Record<string, string | undefined>>;

const MOVED = 'placechange';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(MOVED, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(MOVED, onChange);
  };
}

/** The query as it is now, and a way to change parts of it: undefined takes a part away. A change is a step back for the browser's Back. */
export function usePlace(): readonly [place: Place, go: (change: Place) => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const place = useMemo<Place>(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const go = useCallback((change: Place) => {
    const query = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === '') query.delete(name);
      else query.set(name, value);
    }
    const text = query.size === 0 ? '' : `?${query.toString()}`;
    if (text === window.location.search) return;
    window.history.pushState(null, '', `${window.location.pathname}${text}`);
    window.dispatchEvent(new Event(MOVED));
  }, []);
  return [place, go];
}

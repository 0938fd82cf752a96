// A page above another one: the one below stays as it was, and when the upper closes, the focus goes back to what opened it.
import { useCallback, useEffect, useRef, useState } from 'react';

export interface SubPage<T> {
  readonly close: () => void;
  readonly open: (page: T) => void;
  /** Null while the page below is shown. */
  readonly page: T | null;
}

/** @param first what is open at the beginning */
export function useSubPage<T>(first: T | null = null): SubPage<T> {
  const [page, setPage] = useState<T | null>(first);
  const opener = useRef<HTMLElement | null>(null);
  const open = useCallback((next: T) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setPage(next);
  }, []);
  const close = useCallback(() => setPage(null), []);
  useEffect(() => {
    if (page !== null || opener.current === null) return;
    if (opener.current.isConnected) opener.current.focus();
    opener.current = null;
  }, [page]);
  return { close, open, page };
}

// The present moment as state, so that "12 s ago" grows old on the screen without anybody asking.
import { useEffect, useState } from 'react';

/** The time now, renewed every `intervalMs` milliseconds while the page is visible. */
export function useNow(intervalMs = 5_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const renew = () => {
      if (!document.hidden) setNow(new Date());
    };
    const timer = setInterval(renew, intervalMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [intervalMs]);
  return now;
}

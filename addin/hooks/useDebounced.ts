// A value that follows another one once it has rested, so that typing does not ask the server at every key.
import { useEffect, useState } from 'react';

/** `value` as it was when it last stood still for `restMs` milliseconds. */
export function useDebounced<T>(value: T, restMs = 250): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [restMs, value]);
  return rested;
}

import { useEffect, useState } from 'react';

/** The value once it has not changed for `ms`: what is typed, after the typing. An emptied text counts at once. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const now = value === '' || ms <= 0;
  useEffect(() => {
    if (now) {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms, now]);
  return now ? value : settled;
}

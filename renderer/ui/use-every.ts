import { useEffect, useRef } from 'react';

export function useEvery(enabled: boolean, ms: number, run: () => void): void {
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => current.current(), ms);
    return () => clearInterval(timer);
  }, [enabled, ms]);
}

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const currentMinute = () => Math.floor(Date.now() / 60_000) * 60_000;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of [...listeners]) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The running minute; one timer serves every time on the screen. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, currentMinute);
}

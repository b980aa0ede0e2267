import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Json } from '#domain/model/json.ts';
import { useCore } from './core-context.tsx';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftKey } from './draft-key.ts';

export interface UsedDraft<T extends Json> {
  readonly content: T;
  readonly loaded: boolean;
  readonly savedAt: number | null;
  change(content: T): void;
  /** For a field's onBlur. */
  flush(): Promise<void>;
  /** Call when the content was saved as something else. */
  finish(): Promise<void>;
}

/** A draft that survives leaving the page, a crash and a power cut. `initial` counts at the first call for a subject. */
export function useDraft<T extends Json>(
  kind: DraftKey['kind'],
  subject: string,
  initial: T,
  join?: (stored: T, typed: T) => T,
): UsedDraft<T> {
  const { link, leftovers } = useCore();
  const first = useRef({ initial, join });
  const keeper = useMemo(
    () => createDraftKeeper<T>(link, { kind, subject }, first.current.initial, first.current.join, leftovers),
    [link, leftovers, kind, subject],
  );
  useEffect(() => {
    const stop = keeper.follow();
    const hidden = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    const leaving = () => void keeper.flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leaving);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leaving);
      stop();
    };
  }, [keeper]);
  const state = useStore(keeper.store);
  return { ...state, change: keeper.change, flush: keeper.flush, finish: keeper.finish };
}

import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { useRoute } from '../../state/core-context.tsx';
import type { EntriesHandle } from './plain-entries.tsx';

interface Target {
  readonly id: string;
  /** Grows, so that the same line can be asked for again. */
  readonly nth: number;
}

/** The line somebody was sent to, by the address or by a key: it comes into view and gets the focus. `showAll`: it is left out now. */
export function useTarget(shown: readonly TimelineEntry[], list: RefObject<EntriesHandle | null>, showAll: () => void) {
  const asked = useRoute((route) => route.params.entry);
  const [former, setFormer] = useState<string>();
  const [target, setTarget] = useState<Target | null>(null);
  const go = (id: string) => setTarget((before) => ({ id, nth: (before?.nth ?? 0) + 1 }));
  if (asked !== former) {
    setFormer(asked);
    if (asked !== undefined) go(asked);
  }
  const focused = useRef<Target | null>(null);
  const reveal = useEffectEvent((to: Target, isShown: boolean) => {
    if (isShown) list.current?.show(to.id);
    else showAll();
  });
  const isAmong = target !== null && shown.some(({ id }) => id === target.id);
  useEffect(() => {
    if (target) reveal(target, isAmong);
  }, [target, isAmong]);
  /** The line, whenever it is drawn: it takes the focus once, or whoever writes meanwhile would lose it. */
  const ref = useCallback(
    (line: HTMLElement | null) => {
      if (!line || focused.current === target) return;
      focused.current = target;
      line.focus({ preventScroll: true });
    },
    [target],
  );
  return { id: target?.id ?? null, ref, go, forget: () => setTarget(null) };
}

import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { useAgent } from '../../state/core-context.tsx';

/** Within this many pixels of the end, the reader follows what comes in. */
const nearEnd = 80;

interface Places {
  /** Where the reader begins: at the end, or at a line they were sent to. */
  begin(): void;
  goToEnd(): void;
}

/** Goes to the end for a new line when the reader was there or wrote the line. */
export function useNewestInView(scroller: HTMLElement, entries: readonly TimelineEntry[], places: Places): void {
  const me = useAgent().id;
  const before = useRef<{ id: string | undefined; height: number } | null>(null);
  const last = entries.at(-1);
  // What comes above the timeline takes room from it: whoever was at the end stays there.
  useEffect(() => {
    let height = scroller.clientHeight;
    const watch = new ResizeObserver(() => {
      const wasAtEnd = scroller.scrollTop + height >= scroller.scrollHeight - nearEnd;
      height = scroller.clientHeight;
      if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    });
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [scroller]);
  const show = useEffectEvent((newest: TimelineEntry | undefined) => {
    const known = before.current;
    const atEnd = known !== null && scroller.scrollTop + scroller.clientHeight >= known.height - nearEnd;
    if (known === null) places.begin();
    else if (atEnd || newest?.authorId === me) places.goToEnd();
    before.current = { id: newest?.id, height: scroller.scrollHeight };
  });
  useLayoutEffect(() => {
    if (last?.id !== before.current?.id || before.current === null) show(last);
  }, [last]);
}

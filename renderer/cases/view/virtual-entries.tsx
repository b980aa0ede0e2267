import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { EntryItem } from './entry-item.tsx';
import css from './timeline.module.css';

interface Props {
  readonly scroller: { readonly current: HTMLElement | null };
  readonly intake: ReactNode;
  readonly entries: readonly TimelineEntry[];
}

/** Hundreds of lines of unknown height: guessed first, measured when drawn. The intake is line 0. */
export function VirtualEntries({ scroller, intake, entries }: Props) {
  const count = entries.length + 1;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    getItemKey: (index) => (index === 0 ? 'intake' : (entries[index - 1]?.id ?? index)),
    overscan: 6,
    initialRect: { width: 600, height: 600 },
  });
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (opened.current) return;
    opened.current = true;
    virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [virtual, count]);
  return (
    <ol className={css.virtual} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const entry = entries[item.index - 1];
        return (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={css.placed}
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={count}
            aria-posinset={item.index + 1}
          >
            {entry ? <EntryItem entry={entry} /> : intake}
          </li>
        );
      })}
    </ol>
  );
}

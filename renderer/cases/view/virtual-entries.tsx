import { useVirtualizer } from '@tanstack/react-virtual';
import { useImperativeHandle } from 'react';
import type { EntriesProps } from './plain-entries.tsx';
import css from './timeline.module.css';
import { useNewestInView } from './use-newest-in-view.ts';

/** Hundreds of lines of unknown height: guessed first, measured when drawn. The intake, where there is one, is line 0. */
export function VirtualEntries({ scroller, handle, intake, entries, startAt, renderEntry }: EntriesProps) {
  const before = intake === null ? 0 : 1;
  const count = entries.length + before;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => 84,
    getItemKey: (index) => entries[index - before]?.id ?? 'intake',
    overscan: 6,
    initialRect: { width: 600, height: 600 },
  });
  const show = (id: string) => {
    const at = entries.findIndex((entry) => entry.id === id);
    if (at >= 0) virtual.scrollToIndex(at + before, { align: 'center' });
  };
  useImperativeHandle(handle, () => ({ show }));
  const goToEnd = () => virtual.scrollToIndex(count - 1, { align: 'end' });
  useNewestInView(scroller, entries, { begin: () => (startAt === null ? goToEnd() : show(startAt)), goToEnd });
  return (
    <ol className={css.virtual} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const entry = entries[item.index - before];
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
            {entry ? renderEntry(entry) : intake}
          </li>
        );
      })}
    </ol>
  );
}

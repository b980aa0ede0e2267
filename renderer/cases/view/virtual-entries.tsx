import { useVirtualizer } from '@tanstack/react-virtual';
import { EntryItem } from './entry-item.tsx';
import type { EntriesProps } from './plain-entries.tsx';
import css from './timeline.module.css';
import { useNewestInView } from './use-newest-in-view.ts';

/** Hundreds of lines of unknown height: guessed first, measured when drawn. The intake is line 0. */
export function VirtualEntries({ scroller, intake, entries }: EntriesProps) {
  const count = entries.length + 1;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => 84,
    getItemKey: (index) => (index === 0 ? 'intake' : (entries[index - 1]?.id ?? index)),
    overscan: 6,
    initialRect: { width: 600, height: 600 },
  });
  useNewestInView(scroller, entries, () => virtual.scrollToIndex(count - 1, { align: 'end' }));
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

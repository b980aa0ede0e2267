import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import css from './virtual-list.module.css';

export interface VirtualListHandle {
  scrollTo(index: number): void;
}

interface Props {
  readonly count: number;
  readonly rowHeight: number;
  readonly label: string;
  /** Cells are plain elements: a Mantine component per cell is too slow for long lists. */
  renderRow(index: number): ReactNode;
  keyOf(index: number): string | number;
  /** Told whenever other rows come into view. Ends are included. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly handle?: Ref<VirtualListHandle>;
}

/** A list of rows of one height of which only those in view exist. */
export function VirtualList({ count, rowHeight, label, renderRow, keyOf, onVisible, handle }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    // A list that has no size yet shows its first rows instead of none.
    initialRect: { width: 400, height: 800 },
  });
  useEffect(() => {
    if (rowHeight > 0) virtual.measure();
  }, [rowHeight, virtual]);
  useImperativeHandle(handle, () => ({ scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }) }));

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onVisible?.(first, last);
  }, [first, last, onVisible]);

  return (
    <div ref={scroller} className={css.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: a ul cannot hold rows placed by transform at this height without list styles */}
      <div role="list" aria-label={label} className={css.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={item.key}
            role="listitem"
            aria-setsize={count}
            aria-posinset={item.index + 1}
            className={css.row}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            {renderRow(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}

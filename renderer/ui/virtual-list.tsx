import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import css from './virtual-list.module.css';

export interface VirtualListHandle {
  scrollTo(index: number): void;
  firstInView(): number;
}

interface Props {
  readonly count: number;
  readonly rowHeight: number;
  readonly label: string;
  /** Cells are plain elements: a Mantine component per cell is too slow for long lists. */
  renderRow(index: number): ReactNode;
  /** A text that names the row wherever it moves, or the index while the row is unknown. */
  keyOf(index: number): string | number;
  /** Told which rows exist on the page now, both ends included: a little more than is in view. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly handle?: Ref<VirtualListHandle>;
}

/**
 * A list of rows of one height of which only those in view exist. When rows come or go above, what is being read stays
 * where it is; only at the very top do new rows push the others down.
 */
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
  const firstInView = () => virtual.range?.startIndex ?? 0;
  useImperativeHandle(handle, () => ({
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    firstInView,
  }));
  useKeptPlace(scroller, firstInView(), rowHeight, count, keyOf);

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onVisible?.(first, last);
  }, [first, last, onVisible]);

  return (
    <div ref={scroller} className={css.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows placed by transform, of which most do not exist, are no ul */}
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

/** How far a row is looked for that has moved. */
const reach = 200;

function useKeptPlace(
  scroller: { readonly current: HTMLElement | null },
  first: number,
  rowHeight: number,
  count: number,
  keyOf: (index: number) => string | number,
): void {
  const anchor = useRef<{ index: number; key: string | number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = anchor.current;
    const moved = before?.index === first && typeof before.key === 'string' && keyOf(first) !== before.key;
    if (element && moved && element.scrollTop >= rowHeight) {
      const now = indexNear(first, count, (index) => keyOf(index) === before.key);
      if (now !== undefined) {
        element.scrollTop += (now - first) * rowHeight;
        anchor.current = { index: now, key: before.key };
        return;
      }
    }
    anchor.current = count > 0 ? { index: first, key: keyOf(first) } : null;
  });
}

function indexNear(from: number, count: number, matches: (index: number) => boolean): number | undefined {
  for (let away = 1; away <= reach; away++) {
    if (from + away < count && matches(from + away)) return from + away;
    if (from - away >= 0 && matches(from - away)) return from - away;
  }
  return undefined;
}

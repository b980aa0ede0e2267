import { type ReactNode, useRef, useState } from 'react';
import { useSettings } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import type { PagedRows } from '../state/use-paged-rows.ts';
import css from './record-list.module.css';
import { FailureState, LoadingState } from './states.tsx';
import { VirtualList, type VirtualListHandle } from './virtual-list.tsx';

interface Props<Row extends { readonly id: string }> {
  readonly label: string;
  readonly rows: PagedRows<Row>;
  readonly selectedId: string | null;
  hrefOf(row: Row): string;
  /** A row was reached by keyboard. */
  onReach(row: Row): void;
  renderRow(row: Row): ReactNode;
  readonly empty: ReactNode;
}

const rowHeights = { compact: 56, comfortable: 66 } as const;

/** A long list of links of two lines, walked by j, k and the arrow keys. */
export function RecordList<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, rows, selectedId, hrefOf, onReach, renderRow, empty } = props;
  const density = useSettings((settings) => settings.density);
  const list = useRef<VirtualListHandle>(null);
  const [active, setActive] = useState(-1);
  const total = rows.total ?? 0;

  const placeOfSelected = () => {
    if (selectedId === null) return -1;
    const found = rows.indexOf((row) => row.id === selectedId);
    return found >= 0 ? found : active;
  };
  const move = (by: number) => {
    const next = Math.min(total - 1, Math.max(0, placeOfSelected() + by));
    const row = rows.rowAt(next);
    if (!row) return;
    setActive(next);
    list.current?.scrollTo(next);
    onReach(row);
  };
  useActions([
    { id: 'list.next', run: () => move(1) },
    { id: 'list.previous', run: () => move(-1) },
  ]);

  if (rows.total === undefined) return rows.failure ? <FailureState failure={rows.failure} /> : <LoadingState />;
  if (total === 0) return empty;
  return (
    <div className={css.list}>
      <VirtualList
        count={total}
        rowHeight={rowHeights[density]}
        label={label}
        handle={list}
        keyOf={(index) => rows.rowAt(index)?.id ?? index}
        onVisible={rows.show}
        renderRow={(index) => {
          const row = rows.rowAt(index);
          if (!row) return <div className={css.blank} />;
          return (
            <a
              href={hrefOf(row)}
              className={css.row}
              aria-current={row.id === selectedId ? 'true' : undefined}
              onClick={() => setActive(index)}
            >
              {renderRow(row)}
            </a>
          );
        }}
      />
    </div>
  );
}

import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '../harness/layout.ts';
import { VirtualList } from '#renderer/ui/virtual-list.tsx';

const rowHeight = 50;
const rowsFrom = (first: number) => Array.from({ length: 1000 }, (_, index) => `row ${first + index}`);

function list(rows: readonly string[]) {
  return (
    <VirtualList
      count={rows.length}
      rowHeight={rowHeight}
      label="rows"
      keyOf={(index) => rows[index] ?? index}
      renderRow={(index) => rows[index]}
    />
  );
}

function renderAt(scrollTop: number) {
  const rendered = render(list(rowsFrom(0)));
  const scroller = screen.getByRole('list').parentElement;
  if (!scroller) throw new Error('the list has no scroller');
  scroller.scrollTop = scrollTop;
  fireEvent.scroll(scroller);
  return { ...rendered, scroller };
}

describe('a virtual list', () => {
  it('keeps what is being read where it is when rows come in above', () => {
    const { rerender, scroller } = renderAt(100 * rowHeight);
    expect(screen.getByText('row 100')).toBeInTheDocument();
    rerender(list(rowsFrom(-3)));
    expect(scroller.scrollTop).toBe(103 * rowHeight);
    expect(screen.getByText('row 100')).toBeInTheDocument();
  });

  it('keeps it when rows above are gone', () => {
    const { rerender, scroller } = renderAt(100 * rowHeight);
    rerender(list(rowsFrom(20)));
    expect(scroller.scrollTop).toBe(80 * rowHeight);
  });

  it('shows new rows at the very top', () => {
    const { rerender, scroller } = renderAt(0);
    rerender(list(rowsFrom(-3)));
    expect(scroller.scrollTop).toBe(0);
    expect(screen.getByText('row -3')).toBeInTheDocument();
  });

  it('says how many there are and which one each row is', () => {
    renderAt(100 * rowHeight);
    const row = within(screen.getByRole('list')).getByText('row 100');
    expect(row).toHaveAttribute('aria-setsize', '1000');
    expect(row).toHaveAttribute('aria-posinset', '101');
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { CasesArea } from '#renderer/cases/cases-area.tsx';
import { aCaseDetail, aCaseRow, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

async function renderArea(given: readonly CaseRow[], at = '') {
  const state = { rows: given };
  const core = startTestCore({
    'cases.list': ({ offset, limit }) => ({
      total: state.rows.length,
      rows: state.rows.slice(offset, offset + limit),
    }),
    'cases.counts': () => ({ mine: state.rows.length, unassigned: 3, team: 12, all: 1234, finished: 0 }),
    'cases.get': ({ caseId }) => {
      const row = state.rows.find(({ id }) => id === caseId);
      if (!row) throw new AppError('not-found', 'gone');
      return { ...aCaseDetail({ number: row.number, subject: row.subject }), id: caseId };
    },
    'cases.timeline': () => [],
    'cases.export': () => ({ fileName: 'cases.csv', csv: 'a,b', rows: state.rows.length }),
    'customers.get': () => aCustomerDetail(),
  });
  const rendered = await renderView(core, <CasesArea />, { at });
  await screen.findByRole('list', { name: /My cases|Unassigned/ });
  const list = () => within(screen.getByRole('list', { name: /cases|Unassigned|Finished/ }));
  const asked = () =>
    core.calls.filter(({ name }) => name === 'cases.list').map(({ input }) => input as CaseFilter & { offset: number });
  const current = () => list().queryByRole('link', { current: true })?.textContent ?? null;
  return { ...rendered, core, state, list, asked, current };
}

const three = [aCaseRow(1), aCaseRow(2), aCaseRow(3)];

describe('the list of cases', () => {
  it('is walked and opened from the keyboard, and Escape comes back', async () => {
    const { user, current, list } = await renderArea(three);
    await list().findByText('Case 1');
    await user.keyboard('jj');
    expect(current()).toContain('Case 2');
    await user.keyboard('k{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(current()).toContain('Case 3');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('article', { name: 'Case 10003' })).toBeInTheDocument();
    await user.keyboard('k');
    expect(await screen.findByRole('article', { name: 'Case 10002' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('article', { name: /^Case \d+$/ })).toBeNull());
  });

  it('is opened by Enter after a queue was clicked and the list was walked', async () => {
    const { user, current, list } = await renderArea(three);
    await user.click(screen.getByRole('button', { name: /^Unassigned/ }));
    await list().findByText('Case 1');
    await user.keyboard('jj');
    expect(current()).toContain('Case 2');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('article', { name: 'Case 10002' })).toBeInTheDocument();
  });

  it('leaves the keys to whoever is typing', async () => {
    const { user, current, list } = await renderArea(three);
    await list().findByText('Case 1');
    await user.keyboard('/');
    expect(screen.getByRole('textbox', { name: /^Filter/ })).toHaveFocus();
    await user.keyboard('jnk');
    expect(screen.getByRole('textbox', { name: /^Filter/ })).toHaveValue('jnk');
    expect(current()).toBeNull();
    expect(window.location.hash).not.toContain('new');
  });

  it('narrows while typing and keeps the filter in the address', async () => {
    const { user, asked, list } = await renderArea(three);
    await list().findByText('Case 1');
    await user.type(screen.getByRole('textbox', { name: /^Filter/ }), '退款');
    await waitFor(() => expect(asked().at(-1)?.text).toBe('退款'));
    expect(new URLSearchParams(window.location.hash.split('?')[1]).get('text')).toBe('退款');
  });

  it('follows a filter that the address changed, and leaves it as it is', async () => {
    const { asked, list } = await renderArea(three, '#/cases?text=first');
    await list().findByText('Case 1');
    expect(asked().at(-1)?.text).toBe('first');
    window.location.hash = '#/cases?text=second';
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Filter/ })).toHaveValue('second'));
    await waitFor(() => expect(asked().at(-1)?.text).toBe('second'));
    // Long enough for typing to have settled, had it been taken for typing.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(window.location.hash).toBe('#/cases?text=second');
    expect(new Set(asked().map(({ text }) => text))).toEqual(new Set(['first', 'second']));
  });

  it('reads another queue with the rest of the filter, and opens with the one of the address', async () => {
    const { user, asked, list } = await renderArea(three, '#/cases?queue=unassigned&priority=urgent,high&order=up');
    await list().findByText('Case 1');
    expect(asked()[0]).toMatchObject({ queue: 'unassigned', priorities: ['high', 'urgent'], descending: false });
    await user.click(screen.getByRole('button', { name: /^Finished/ }));
    await waitFor(() => expect(asked().at(-1)).toMatchObject({ queue: 'finished', priorities: ['high', 'urgent'] }));
  });

  it('shows the counts of all queues in the way of the language', async () => {
    await renderArea(three);
    const queues = screen.getByRole('navigation', { name: 'Queues' });
    await waitFor(() => expect(within(queues).getByRole('button', { name: /All cases/ })).toHaveTextContent('1,234'));
  });

  it('draws a window of a hundred thousand rows and reads pages of them', async () => {
    const { list, asked } = await renderArea(Array.from({ length: 100_000 }, (_, index) => aCaseRow(index)));
    await list().findByText('Case 0');
    expect(list().getAllByRole('listitem').length).toBeLessThan(80);
    expect(list().getAllByRole('listitem')[0]).toHaveAttribute('aria-setsize', '100000');
    expect(asked().every(({ offset }) => offset === 0)).toBe(true);
  });

  it('keeps the selected case selected when rows come in above it', async () => {
    const { user, list, current, core, state } = await renderArea(three);
    await list().findByText('Case 1');
    await user.keyboard('jj');
    state.rows = [aCaseRow(9), ...three];
    core.push('changed', [{ collection: 'case', ids: [] }]);
    await list().findByText('Case 9');
    expect(current()).toContain('Case 2');
    await user.keyboard('j');
    expect(current()).toContain('Case 3');
  });

  it('marks what is out of the ordinary: conflicts and what is not on the server', async () => {
    const { list } = await renderArea([aCaseRow(1, { openConflicts: 1, saveState: 'saved-here' }), aCaseRow(2)]);
    const [first, second] = await list().findAllByRole('listitem');
    expect(within(first as HTMLElement).getByText('Changed by two people at once')).toBeInTheDocument();
    expect(within(first as HTMLElement).getByText('Saved here')).toBeInTheDocument();
    expect(second).not.toHaveTextContent('Saved here');
    expect(second).not.toHaveTextContent('On server');
  });

  it('hands the whole filtered list out as a file with words for codes', async () => {
    const saved: string[] = [];
    URL.createObjectURL = (blob) => {
      saved.push((blob as Blob).type);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    const { user, list, core } = await renderArea(three);
    await list().findByText('Case 1');
    await user.click(screen.getByRole('button', { name: 'Export as CSV' }));
    expect(await screen.findByText('3 cases exported to cases.csv')).toBeInTheDocument();
    expect(saved).toEqual(['text/csv;charset=utf-8']);
    const exported = core.calls.filter(({ name }) => name === 'cases.export').map(({ input }) => input);
    const labels = { 'column.subject': 'Subject', 'status.on-hold': 'On hold', 'type.repair': 'Repair' };
    expect(exported).toEqual([expect.objectContaining({ queue: 'mine', labels: expect.objectContaining(labels) })]);
  });

  it('says so when a case is not there any more', async () => {
    await renderArea(three, `#/cases/${idOf(77)}`);
    expect(await screen.findByText('This case is not here any more')).toBeInTheDocument();
  });
});

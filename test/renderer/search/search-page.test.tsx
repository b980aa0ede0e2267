import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SearchPage as Page } from '#domain/contract/ipc/search-procedures.ts';
import type { CallId, CaseId, CustomerId, EntryId } from '#domain/model/ids.ts';
import { SearchPage } from '#renderer/search/search-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { inSync, startTestCore } from '../harness/test-core.ts';

const at = Date.UTC(2026, 10, 22, 8);
const none = { hits: [], count: 0, isMore: false, next: null };
const empty: Page = {
  ...{ cases: none, customers: none, articles: none, entries: none, calls: none, holdings: none },
  ...{ didYouMean: null, behind: 0 },
};

function aCase(number: number): Page['cases']['hits'][number] {
  return {
    ...{ id: idOf<CaseId>(number), number: String(10_000 + number), status: 'open', customerName: '王小明', at },
    subject: { text: `申请退款 ${number} <b>`, ranges: [[2, 4]] },
    excerpt: null,
  };
}

const refunds: Page = {
  ...empty,
  cases: { hits: [aCase(1), aCase(2)], count: 400, isMore: true, next: 2 },
  customers: {
    ...{ count: 1, isMore: false, next: null },
    hits: [
      { id: idOf<CustomerId>(7), name: { text: '退款王', ranges: [[0, 2]] }, organisationName: null, contact: '1380' },
    ],
  },
  entries: {
    ...{ count: 1, isMore: false, next: null },
    hits: [
      {
        ...{ id: idOf<EntryId>(50), caseId: idOf<CaseId>(3), caseNumber: '10003', caseSubject: '断网', kind: 'note' },
        ...{ authorName: 'Ada Lin', at, excerpt: { text: '客户要退款', ranges: [[3, 5]] } },
      },
    ],
  },
  calls: {
    ...{ count: 1, isMore: false, next: null },
    hits: [
      {
        ...{ id: idOf<CallId>(60), caseId: null, caseNumber: null, customerId: null, customerName: null, at },
        ...{ agentName: 'Ada Lin', phone: '13800138000', direction: 'in', excerpt: { text: '', ranges: [] } },
      },
    ],
  },
  behind: 1200,
};

type Asked = { readonly text: string; readonly from: number };

async function renderSearch(q = '', answers: (asked: Asked) => Page | Promise<Page> = () => refunds) {
  const core = startTestCore({ 'search.list': answers });
  const view = await renderView(core, <SearchPage />, { at: q ? `#/search?q=${encodeURIComponent(q)}` : '#/search' });
  const asked = () => core.calls.filter(({ name }) => name === 'search.list').map(({ input }) => input as Asked);
  return { ...view, core, asked };
}

const field = () => screen.getByRole('searchbox', { name: 'What to look for' });
const query = () => new URLSearchParams(window.location.hash.split('?')[1]).get('q');

describe('the search page', () => {
  it('asks nothing before something is typed, then shows every kind with its count and what was meant set off', async () => {
    const { user, asked, container } = await renderSearch();
    expect(field()).toHaveFocus();
    expect(screen.getByText('Look for anything on this device')).toBeInTheDocument();
    expect(asked()).toEqual([]);
    await user.type(field(), '退款');
    const cases = await screen.findByRole('region', { name: 'Cases more than 400' });
    const [first] = within(cases).getAllByRole('link');
    expect(first).toHaveTextContent('10001申请退款 1 <b>王小明Open');
    expect(first?.querySelector('mark')).toHaveTextContent(/^退款$/);
    expect(first?.querySelector('b')).toBeNull();
    expect(screen.getByRole('region', { name: 'Customers 1' })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Calls 1' })).toHaveTextContent('13800138000Incoming · Ada Lin');
    expect(screen.getByText('1200 records cannot be found by their words yet.')).toBeInTheDocument();
    expect(query()).toBe('退款');
    expect(await faultsOf(container)).toEqual([]);
  });

  it('takes what it looks for from the address, and follows it', async () => {
    const { state, asked } = await renderSearch('退款 status:open');
    expect(field()).toHaveValue('退款 status:open');
    await waitFor(() => expect(asked()).toMatchObject([{ text: '退款 status:open', from: 0 }]));
    act(() => state.navigation.go('search', null, { q: '宽带' }));
    expect(field()).toHaveValue('宽带');
    await waitFor(() => expect(asked().at(-1)).toMatchObject({ text: '宽带' }));
  });

  it('shows what narrows the search, takes it away and adds to it', async () => {
    const { user } = await renderSearch('退款 status:open after:7d from:"Ada Lin"');
    const chips = within(screen.getByRole('list', { name: 'What the search is narrowed by' }));
    expect(chips.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      ...['Status: Open', 'From 7 days ago on', 'From Ada Lin'],
    ]);
    await user.click(chips.getByRole('button', { name: 'Take away: From 7 days ago on' }));
    expect(field()).toHaveValue('退款 status:open from:"Ada Lin"');
    expect(field()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Cases', pressed: false }));
    await user.click(screen.getByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Solved' }));
    expect(field()).toHaveValue('c: 退款 from:"Ada Lin" status:solved');
    await user.click(screen.getByRole('button', { name: 'Cases', pressed: true }));
    await user.click(screen.getByRole('button', { name: 'Tag…' }));
    await user.keyboard('vip');
    expect(field()).toHaveValue('退款 from:"Ada Lin" status:solved tag:vip');
    await waitFor(() => expect(query()).toBe('退款 from:"Ada Lin" status:solved tag:vip'));
  });

  it('is walked through by arrows and opened by Enter', async () => {
    const { user } = await renderSearch('退款');
    await screen.findByRole('region', { name: /^Cases/ });
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('link', { name: /10002/ })).toHaveFocus();
    await user.keyboard('j');
    expect(screen.getByRole('button', { name: 'More cases' })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('link', { name: /客户要退款/ })).toHaveFocus();
    expect(document.activeElement).toHaveAttribute('href', `#/cases/${idOf(3)}?entry=${idOf(50)}`);
    await user.keyboard('kkkkk');
    expect(field()).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe(`#/cases/${idOf(1)}`);
  });

  it('brings the next of a kind and goes on there', async () => {
    const { user, asked } = await renderSearch('退款', ({ from }) =>
      from === 0 ? refunds : { ...empty, cases: { hits: [aCase(3)], count: 400, isMore: true, next: null } },
    );
    await user.click(await screen.findByRole('button', { name: 'More cases' }));
    await waitFor(() => expect(screen.getByRole('link', { name: /10003申请/ })).toHaveFocus());
    expect(asked().at(-1)).toMatchObject({ text: '退款', kinds: ['case'], from: 2 });
    expect(screen.queryByRole('button', { name: 'More cases' })).toBeNull();
  });

  it('waits for an input method, and shows no answer to what stood there before', async () => {
    const late = Promise.withResolvers<Page>();
    const { asked } = await renderSearch('宽带', ({ text }) =>
      text === '宽带' ? late.promise : { ...empty, customers: refunds.customers },
    );
    await waitFor(() => expect(asked()).toHaveLength(1));
    fireEvent.compositionStart(field());
    fireEvent.change(field(), { target: { value: 'tui kuan' } });
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    fireEvent.change(field(), { target: { value: '退款' } });
    fireEvent.compositionEnd(field(), { target: { value: '退款' } });
    await screen.findByRole('region', { name: 'Customers 1' });
    await act(async () => late.resolve(refunds));
    expect(screen.queryByRole('region', { name: /^Cases/ })).toBeNull();
    expect(asked().map(({ text }) => text)).toEqual(['宽带', '退款']);
  });

  it('opens nothing by Enter that was not found by what stands in the field', async () => {
    const { user } = await renderSearch('退款', ({ text }) =>
      text === '退款' ? refunds : Promise.withResolvers<Page>().promise,
    );
    await screen.findByRole('region', { name: /^Cases/ });
    await user.type(field(), '单{Enter}');
    await waitFor(() => expect(query()).toBe('退款单'));
    await user.keyboard('{Enter}');
    expect(window.location.hash).toMatch(/^#\/search/);
  });

  it('offers what was likely meant, says that nothing was found, and that there is no network', async () => {
    const { user, core } = await renderSearch('ruoter', ({ text }) =>
      text === 'router' ? refunds : { ...empty, didYouMean: 'router' },
    );
    expect(await screen.findByText('Nothing found', { selector: 'p:not([role])' })).toBeInTheDocument();
    act(() => core.push('sync', { ...inSync, connection: 'offline' }));
    expect(await screen.findByText(/^Not connected/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'router' }));
    expect(field()).toHaveValue('router');
    expect(await screen.findByRole('region', { name: /^Cases/ })).toBeInTheDocument();
  });
});

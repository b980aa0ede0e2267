import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseWithOthers, PresenceHere } from '#domain/contract/ipc/presence-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { CasesArea } from '#renderer/cases/cases-area.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCaseRow, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const [first, second] = [aCaseRow(1), aCaseRow(2)];
type Person = CaseWithOthers['people'][number];
const chen = (doing: Person['doing']): Person => ({ agentId: idOf(901), name: '陈静', doing });
const bo = (doing: Person['doing']): Person => ({ agentId: idOf(902), name: '薄一凡', doing });

/** A list with two cases; `at` opens one. `others` says who is in which case. */
async function renderCases(at: string, locale: 'en' | 'zh-CN' = 'en') {
  let cases: readonly CaseWithOthers[] = [];
  const core = startTestCore({
    'cases.list': () => ({ total: 2, rows: [first, second] }),
    'cases.counts': () => ({ mine: 2, unassigned: 0, team: 2, all: 2, finished: 0 }),
    'cases.get': ({ caseId }) => ({ ...aCaseDetail(), id: caseId }),
    'cases.timeline': () => [],
    'customers.get': () => aCustomerDetail(),
    'presence.list': () => cases,
  });
  const rendered = await renderView(core, <CasesArea />, { at, locale });
  await screen.findAllByRole('link');
  return {
    ...rendered,
    others(...next: readonly (readonly [CaseId, readonly Person[]])[]) {
      cases = next.map(([caseId, people]) => ({ caseId, people }));
      core.push('changed', [{ collection: 'presence', ids: next.map(([caseId]) => caseId) }]);
    },
    said: () =>
      core.calls.filter(({ name }) => name === 'presence.here').map(({ input }) => input as unknown as PresenceHere),
  };
}

/** Where a reply is written. */
async function composer(): Promise<HTMLElement> {
  return within(await screen.findByRole('tabpanel')).findByRole('textbox');
}

describe('colleagues in the open case', () => {
  it('are named, with what they do; that somebody types is also told to who cannot see it', async () => {
    const { others, container } = await renderCases(`#/cases/${first.id}`, 'zh-CN');
    await screen.findByRole('tabpanel');
    others([first.id, [chen('viewing'), bo('viewing')]]);
    expect(await screen.findByText('陈静、薄一凡 正在查看')).toBeInTheDocument();
    const aloud = () => screen.getAllByRole('status').map((each) => each.textContent);
    expect(aloud().join('')).not.toContain('陈静');
    others([first.id, [chen('typing'), bo('viewing')]]);
    await waitFor(() => expect(aloud()).toContain('陈静 正在输入'));
    expect(screen.getByText(/陈静 正在此工单中撰写/)).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
    others();
    await waitFor(() => expect(screen.queryByText(/陈静/)).toBeNull());
  });

  it('leave what is being written alone when they come and go', async () => {
    const { others, user } = await renderCases(`#/cases/${first.id}`);
    await screen.findByRole('tabpanel');
    const field = await composer();
    await user.click(field);
    others([first.id, [chen('typing')]]);
    expect(await screen.findByText(/陈静 is writing in this case right now/)).toBeInTheDocument();
    expect(field).toBeInTheDocument();
    expect(field).toHaveFocus();
  });
});

describe('colleagues in other cases', () => {
  it('show in the rows of the list', async () => {
    const { others } = await renderCases('#/cases');
    others([second.id, [chen('typing'), bo('viewing')]]);
    const row = await screen.findByRole('link', { name: /陈静, 薄一凡 have it open/ });
    expect(row).toHaveTextContent(second.number);
    expect(screen.getAllByRole('link', { name: /open/ })).toHaveLength(1);
    others();
    await waitFor(() => expect(screen.queryByRole('link', { name: /陈静/ })).toBeNull());
  });
});

describe('this window', () => {
  it('says which case it shows, and that it is left', async () => {
    const { said, user } = await renderCases(`#/cases/${first.id}`);
    await waitFor(() => expect(said().at(-1)).toMatchObject({ caseId: first.id, doing: 'viewing' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(said().at(-1)?.caseId).toBeNull());
    expect(new Set(said().map(({ window }) => window)).size).toBe(1);
  });

  it('says that somebody types in it', async () => {
    const { said, user } = await renderCases(`#/cases/${first.id}`);
    const field = await composer();
    await user.click(field);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: 'x' }));
    await waitFor(() => expect(said().at(-1)).toMatchObject({ caseId: first.id, doing: 'typing' }));
  });

  it('says nothing of a case that nobody can see: the page is in the background', async () => {
    const { said } = await renderCases(`#/cases/${first.id}`);
    await waitFor(() => expect(said().at(-1)?.caseId).toBe(first.id));
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(said().at(-1)?.caseId).toBeNull());
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(said().at(-1)?.caseId).toBe(first.id));
  });
});

import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { EmergencySheet } from '#domain/contract/ipc/follow-up-views.ts';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aFollowUp, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const sheet: EmergencySheet = {
  madeAt: Date.now(),
  ownerName: '林嘉禾',
  followUps: {
    total: 30,
    rows: [
      aFollowUp({ dueAt: Date.UTC(2020, 0, 1), promise: '逾期的' }),
      aFollowUp({ id: idOf(801), dueAt: Date.UTC(2040, 0, 1), promise: '以后的' }),
    ],
  },
  escalations: { total: 0, rows: [] },
  onCall: {
    total: 1,
    lists: [
      { name: '夜班值守', people: [{ name: '周建', phones: ['139 0000 0000', '8001'], hours: '18–8', note: '' }] },
    ],
  },
};

async function renderSheet(more: Partial<EmergencySheet> = {}, locale: 'en' | 'zh-CN' = 'zh-CN') {
  const core = startTestCore({ 'followUps.sheet': () => ({ ...sheet, ...more }) });
  const rendered = await renderView(core, <FollowUpsPage />, { at: '#/follow-ups/sheet', locale });
  return { core, ...rendered, paper: within(await screen.findByRole('article', { name: /应急单|Emergency sheet/ })) };
}

describe('the emergency sheet', () => {
  it('says who, by when, with which phone and what, and that it is not all', async () => {
    const { paper } = await renderSheet();
    const late = paper.getByRole('row', { name: /逾期的/ });
    expect(late).toHaveTextContent('王小明');
    expect(late).toHaveTextContent('138 0000 1234');
    expect(paper.getByRole('rowheader', { name: '已逾期' })).toBeInTheDocument();
    expect(paper.getByText('另有 28 项未列出')).toBeInTheDocument();
    expect(paper.getByText('139 0000 0000 / 8001')).toBeInTheDocument();
  });

  it('says so where nothing is open and nobody is on call', async () => {
    const { paper } = await renderSheet({ followUps: { total: 0, rows: [] }, onCall: { total: 0, lists: [] } }, 'en');
    expect(paper.getByText('No promises are open')).toBeInTheDocument();
    expect(paper.getByText(/Nobody is on the list/)).toBeInTheDocument();
  });

  it('is printed by its button and by Ctrl+P, for the team too', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user, core } = await renderSheet();
    await user.click(screen.getByRole('button', { name: '打印' }));
    await user.keyboard('{Control>}p{/Control}');
    expect(print).toHaveBeenCalledTimes(2);
    await user.click(screen.getByRole('radio', { name: '全部' }));
    expect(core.calls.filter(({ name }) => name === 'followUps.sheet').at(-1)?.input).toEqual({ owner: 'everyone' });
    print.mockRestore();
  });

  it('has no accessibility fault', async () => {
    const { container } = await renderSheet();
    expect(await faultsOf(container)).toEqual([]);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import type { Locale } from '#renderer/state/i18n.ts';
import { faultsOf } from '../harness/axe.ts';
import { boardRow, onTheTelephone, someBoard } from '../harness/board-views.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

async function render({
  board = () => someBoard(),
  at = '#/reports/board',
  rings = [],
  locale = 'en',
}: {
  board?: () => LiveBoard;
  at?: string;
  rings?: readonly Ring[];
  locale?: Locale;
} = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'admin' } }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [
        { id: idOf(1), name: '售后支持' },
        { id: idOf(2), name: '上门服务' },
      ],
    }),
    'calls.ringing': () => rings,
    'board.get': board,
    'board.rows': () => ({ total: 2, rows: [boardRow(2), boardRow(1)] }),
  });
  const rendered = await renderView(core, <ReportsPage />, { at, locale });
  const asked = (name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { core, asked, ...rendered };
}

const ring = (direction: 'in' | 'out'): Ring => ({
  ...{ id: direction, number: '13800138000', direction, state: 'ringing', phases: [] },
  ...{ at: Date.now(), callBackId: null },
});

const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));

describe('the board', () => {
  it('shows what is open, what is due, who is on what, who calls, and today beside a usual day', async () => {
    const { container } = await render();
    const now = await screen.findByRole('list', { name: 'Now' });
    expect(within(now).getByRole('button', { name: 'Overdue: 12. Show the cases' })).toHaveTextContent('12');
    expect(
      within(now)
        .getAllByRole('listitem')
        .map((tile) => tile.firstChild?.textContent),
    ).toEqual([
      ...[
        'Overdue',
        'Due in 30 min',
        'Due in 2 h',
        'Unassigned',
        'Our turn',
        'Customer’s turn',
        'Open',
        'Longest wait',
        'Calls ringing',
      ],
    ]);
    const overdue = screen.getByRole('list', { name: 'Cases: Overdue' });
    expect(
      within(overdue)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['10002 报修 2', '10001 报修 1']);
    expect(screen.getByRole('link', { name: '10003 报修 3' })).toHaveAttribute('href', `#/cases/${idOf(3)}?queue=all`);
    expect(cellsOf(screen.getByRole('region', { name: 'Open cases by team' })).slice(1)).toEqual([
      ['售后支持', '4', '20', '8', '3', '31', '12', '1', expect.stringMatching(/\d/)],
      ['上门服务', '0', '0', '0', '0', '0', '0', '0', '–'],
    ]);
    expect(cellsOf(screen.getByRole('region', { name: 'Colleagues and their work' })).slice(1)).toEqual([
      [
        '林晓',
        expect.stringMatching(
          /^Talking 4:\d\d 1 more ringing10001 报修 1 writing in ita case that is not on this device$/,
        ),
        ...['9', '2', '1', '3'],
      ],
      [
        '徐静',
        'Telephone freeSigned in, no case open; connected since 08:45Last reply or call at 09:05',
        ...['0', '0', '0', '0'],
      ],
      ['何平', 'Not connectedNot seen at work today', '0', '0', '0', '0'],
    ]);
    const calls = screen.getByRole('region', { name: 'Calls' });
    expect(calls).toHaveTextContent(
      /3 calls are ringing · longest \d:\d\d ?1 of them for somebody who is on the telephone ?1 caller on hold/,
    );
    expect(calls).toHaveTextContent('At 2 colleagues; a call that rings at several is counted at each.');
    expect(calls).toHaveTextContent('As 2 of 3 colleagues’ devices tell it');
    expect(calls).toHaveTextContent('1 missed caller not reached yet');
    expect(within(calls).getByRole('link', { name: '王小明 number ending in 8042' })).toBeVisible();
    expect(calls).toHaveTextContent('2 call-backs due today, 1 overdue');
    expect(screen.getByRole('list', { name: 'So far today' })).toHaveTextContent(
      'New cases 2 usually 0.5 by now, 0.5 by the end of the day',
    );
    expect(screen.getByText(/the median of 2 days of the same weekday, 2026-11-09 to 2026-11-16/)).toBeVisible();
    expect(screen.getByText('As of 10:00')).toBeVisible();
    expect(screen.queryByText(/No connection/)).toBeNull();
    expect(screen.getByRole('link', { name: 'Live board' })).toHaveAttribute('aria-current', 'page');
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is what the reports begin with for who leads', async () => {
    await render({ at: '#/reports' });
    await screen.findByRole('list', { name: 'Now' });
    expect(screen.getByRole('link', { name: 'Live board' })).toHaveAttribute('aria-current', 'page');
  });

  it('reads itself again when the core says so', async () => {
    let open = 31;
    const { core, asked } = await render({ board: () => someBoard({ all: { ...someBoard().all, open } }) });
    await screen.findByRole('button', { name: 'Open: 31. Show the cases' });
    open = 32;
    core.push('changed', [{ collection: 'board', ids: [] }]);
    await screen.findByRole('button', { name: 'Open: 32. Show the cases' });
    expect(asked('board.get')).toHaveLength(2);
  });

  it('says that it is cut off, and what cannot be seen then', async () => {
    const cutOff = someBoard({ seesOthers: false, seesConnected: false });
    const people = cutOff.people.map((person) => ({ ...person, here: null, cases: [] }));
    const { container } = await render({ board: () => ({ ...cutOff, people }), rings: [ring('in'), ring('out')] });
    expect(
      await screen.findByText(/^No connection to the server\. What colleagues do now cannot be seen/),
    ).toBeVisible();
    expect(screen.getByText('Who is there, and who has which case open, cannot be seen now.')).toBeVisible();
    expect(screen.queryByText('Not connected')).toBeNull();
    // What rings here is known all the same, and opens.
    expect(screen.getByRole('link', { name: '1 call is ringing here' })).toHaveAttribute('href', '#/calls');
    expect(screen.getByText('What rings at colleagues cannot be known now.')).toBeVisible();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('knows of a server that does not tell who is connected what it tells: who has which case open', async () => {
    const people = someBoard().people.map((person) => ({ ...person, here: null }));
    await render({ board: () => someBoard({ seesConnected: false, people }) });
    expect(await screen.findByRole('link', { name: /10001 报修 1 writing/ })).toBeVisible();
    expect(screen.getByText('Nothing rings on this device.')).toBeVisible();
    expect(screen.queryByText('Not connected')).toBeNull();
    expect(screen.queryByText('Calls ringing')).toBeNull();
    expect(screen.queryByText(/No connection/)).toBeNull();
  });

  it.each([
    ['en', /^Ringing 0:\d\d$/, /^Wrap-up 2:\d\d 1 on hold$/, 'No call is ringing.'],
    ['zh-CN', /^响铃中 0:\d\d$/, /^话后处理 2:\d\d 另有 1 通保持中$/, '当前没有来电响铃。'],
    ['zh-TW', /^響鈴中 0:\d\d$/, /^話後處理 2:\d\d 另有 1 通保持中$/, '目前沒有來電響鈴。'],
  ] as const)('says in %s what telephones do', async (locale, rings, wrapsUp, quiet) => {
    const board = someBoard();
    const [one, two] = board.people;
    if (!one?.here || !two?.here) throw new Error('two who are there');
    const telephone = onTheTelephone('ringing', 5);
    const people = [
      { ...one, here: { ...one.here, telephone: { ...telephone, ringing: 1, ringsSince: telephone.since } } },
      { ...two, here: { ...two.here, telephone: { ...onTheTelephone('wrap-up', 120), onHold: 1 } } },
    ];
    const { container } = await render({
      locale,
      board: () => ({ ...board, people, telephones: { ...board.telephones, ringing: 0, ringsSince: null } }),
    });
    expect((await screen.findByText(quiet)).parentElement).not.toHaveAttribute('data-rings');
    const doing = screen.getAllByRole('row').map((row) => row.querySelector('[data-state]')?.textContent);
    expect(doing.filter(Boolean)).toEqual([expect.stringMatching(rings), expect.stringMatching(wrapsUp)]);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('has words for a quiet morning', async () => {
    const empty = { total: 0, clocks: [], rows: [] };
    const quiet = someBoard();
    await render({
      board: () => ({
        ...quiet,
        ...{ teams: [], risk: { overdue: empty, soon: empty, later: empty } },
        calls: { missed: { total: 0, rows: [] }, callBacks: { total: 0, overdue: 0, rows: [] } },
        day: { ...quiet.day, days: [] },
      }),
    });
    expect(await screen.findAllByText('None.')).toHaveLength(3);
    expect(screen.getByText('No open cases.')).toBeVisible();
    expect(screen.getByText('0 missed callers not reached yet')).toBeVisible();
    expect(screen.getByText('There is no day like this in the last eight weeks to compare with.')).toBeVisible();
  });
});

describe('a number', () => {
  it('opens its cases beside the board, and keeps them in the address', async () => {
    const { user, asked } = await render();
    await user.click(await screen.findByRole('button', { name: 'Overdue, First response: 11. Show the cases' }));
    const drawer = await screen.findByRole('dialog', { name: 'Overdue · First response' });
    const list = await within(drawer).findByRole('list', { name: 'Cases it was counted from' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(asked('board.rows')).toEqual([{ pick: 'overdue', clock: 'first-response', teamId: null, agentId: null }]);
    expect(window.location.hash).toBe('#/reports/board?pick=overdue&clock=first-response');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(window.location.hash).toBe('#/reports/board');
  });

  it('is one team’s or one person’s', async () => {
    const { user, asked } = await render();
    await user.click(await screen.findByRole('button', { name: '售后支持, Our turn: 20. Show the cases' }));
    await screen.findByRole('dialog', { name: 'Our turn · 售后支持' });
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: '林晓, Overdue: 2. Show the cases' }));
    await screen.findByRole('dialog', { name: 'Overdue · 林晓' });
    expect(asked('board.rows')).toEqual([
      { pick: 'us', clock: null, teamId: idOf(1), agentId: null },
      { pick: 'overdue', clock: null, teamId: null, agentId: idOf(11) },
    ]);
  });
});

describe('on a wall', () => {
  it('fills the window by a key, without anything around it, and gives it back', async () => {
    const { user } = await render();
    await screen.findByRole('list', { name: 'Now' });
    await user.keyboard('f');
    const wall = await screen.findByRole('dialog', { name: 'Live board' });
    expect(within(wall).getByRole('list', { name: 'Now' })).toBeVisible();
    expect(screen.getAllByRole('list', { name: 'Now' })).toHaveLength(1);
    expect(await faultsOf(wall)).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(window.location.hash).toBe('#/reports/board');
  });

  it('is of the team in the address, and of another once it is chosen', async () => {
    const { asked, user } = await render({ at: `#/reports/board?team=${idOf(2)}&wall=1` });
    const wall = await screen.findByRole('dialog', { name: 'Live board · 上门服务' });
    expect(asked('board.get')).toMatchObject([{ teamId: idOf(2) }]);
    // What is opened on the wall is closed before the wall is.
    await user.click(within(wall).getByRole('button', { name: 'Open: 31. Show the cases' }));
    expect(await screen.findByRole('dialog', { name: 'Open · 上门服务' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getAllByRole('dialog')).toEqual([wall]));
    await user.click(within(wall).getByRole('button', { name: 'Leave the whole screen' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('combobox', { name: 'Team' }));
    await user.click(await screen.findByRole('option', { name: '售后支持' }));
    expect(asked('board.get').at(-1)).toMatchObject({ teamId: idOf(1) });
  });
});

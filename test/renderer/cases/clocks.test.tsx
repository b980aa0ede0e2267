import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DeadlineView, RemindedCase } from '#domain/contract/ipc/clock-views.ts';
import type { KeptClock } from '#domain/rules/sla/sla-clocks.ts';
import { useReminders } from '#renderer/app/reminders/use-reminders.ts';
import { ClocksCard } from '#renderer/cases/side/clocks/clocks-card.tsx';
import { DeadlineBadge } from '#renderer/ui/sla/deadline-badge.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const minute = 60_000;
const hour = 60 * minute;

function aDeadline(fromNow: number | null, some: Partial<DeadlineView> = {}): DeadlineView {
  const dueAt = fromNow === null ? null : Date.now() + fromNow;
  const warnAt = dueAt === null ? null : dueAt - 15 * minute;
  return { kind: 'first-response', dueAt, warnAt, leftMs: 90 * minute, inOutage: false, ...some };
}

describe('the badge of what is due next', () => {
  it.each([
    [aDeadline(3 * 24 * hour), 'running', /^First response due /],
    [aDeadline(10 * minute + 1000), 'warned', /^First response due soon: in 10 min/],
    [aDeadline(-90 * minute), 'breached', /^First response overdue by 1 h 30 min$/],
    [aDeadline(-90 * minute, { inOutage: true }), 'breached', /overdue by 1 h 30 min, missed during an outage$/],
    [aDeadline(null), 'paused', /^First response paused, 1 h 30 min left$/],
  ] as const)('says in words how it stands: %#', async (deadline, state, words) => {
    const { container } = await renderView(startTestCore(), <DeadlineBadge deadline={deadline} />);
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(container.querySelector('[data-state]')).toHaveAttribute('data-state', state);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is in Chinese too', async () => {
    await renderView(startTestCore(), <DeadlineBadge deadline={aDeadline(-90 * minute)} />, { locale: 'zh-CN' });
    expect(screen.getByText('首次响应已超时 1 小时 30 分钟')).toBeInTheDocument();
  });
});

const at = Date.UTC(2026, 10, 20, 2);
const clock: KeptClock = {
  kind: 'total-resolution',
  state: 'running',
  startedAt: at,
  dueAt: at + 8 * hour,
  warnAt: at + 6 * hour,
  warned: false,
  doneAt: null,
  targetMs: 4 * hour,
  usedMs: hour,
  leftMs: 3 * hour,
  overMs: 0,
  pausedBy: null,
  pauses: [{ status: 'pending-customer', from: at, to: at + 2 * hour, ms: 2 * hour, workingMs: 130 * minute }],
  breachedInOutage: false,
  recordedLate: false,
  earlier: [],
};

describe('the card of service times', () => {
  it('shows every clock with what was used, and each pause in minutes', async () => {
    const missed: KeptClock = {
      ...clock,
      ...{ kind: 'next-reply', state: 'breached', overMs: 25 * minute, leftMs: 0, breachedInOutage: true },
      earlier: [{ ...clock, state: 'met' }],
    };
    const clocks = [clock, missed, { kind: 'agent-work', state: 'not-applicable' }] as const;
    const core = startTestCore({ 'cases.clocks': () => ({ level: 'Standard', clocks }) });
    const { container, user } = await renderView(core, <ClocksCard detail={aCaseDetail()} />);
    expect(await screen.findByText('By “Standard”')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').filter((item) => item.dataset.state)).toHaveLength(2);
    expect(screen.getByText('3 h 0 min left').parentElement).toHaveTextContent(
      /^1 h 0 min of 4 h 0 min working time · 3 h 0 min left$/,
    );
    expect(screen.getByText(/25 min over/)).toBeInTheDocument();
    expect(screen.getByText('Fell due during an outage.')).toBeInTheDocument();
    expect(screen.getByText('Before: 1 met, 0 missed')).toBeInTheDocument();
    const [pauses] = screen.getAllByText('Pauses');
    await user.click(pauses as HTMLElement);
    expect(screen.getAllByText(/: Waiting for customer, 130 min|Pending customer, 130 min/)[0]).toBeVisible();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('says when nothing is promised', async () => {
    const core = startTestCore({ 'cases.clocks': () => ({ level: null, clocks: [] }) });
    await renderView(core, <ClocksCard detail={aCaseDetail()} />);
    expect(await screen.findByText('Nothing is promised for this case.')).toBeInTheDocument();
  });
});

describe('a reminder', () => {
  function Listening() {
    useReminders();
    return null;
  }
  const one: RemindedCase = {
    ...{ caseId: idOf(1), number: '10421', subject: '退款未到账', kind: 'next-reply' },
    ...{ dueAt: Date.now() - 5 * minute, inOutage: false, what: 'breached' },
  };

  it('of one case names it; a burst is one message', async () => {
    const core = startTestCore();
    await renderView(core, <Listening />);
    core.push('reminder', { total: 1, breached: 1, cases: [one] });
    expect(await screen.findByText(/^#10421 退款未到账: Next reply was due 5 min/)).toBeInTheDocument();
    const warned: RemindedCase = { ...one, what: 'warned', dueAt: Date.now() + 5 * minute };
    core.push('reminder', { total: 4, breached: 3, cases: [one, one, one, warned] });
    await waitFor(() => expect(screen.getByText('4 cases need you: 3 overdue, 1 due soon.')).toBeInTheDocument());
  });

  it('of many more that come while the last still stands takes the place of it', async () => {
    const core = startTestCore();
    await renderView(core, <Listening />);
    core.push('reminder', { total: 104, breached: 100, cases: [one] });
    expect(await screen.findByText('104 cases need you: 100 overdue, 4 due soon.')).toBeInTheDocument();
    core.push('reminder', { total: 200, breached: 196, cases: [one] });
    expect(await screen.findByText('200 cases need you: 196 overdue, 4 due soon.')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/^104 cases/)).toBeNull());
  });
});

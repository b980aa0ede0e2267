import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { addDays, dayOf, onDay, rangeOf, weeksOf } from '#renderer/state/calendar-days.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aFollowUp } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const today = dayOf(Date.now());
const due = aFollowUp({ dueAt: dayjs().startOf('day').hour(23).minute(30).valueOf(), promise: 'Tonight' });
const cell = (day: string) => document.querySelector<HTMLElement>(`td[data-day="${day}"]`) ?? expect.unreachable(day);

async function renderCalendar(span: 'Week' | 'Month', handlers: Partial<Handlers> = {}) {
  let row = due;
  const core = startTestCore({
    'followUps.list': () => [row],
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'command.run': ({ input }) => {
      row = { ...row, dueAt: (input as unknown as { dueAt: number }).dueAt };
      core.push('changed', [{ collection: 'followUp', ids: [row.id] }]);
      return { uid: 'u', made: null };
    },
    ...handlers,
  });
  const rendered = await renderView(core, <FollowUpsPage />, { at: '#/follow-ups', locale: 'en' });
  await rendered.user.click(await screen.findByRole('radio', { name: span }));
  await screen.findByRole('button', { name: /Tonight/ });
  return { core, ...rendered };
}

describe('the days of a calendar', () => {
  it('fill whole weeks that begin as they do there', () => {
    expect(weeksOf('2026-11-22', 'week', 1)[0]).toEqual(
      ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`),
    );
    expect(weeksOf('2026-11-22', 'week', 0)[0]?.[0]).toBe('2026-11-22');
    const month = weeksOf('2026-11-22', 'month', 1);
    expect([month[0]?.[0], month.at(-1)?.at(-1), month.length]).toEqual(['2026-10-26', '2026-12-06', 6]);
    expect(weeksOf('2027-02-10', 'month', 1)).toHaveLength(4);
  });

  it('begin and end at midnight there', () => {
    const { from, to } = rangeOf(weeksOf('2026-11-22', 'week', 1));
    expect([from, to]).toEqual([new Date(2026, 10, 16).getTime(), new Date(2026, 10, 23).getTime()]);
  });

  it('keep the time of what is moved', () => {
    expect(onDay(new Date(2026, 10, 22, 14, 30, 5).getTime(), '2026-12-01')).toBe(
      new Date(2026, 11, 1, 14, 30, 5).getTime(),
    );
  });
});

describe('the calendar', () => {
  it('asks for the days it shows, and turns its leaves', async () => {
    const { core, user } = await renderCalendar('Month');
    const asked = () => core.calls.filter(({ name }) => name === 'followUps.list').at(-1)?.input;
    const { from, to } = rangeOf(weeksOf(today, 'month', 0));
    expect(asked()).toMatchObject({ from, to, status: 'open' });
    await user.click(screen.getByRole('button', { name: 'Next month' }));
    const next = dayjs(today).add(1, 'month').format('YYYY-MM-DD');
    await waitFor(() => expect(asked()).toMatchObject(rangeOf(weeksOf(next, 'month', 0))));
  });

  it('is walked by the arrows, and a promise is moved with Alt and the arrows', async () => {
    const { core, user } = await renderCalendar('Month');
    cell(today).focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(cell(addDays(today, 1))).toHaveFocus());
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowLeft}');
    await waitFor(() => expect(cell(today)).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: /Tonight/ })).toHaveFocus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    const week = addDays(today, 7);
    await waitFor(() => expect(within(cell(week)).getByRole('button', { name: /Tonight/ })).toHaveFocus());
    expect(commandsOf(core)).toEqual([
      { name: 'follow-up.reschedule', input: { followUpId: due.id, dueAt: onDay(due.dueAt, week) } },
    ]);
    await user.keyboard('{Escape}');
    expect(cell(week)).toHaveFocus();
  });

  it('takes what is dragged to another day', async () => {
    const { core } = await renderCalendar('Week');
    const tomorrow = addDays(today, dayjs(today).day() === 6 ? -1 : 1);
    const data = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, value: string) => data.set(type, value),
      getData: (type: string) => data.get(type) ?? '',
      get types() {
        return [...data.keys()];
      },
      effectAllowed: 'none',
    };
    fireEvent.dragStart(screen.getByRole('button', { name: /Tonight/ }), { dataTransfer });
    const over = createEvent.dragOver(cell(tomorrow), { dataTransfer });
    fireEvent(cell(tomorrow), over);
    expect(over.defaultPrevented).toBe(true);
    fireEvent.drop(cell(tomorrow), { dataTransfer });
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ dueAt: onDay(due.dueAt, tomorrow) });
  });

  it('opens a promise in the list', async () => {
    const { user } = await renderCalendar('Week');
    await user.click(screen.getByRole('button', { name: /Tonight/ }));
    await waitFor(() => expect(window.location.hash).toBe(`#/follow-ups/${due.id}`));
    expect(screen.getByRole('region', { name: /Today|Overdue/ })).toBeInTheDocument();
  });

  it.each(['Week', 'Month'] as const)('has no accessibility fault: %s', async (span) => {
    const { container } = await renderCalendar(span);
    expect(await faultsOf(container)).toEqual([]);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { AgentId, AppointmentId } from '#domain/model/ids.ts';
import { AppointmentsPage } from '#renderer/appointments/appointments-page.tsx';
import { addDays, dayOf } from '#renderer/state/calendar-days.ts';
import { anAppointment } from '../harness/appointment-views.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const today = dayOf(Date.now());
const atTen = dayjs().startOf('day').hour(10).valueOf();
const booked = anAppointment({ startsAt: atTen });
const later = anAppointment({ id: idOf<AppointmentId>(851), startsAt: atTen + 7_200_000, customerName: '李雷' });
const chen = { ...ada, id: idOf<AgentId>(2), login: 'chen', name: '陈晨', active: true };
const slot = { from: atTen + 86_400_000, to: atTen + 90_000_000, agents: [{ id: chen.id, name: chen.name }] };

async function renderPage(at = '#/appointments', handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'appointments.list': () => [booked, later],
    'appointments.get': () => booked,
    'appointments.free': () => [slot],
    'customers.get': () => aCustomerDetail(),
    'customers.list': () => ({ total: 1, rows: [aCustomer()] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }, chen],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': () => ({ uid: 'u', made: { id: idOf(1), number: null } }),
    ...handlers,
  });
  const rendered = await renderView(core, <AppointmentsPage />, { at, locale });
  await screen.findByRole('grid');
  return { core, ...rendered };
}

const column = (key: string) =>
  document.querySelector<HTMLElement>(`td[data-column="${key}"]`) ?? expect.unreachable(key);
const asked = (core: ReturnType<typeof startTestCore>, name: string) =>
  core.calls.filter((each) => each.name === name).at(-1)?.input;

describe('the calendar of appointments', () => {
  it('shows the week of one’s own diary; on a day the whole team, one beside the other', async () => {
    const { core, user } = await renderPage();
    const from = dayjs(today).subtract(dayjs(today).day(), 'day');
    expect(asked(core, 'appointments.list')).toMatchObject({
      ...{ agentId: ada.id, from: from.valueOf(), to: from.add(7, 'day').valueOf() },
    });
    expect(within(column(today)).getAllByRole('button')).toHaveLength(2);
    await user.click(screen.getByRole('combobox', { name: 'Whose diary' }));
    await user.click(await screen.findByRole('option', { name: 'Everybody' }));
    await user.click(screen.getByRole('radio', { name: 'Day' }));
    await waitFor(() => expect(screen.getByRole('columnheader', { name: '陈晨' })).toBeInTheDocument());
    expect(asked(core, 'appointments.list')).toMatchObject({ agentId: null, teamId: ada.teamIds[0] });
    expect(within(column(`${today}/${ada.id}`)).getAllByRole('button')).toHaveLength(2);
    expect(within(column(`${today}/${chen.id}`)).queryByRole('button')).toBeNull();
  });

  it('is walked by the arrows; Enter opens an appointment', async () => {
    const { user } = await renderPage();
    column(today).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: /王小明/ })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: /李雷/ })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(column(today)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    const tomorrow = addDays(today, 1);
    await waitFor(() => expect(column(tomorrow)).toHaveFocus());
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(column(addDays(tomorrow, 7))).toHaveFocus());
    await user.keyboard('{Home}');
    await waitFor(() => expect(column(today)).toHaveFocus());
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(window.location.hash).toBe(`#/appointments/${booked.id}`));
    expect(await screen.findByRole('dialog', { name: '王小明' })).toBeInTheDocument();
  });

  it('Enter on a day books on it', async () => {
    const { user } = await renderPage();
    column(today).focus();
    await user.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'New appointment' }));
    expect(dialog.getByRole('button', { name: 'When' })).toHaveTextContent(`${today} 09:00`);
  });

  it('tells both sides of what stands in the way of another', async () => {
    const other = { id: later.id, customerName: '李雷', startsAt: atTen, minutes: 60, cameFirst: true };
    const clashing = { ...booked, clashes: [other] };
    const { user } = await renderPage('#/appointments', {
      'appointments.clashes': () => [clashing],
      'appointments.list': () => [clashing],
      'appointments.get': () => clashing,
    });
    const band = within(await screen.findByRole('region', { name: 'One appointment overlaps with another' }));
    expect(band.getByText(/Ada Lin: 王小明 and 李雷/)).toBeInTheDocument();
    await user.click(band.getByRole('button', { name: 'Look at 王小明' }));
    const dialog = within(await screen.findByRole('dialog', { name: '王小明' }));
    expect(dialog.getByText(/Overlaps with 李雷, 10:00–11:00, which was booked first/)).toBeInTheDocument();
  });

  it.each(['en', 'zh-CN'] as const)('has no accessibility fault: %s', async (locale) => {
    const { container, user } = await renderPage('#/appointments', {}, locale);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /王小明/ }));
    const dialog = await screen.findByRole('dialog', { name: '王小明' });
    expect(await faultsOf(dialog)).toEqual([]);
  });
});

describe('booking', () => {
  it('takes a free time, and with it who is free then', async () => {
    const { core, user } = await renderPage('#/appointments/new?customer=01930000-0000-7000-8000-000000000700');
    const dialog = await screen.findByRole('dialog', { name: 'New appointment' });
    const form = within(await within(dialog).findByRole('form', { name: 'Book an appointment' }));
    await user.click(form.getByRole('button', { name: 'Book an appointment' }));
    expect(form.getByText('Please say when.')).toBeInTheDocument();
    await user.click(form.getByRole('combobox', { name: 'Who comes or calls' }));
    await user.click(await screen.findByRole('option', { name: 'Anybody of the team' }));
    await waitFor(() => expect(asked(core, 'appointments.free')).toMatchObject({ agentId: null, kind: 'visit' }));
    await user.click(form.getByRole('button', { name: '10:00' }));
    await user.click(form.getByRole('checkbox', { name: 'The customer has agreed to this time' }));
    expect(await faultsOf(dialog)).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Book an appointment' }));
    await waitFor(() => expect(window.location.hash).toBe('#/appointments'));
    expect(commandsOf(core)).toEqual([
      {
        name: 'appointment.book',
        input: {
          ...{ caseId: null, customerId: aCustomerDetail().id, teamId: ada.teamIds[0], kind: 'visit' },
          ...{ agentId: chen.id, startsAt: slot.from, minutes: 60, note: '', agreed: true },
          place: aCustomerDetail().fields.contactPoints.find(({ kind }) => kind === 'address')?.value ?? '',
        },
      },
    ]);
  });

  it('says beforehand what is in the way', async () => {
    const there = { ...booked, startsAt: slot.from };
    const { user } = await renderPage('#/appointments/new?customer=01930000-0000-7000-8000-000000000700', {
      'appointments.list': () => [there],
    });
    const form = within(await screen.findByRole('form', { name: 'Book an appointment' }));
    await user.click(form.getByRole('button', { name: '10:00' }));
    expect(await form.findByText(/Overlaps with 王小明, 10:00–11:00/)).toBeInTheDocument();
  });
});

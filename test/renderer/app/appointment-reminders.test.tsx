import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RemindedAppointment } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentId } from '#domain/model/ids.ts';
import { useAppointmentReminders } from '#renderer/app/reminders/use-appointment-reminders.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const ahead: RemindedAppointment = {
  ...{ appointmentId: idOf<AppointmentId>(850), kind: 'visit', customerName: '王小明', place: '解放路 1 号' },
  // Said in whole minutes: the page may take its time to appear.
  startsAt: Date.now() + 10.9 * 60_000,
};

function Listener() {
  useAppointmentReminders();
  return null;
}

it('says whom to see, when and where, to be opened', async () => {
  const core = startTestCore();
  const { user } = await renderView(core, <Listener />, { locale: 'en' });
  core.push('appointmentReminder', { total: 1, appointments: [ahead] });
  expect(await screen.findByText(/^Visit to 王小明 in 10 min.* – 解放路 1 号$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(window.location.hash).toBe(`#/appointments/${ahead.appointmentId}`);
});

it('tells many as one', async () => {
  const core = startTestCore();
  await renderView(core, <Listener />, { locale: 'zh-CN' });
  core.push('appointmentReminder', { total: 5, appointments: [ahead] });
  expect(await screen.findByText('有 5 个预约即将开始')).toBeInTheDocument();
});

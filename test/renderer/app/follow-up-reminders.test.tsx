import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RemindedFollowUp } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import { useFollowUpReminders } from '#renderer/app/reminders/use-follow-up-reminders.ts';
import { idOf } from '../harness/case-views.ts';
import { lookElsewhere } from '../harness/looking-elsewhere.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const due: RemindedFollowUp = {
  ...{ followUpId: idOf<FollowUpId>(800), promise: '回电确认退款', customerName: '王小明' },
  ...{ dueAt: Date.now() + 600_000, what: 'soon' },
};

function Listener() {
  useFollowUpReminders();
  return null;
}

async function listen(locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({ 'followUps.snooze': () => null });
  return { core, ...(await renderView(core, <Listener />, { locale })) };
}

it('says who is to be called and when, to be opened or put off', async () => {
  const { core, user } = await listen();
  core.push('followUpReminder', { total: 1, overdue: 0, followUps: [due] });
  expect(await screen.findByText(/^王小明 – due .*: 回电确认退款$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'In 15 min' }));
  await waitFor(() =>
    expect(core.calls.at(-1)).toEqual({ name: 'followUps.snooze', input: { followUpId: due.followUpId, minutes: 15 } }),
  );
  await waitFor(() => expect(screen.queryByText(/回电确认退款/)).toBeNull());
  core.push('followUpReminder', { total: 1, overdue: 0, followUps: [{ ...due, what: 'due' }] });
  await user.click(await screen.findByRole('button', { name: 'Open' }));
  expect(window.location.hash).toBe(`#/follow-ups/${due.followUpId}`);
});

it('tells a burst as one, also by the system for who looks elsewhere', async () => {
  const shown = lookElsewhere();
  const { core } = await listen('zh-CN');
  core.push('followUpReminder', { total: 9, overdue: 1, followUps: [{ ...due, what: 'overdue' }, due] });
  expect(await screen.findByText('9 项回访到期或将到期，其中 1 项已逾期')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '15 分钟后提醒' })).toBeNull();
  expect(shown.map(({ body }) => body)).toEqual(['9 项回访到期或将到期，其中 1 项已逾期']);
});

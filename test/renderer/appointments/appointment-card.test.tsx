import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { AppointmentCard } from '#renderer/ui/appointment/appointment-card.tsx';
import * as downloads from '#renderer/ui/download-text.ts';
import { anAppointment } from '../harness/appointment-views.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

async function renderCard(some: Partial<AppointmentView> = {}) {
  const appointment = anAppointment(some);
  const core = startTestCore({ 'command.run': () => ({ uid: 'u', made: null }) });
  const rendered = await renderView(core, <AppointmentCard appointment={appointment} />, { locale: 'en' });
  await screen.findByText('Ada Lin');
  return { core, appointment, ...rendered };
}
const press = (name: string) => screen.getByRole('button', { name });

describe('an appointment', () => {
  it('is confirmed for the time that is shown', async () => {
    const { core, user, appointment } = await renderCard();
    await user.click(press('Customer confirms'));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        {
          name: 'appointment.confirm',
          input: { appointmentId: appointment.id, startsAt: appointment.startsAt },
        },
      ]),
    );
  });

  it('is moved with a reason', async () => {
    const { core, user, appointment } = await renderCard({ moves: { count: 1, lastReason: '下雨' } });
    expect(screen.getByText('Moved once: 下雨')).toBeInTheDocument();
    await user.click(press('Move'));
    const form = within(screen.getByRole('form', { name: 'Move: 王小明' }));
    await user.click(form.getByRole('button', { name: 'Move' }));
    expect(form.getByText('Please say why.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Why' }), '客户出差');
    await user.clear(form.getByRole('textbox', { name: 'Place' }));
    await user.click(form.getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'appointment.reschedule',
        input: {
          ...{ appointmentId: appointment.id, startsAt: appointment.startsAt, minutes: 60, agentId: ada.id },
          ...{ place: '', reason: '客户出差', agreed: false },
        },
      },
    ]);
  });

  it('nobody was there: it is said, and a call-back is proposed', async () => {
    const { core, user } = await renderCard({ startsAt: Date.now() - 3_600_000, caseId: idOf<CaseId>(1) });
    await user.click(press('Not there'));
    const form = within(screen.getByRole('form', { name: 'Not there: 王小明' }));
    expect(form.getByRole('checkbox', { name: 'Promise a call-back' })).toBeChecked();
    await user.type(form.getByRole('textbox', { name: 'How it went' }), '没人开门');
    await user.click(form.getByRole('button', { name: 'Not there' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)).toMatchObject([
      { name: 'appointment.settle', input: { to: 'no-show', remark: '没人开门' } },
      { name: 'follow-up.schedule', input: { caseId: idOf(1), ownerId: ada.id } },
    ]);
  });

  it('is called off with a reason, and cannot be missed before it begins', async () => {
    const { core, user } = await renderCard();
    expect(screen.queryByRole('button', { name: 'Not there' })).toBeNull();
    await user.click(press('Call off'));
    const form = within(screen.getByRole('form', { name: 'Call off: 王小明' }));
    await user.click(form.getByRole('button', { name: 'Call off' }));
    expect(form.getByText('Please say why.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Why' }), '已自行解决');
    await user.click(form.getByRole('button', { name: 'Call off' }));
    await waitFor(() => expect(commandsOf(core)).toMatchObject([{ name: 'appointment.cancel' }]));
  });

  it('what is over offers nothing', async () => {
    await renderCard({ state: 'done', remark: '已修好' });
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/已修好/)).toBeInTheDocument();
  });

  it('has a text for the customer in their language, put before what is begun of the reply', async () => {
    const { core, user } = await renderCard({ caseId: idOf<CaseId>(1), caseNumber: '10001' });
    const begun = {
      kind: 'reply',
      subject: idOf(1),
      content: { body: '另外，', seenMessageId: null },
      savedAt: 5,
    } as const;
    core.drafts.set(`reply/${idOf(1)}`, begun);
    await user.click(press('Text for the customer'));
    const dialog = await screen.findByRole('dialog', { name: 'For 王小明' });
    const text = within(dialog).getByRole('textbox', { name: 'Text for the customer' });
    const said = (text as HTMLTextAreaElement).value;
    for (const part of ['王小明，您好！', '2099年1月1日', '解放路 1 号', 'Ada Lin']) expect(said).toContain(part);
    expect(await faultsOf(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Put into the reply' }));
    await waitFor(() => expect(window.location.hash).toContain('write=reply'));
    const content = core.drafts.get(`reply/${idOf(1)}`)?.content;
    expect(content).toEqual({ body: `${said}\n\n另外，`, seenMessageId: null });
  });

  it('has no accessibility fault, in any of its forms', async () => {
    const clash = { id: idOf(852), customerName: '李雷', startsAt: 0, minutes: 30, cameFirst: false } as never;
    const { container, user } = await renderCard({ startsAt: Date.now() - 60_000, clashes: [clash] });
    expect(await faultsOf(container)).toEqual([]);
    for (const name of ['Move', 'Call off', 'Not there']) {
      await user.click(press(name));
      expect(await faultsOf(container)).toEqual([]);
      await user.click(press('Cancel'));
    }
  });

  it('is saved as a file for the customer’s calendar, also once it was called off', async () => {
    const saved = vi.spyOn(downloads, 'downloadText').mockReturnValue(undefined);
    const { user, unmount } = await renderCard({ moves: { count: 2, lastReason: '' } });
    await user.click(press('Text for the customer'));
    await user.click(await screen.findByRole('button', { name: 'Calendar file' }));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(saved.mock.calls[0]?.slice(0, 2)).toEqual([expect.stringMatching(/^appointment-.*\.ics$/), 'text/calendar']);
    expect(saved.mock.calls[0]?.[2]).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:2[\s\S]*DESCRIPTION:/);
    unmount();
    await renderCard({ state: 'cancelled', moves: { count: 2, lastReason: '' } });
    await user.click(press('Calendar file'));
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(2));
    expect(saved.mock.calls[1]?.[2]).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:3[\s\S]*STATUS:CANCELLED/);
    saved.mockRestore();
  });
});

import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReportRunView, ReportSchedules, ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import type { ReportFailure } from '#domain/model/report-run-fields.ts';
import { reportFailureKinds } from '#domain/model/report-run-fields.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { buildReportRun, buildReportSchedule } from '../../builders/report-schedules.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const { scheduleId: _, lookAt: __, ...ran } = buildReportRun().fields;
const run: ReportRunView = { ...ran, id: buildReportRun().id, retryAt: null };
const { title, content, timing, formats, language, recipients, toFolder } = buildReportSchedule().fields;
const schedule: ReportScheduleView = {
  ...{ title, content, timing, formats, language, recipients, toFolder, state: 'active', askedAt: null },
  ...{ id: idOf(73), ownerName: 'Ada', nextAt: Date.UTC(2026, 2, 9), lastRun: run, saveState: 'on-server' },
};
const held = (rows: readonly ReportScheduleView[]): ReportSchedules => ({
  rows,
  delivery: { mail: true, folder: false },
});

async function render(found = held([schedule]), handlers: Partial<Handlers> = {}, role: Role = 'lead') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'reportSchedules.list': () => found,
    'reportRuns.list': () => [run],
    'command.run': () => ({ uid: idOf(900), undo: null, made: null }) as never,
    ...handlers,
  });
  const rendered = await renderView(core, <ReportsPage />, { at: '#/reports/schedules' });
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input);
  return { ran, ...rendered };
}

describe('the list', () => {
  it('says what is made, when next, to whom, and why it did not reach everybody', async () => {
    const { container } = await render();
    const item = within(await screen.findByRole('list', { name: 'Scheduled reports' })).getAllByRole('listitem')[0];
    expect(item).toHaveTextContent('Volume · The week before · Every Monday at 08:00 (Asia/Shanghai)');
    expect(item).toHaveTextContent('To lead@example.com, boss@example.com');
    expect(item).toHaveTextContent('Next: Mon, Mar 9, 08:00');
    expect(item).toHaveTextContent('Did not reach everybody');
    expect(item).toHaveTextContent(
      'boss@example.com: not delivered. The mail server refused it for this address. The other side said: 550 No such user',
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  it('says that there is none yet, and to agents that it is for leads', async () => {
    const { unmount } = await render(held([]));
    expect(await screen.findByText('No report is made by schedule yet')).toBeVisible();
    unmount();
    await render(held([schedule]), {}, 'agent');
    expect(await screen.findByText('Scheduled reports are for leads.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New scheduled report' })).toBeNull();
  });

  it('sends, pauses and removes, the last only when told twice', async () => {
    const { user, ran } = await render();
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(ran()).toMatchObject([
      { name: 'report-schedule.send', input: { scheduleId: schedule.id } },
      { name: 'report-schedule.move', input: { scheduleId: schedule.id, to: 'paused' } },
    ]);
    await user.click(
      within(await screen.findByRole('dialog', { name: 'Remove' })).getByRole('button', { name: 'Remove' }),
    );
    expect(ran().at(-1)).toMatchObject({ name: 'report-schedule.move', input: { to: 'removed' } });
  });

  it('opens what became of every run', async () => {
    const { user } = await render();
    await user.click(await screen.findByRole('button', { name: 'Runs' }));
    const runs = await screen.findByRole('list', { name: 'Runs' });
    expect(runs).toHaveTextContent('Days: 2026-02-23 – 2026-03-01');
    expect(runs).toHaveTextContent('Files: 业务周报 1 2026-02-23_2026-03-01.pdf');
  });

  it.each(reportFailureKinds)('has a sentence for %s', async (kind) => {
    const failure: ReportFailure = { kind, said: '' };
    await render(held([{ ...schedule, lastRun: { ...run, state: 'failed', deliveries: [], failure } }]));
    const item = await screen.findByRole('list', { name: 'Scheduled reports' });
    const sentence = item.querySelector('[data-state="failed"]')?.lastElementChild?.textContent ?? '';
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the form', () => {
  const open = async (found?: ReportSchedules) => {
    const rendered = await render(found);
    await rendered.user.click(await screen.findByRole('button', { name: 'New scheduled report' }));
    return { ...rendered, form: within(await screen.findByRole('dialog')) };
  };

  it('saves a new one', async () => {
    const { user, form, ran } = await open();
    await user.clear(form.getByRole('textbox', { name: 'Title' }));
    await user.paste('Calls');
    await user.selectOptions(form.getByRole('combobox', { name: 'Page' }), 'Calls');
    await user.selectOptions(form.getByRole('combobox', { name: 'Made' }), 'Every day');
    await user.selectOptions(form.getByRole('combobox', { name: 'Days' }), 'The day before');
    await user.click(form.getByRole('checkbox', { name: 'CSV' }));
    await user.click(form.getByRole('textbox', { name: /By mail to/ }));
    await user.paste('a@example.com, b@example.com a@example.com');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(ran()).toMatchObject([
      {
        name: 'report-schedule.add',
        input: {
          title: 'Calls',
          content: { page: 'calls', period: 'yesterday', filters: {} },
          timing: { every: 'day', time: '08:00' },
          formats: ['pdf', 'xlsx', 'csv'],
          ...{ language: 'en', recipients: ['a@example.com', 'b@example.com'], toFolder: false },
        },
      },
    ]);
  });

  it('says what is missing, and what is no address', async () => {
    const { user, form, ran } = await open();
    await user.clear(form.getByRole('textbox', { name: 'Title' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText('A title is needed.')).toBeVisible();
    expect(form.getByText('Name an address, or choose the folder.')).toBeVisible();
    await user.type(form.getByRole('textbox', { name: /By mail to/ }), 'boss');
    expect(form.getByText('This is no mail address: boss')).toBeVisible();
    expect(ran()).toEqual([]);
  });

  it('says what the server cannot do', async () => {
    const { form, unmount } = await open();
    expect(form.getByText(/no folder for reports/)).toBeVisible();
    expect(form.queryByText(/cannot send mail/)).toBeNull();
    unmount();
    const other = await open({ rows: [], delivery: { mail: false, folder: true } });
    expect(other.form.getByText(/cannot send mail/)).toBeVisible();
    other.unmount();
    expect((await open({ rows: [], delivery: null })).form.getByText(/not known here yet/)).toBeVisible();
  });

  it('changes what differs, and nothing else', async () => {
    const { user, ran } = await render();
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog'));
    await user.selectOptions(form.getByRole('combobox', { name: 'Made' }), 'Every month');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(ran()).toMatchObject([
      { name: 'report-schedule.edit', input: { scheduleId: schedule.id, set: { timing: { every: 'month' } } } },
    ]);
    expect(Object.keys((ran()[0] as { input: { set: object } }).input.set)).toEqual(['timing']);
  });

  it('can be used by everybody', async () => {
    const { form } = await open();
    const dialog = form.getByRole('textbox', { name: 'Title' }).closest<HTMLElement>('[role="dialog"]');
    expect(dialog && (await faultsOf(dialog))).toEqual([]);
  });
});

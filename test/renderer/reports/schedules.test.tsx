import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { ReportRunView, ReportSchedules, ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
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
const report = (n: number, name: string, change: Partial<SavedReport> = {}): SavedReport => ({
  ...{ id: idOf<DefinitionId>(n), name, shared: true, editable: true, updatedAt: 0 },
  content: {
    ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt', period: 'own', narrowed: {}, conditions: [] },
    ...{ own: { from: '2026-01-01', to: '2026-01-02' }, columns: ['number'], groups: [], order: [] },
  },
  ...change,
});
const channels = report(81, 'Channels');
const own = report(82, 'Mine', { shared: false });
const wordy = report(83, 'Words', {
  content: { ...channels.content, conditions: [{ field: 'text', text: 'refund' }] } as SavedReport['content'],
});
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
    await user.selectOptions(form.getByRole('combobox', { name: 'What is sent' }), 'Calls');
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

  describe('of a saved report', () => {
    const saved = { 'savedReports.list': () => [channels, wordy, own] };
    const openWith = async () => {
      const rendered = await render(held([schedule]), saved);
      await rendered.user.click(await screen.findByRole('button', { name: 'New scheduled report' }));
      const form = within(await screen.findByRole('dialog'));
      await rendered.user.click(form.getByRole('checkbox', { name: /server’s folder/ }));
      const what = form.getByRole('combobox', { name: 'What is sent' });
      await within(what).findByRole('option', { name: 'Channels' });
      return { ...rendered, form, what };
    };

    it('offers everybody’s beside the pages, and asks for days alone', async () => {
      const { user, form, what, ran } = await openWith();
      expect(within(what).getByRole('group', { name: 'Saved reports of everybody' })).toBeInTheDocument();
      expect(within(what).queryByRole('option', { name: 'Mine' })).toBeNull();
      await user.selectOptions(what, 'Channels');
      expect(form.queryByRole('combobox', { name: 'Compared with' })).toBeNull();
      expect(what).toHaveAccessibleDescription(/days it was saved with do not count/);
      await user.selectOptions(form.getByRole('combobox', { name: 'Days' }), 'The day before');
      await user.click(form.getByRole('button', { name: 'Save' }));
      expect(ran()).toMatchObject([
        { name: 'report-schedule.add', input: { content: { report: channels.id, period: 'yesterday' } } },
      ]);
    });

    it('goes back to a page with the days as they are', async () => {
      const { user, form, what, ran } = await openWith();
      await user.selectOptions(what, 'Channels');
      await user.selectOptions(form.getByRole('combobox', { name: 'Days' }), 'The day before');
      await user.selectOptions(what, 'Quality');
      await user.click(form.getByRole('button', { name: 'Save' }));
      expect(ran()).toMatchObject([{ input: { content: { page: 'quality', period: 'yesterday', filters: {} } } }]);
    });

    it('does not take what only a device can make', async () => {
      const { user, form, what, ran } = await openWith();
      await user.selectOptions(what, 'Words');
      await user.click(form.getByRole('button', { name: 'Save' }));
      expect(form.getByText(/The server cannot make this report/)).toBeVisible();
      expect(ran()).toEqual([]);
      const dialog = what.closest<HTMLElement>('[role="dialog"]');
      expect(dialog && (await faultsOf(dialog))).toEqual([]);
    });

    it('is not shown as a page while saved reports are not read', async () => {
      const sends = { ...schedule, content: { report: channels.id, period: 'last-week' } as const };
      const { user } = await render(held([sends]), { 'savedReports.list': () => new Promise(() => {}) });
      expect(await screen.findByText(/^… · The week before/)).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Edit' }));
      const what = within(await screen.findByRole('dialog')).getByRole('combobox', { name: 'What is sent' });
      expect(within(what).getByRole('option', { selected: true })).toHaveTextContent('…');
    });

    it('says on the list what is sent, and in the form that it is gone', async () => {
      const sends = (report: typeof channels.id): ReportScheduleView => ({
        ...{ ...schedule, id: idOf(74), title: 'Gone', content: { report, period: 'last-week' }, lastRun: null },
      });
      const { user, ran } = await render(held([{ ...sends(channels.id), id: schedule.id }, sends(own.id)]), saved);
      const [first, second] = within(await screen.findByRole('list', { name: 'Scheduled reports' })).getAllByRole(
        'listitem',
      );
      await waitFor(() => expect(first).toHaveTextContent('Channels · The week before'));
      expect(second).toHaveTextContent('A saved report that is not there for everybody any more · The week before');
      await user.click(within(second as HTMLElement).getByRole('button', { name: 'Edit' }));
      const form = within(await screen.findByRole('dialog'));
      await user.type(form.getByRole('textbox', { name: 'Title' }), '!');
      await user.click(form.getByRole('button', { name: 'Save' }));
      expect(await form.findByText(/This saved report was removed/)).toBeVisible();
      expect(ran()).toEqual([]);
    });
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

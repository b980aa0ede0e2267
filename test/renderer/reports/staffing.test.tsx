import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { StaffingHalfHour, StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import { agentsNeeded } from '#domain/rules/staffing/agents-needed.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const goal = { share: 0.8, withinMs: 20_000, mostBusy: 0.85, shrinkage: 0.3 };
const halfHour = (minute: number, calls: number): StaffingHalfHour => ({
  ...{ minute, times: 2, calls, mean: calls / 2, most: calls, handleMs: 180_000 },
  need: agentsNeeded({ calls: calls / 2, perMs: 1_800_000, handleMs: 180_000 }, goal),
});
const plan = (calls: (minute: number) => number): StaffingPlan => ({
  days: ['2026-11-16', '2026-11-09'],
  halfHours: Array.from({ length: 48 }, (_, n) => halfHour(n * 30, calls(n * 30))),
});

async function render(found: StaffingPlan, at = '#/reports/staffing', role: 'lead' | 'agent' = 'lead') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [
        { id: idOf(1), name: '售后支持' },
        { id: idOf(2), name: '上门服务' },
      ],
    }),
    'staffing.get': () => found,
    'reportFiles.make': () => ({ fileName: 'plan.xlsx', mediaType: 'application/x', size: 4, rows: 0 }),
    'reportFiles.piece': () => ({ data: btoa('plan'), size: 4 }),
    'reportFiles.drop': () => null,
  });
  const rendered = await renderView(core, <ReportsPage />, { at });
  const asked = () => core.calls.filter(({ name }) => name === 'staffing.get').map(({ input }) => input);
  return { core, asked, ...rendered };
}

it('shows the part of the day in which somebody calls, and who is needed for it', async () => {
  const { container } = await render(plan((minute) => (minute === 540 ? 200 : minute === 600 ? 2 : 0)));
  const table = await screen.findByRole('region', { name: 'Half hour by half hour' });
  const rows = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));
  // 100 calls of three minutes: 14 agents in time, see the rule's test; 20 on the roster.
  expect(rows).toEqual([
    ['09:00', '100', '200', '3m', '14', '20', '88.8%', '8s', '71.4%'],
    ['09:30', '0', '0', '–', '0', '0', '–', '–', '–'],
    // A tenth of an agent: one, who is busy for one caller in ten, and they wait 0.1 · 180 s / 0.9.
    ['10:00', '1', '2', '3m', '1', '2', '91%', '20s', '10%'],
  ]);
  expect(screen.getByText('Planned by 2 days like it, from 2026-11-09 to 2026-11-16.')).toBeVisible();
  expect(await faultsOf(container)).toEqual([]);
});

it('asks for tomorrow by the usual goal, and for what the address says', async () => {
  const first = await render(plan(() => 1));
  expect(first.asked()[0]).toMatchObject({ weeks: 8, calendarId: null, teamId: null, goal });
  first.unmount();
  const at = `#/reports/staffing?day=2026-12-01&weeks=13&team=${idOf(2)}&share=95&within=10&busy=900`;
  const { asked } = await render(
    plan(() => 1),
    at,
  );
  // Nobody is busy for nine times of their time: that is taken for the usual.
  expect(asked()[0]).toMatchObject({ day: '2026-12-01', weeks: 13, teamId: idOf(2) });
  expect(asked()[0]).toMatchObject({ goal: { share: 0.95, withinMs: 10_000, mostBusy: 0.85, shrinkage: 0.3 } });
});

it('asks again for another goal', async () => {
  const { user, asked } = await render(plan(() => 1));
  const field = await screen.findByRole('textbox', { name: 'Calls answered in time' });
  await user.clear(field);
  await user.type(field, '90');
  expect(asked().at(-1)).toMatchObject({ goal: { share: 0.9 } });
});

it('says so where there is nothing to plan by', async () => {
  await render({ days: [], halfHours: [] });
  expect(await screen.findByText(/no past day like this one/)).toBeVisible();
});

it('is offered to leads', async () => {
  const { unmount } = await render(plan(() => 0));
  expect(await screen.findByText('Nobody called on those days.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Staffing' })).toHaveAttribute('aria-current', 'page');
  unmount();
  await render(
    plan(() => 0),
    '#/reports/staffing',
    'agent',
  );
  expect(screen.queryByRole('link', { name: 'Staffing' })).toBeNull();
});

it('is handed out as it is on show: values as values, its course as a chart', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:saved', revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const { user, core } = await render(
    plan((minute) => (minute === 540 ? 200 : 0)),
    '#/reports/staffing?day=2026-12-01',
  );
  await user.click(await screen.findByRole('button', { name: 'Export this plan' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export this plan' }));
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Export' }));
  expect(await dialog.findByText('plan.xlsx was saved.')).toBeInTheDocument();
  const [wish] = core.calls
    .filter(({ name }) => name === 'reportFiles.make')
    .map(({ input }) => input as ReportFileAsked);
  expect(wish).toMatchObject({ format: 'xlsx', rows: null });
  expect(wish?.report.title).toBe('Agents needed on the telephone 2026-12-01');
  expect(wish?.report.about).toContainEqual({ label: 'Calls answered in time', value: '80 %' });
  const [table] = wish?.report.tables ?? [];
  expect(table?.columns.map(({ kind }) => kind)).toEqual([
    ...['text', 'number', 'count', 'duration', 'count', 'count', 'share', 'duration', 'share'],
  ]);
  expect(table?.rows).toHaveLength(1);
  expect(table?.rows[0]?.slice(0, 6)).toEqual(['09:00', 100, 200, 180_000, 14, 20]);
  expect(wish?.report.charts[0]?.svg).toMatch(/^<svg/);
});

it('has nothing to hand out where nobody called', async () => {
  await render(plan(() => 0));
  expect(await screen.findByText('Nobody called on those days.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Export this plan' })).toBeDisabled();
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { BuiltAsked, BuiltReport, SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { figuresOf } from '../harness/report-views.ts';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const content: RowsReport = {
  ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt', period: 'last-month' },
  ...{ own: { from: '2026-11-01', to: '2026-11-30' }, narrowed: { channel: ['phone'] }, conditions: [] },
  ...{ columns: ['number', 'priority', 'solveMs'], groups: [], order: [] },
};
const saved = (n: number, name: string, change: Partial<SavedReport> = {}): SavedReport => ({
  ...{ id: idOf(n) as unknown as DefinitionId, name, shared: false, editable: true, updatedAt: Date.UTC(2026, 10, 20) },
  ...{ content, ...change },
});
const reports = [
  saved(1, 'Late ones'),
  saved(2, 'Weekly', { shared: true }),
  saved(3, 'Volume', {
    content: {
      ...{ version: 1, kind: 'dashboard', page: 'volume', clock: 'wall', side: 'teamId', period: '7' },
      ...{ own: content.own, comparison: 'year', narrowed: {} },
    },
  }),
];

/** Two cases of what was asked for, the first in a group of its own. */
function builtOf({ columns, groups }: BuiltAsked, change: Partial<BuiltReport> = {}): BuiltReport {
  const shown = [...groups, ...columns.filter((key) => !groups.includes(key))];
  const cells: Readonly<Record<string, readonly (string | number | null)[]>> = {
    ...{ number: ['10001', '10002'], priority: ['high', 'low'], solveMs: [5_400_000, null], subject: ['报修', '退货'] },
  };
  const summaries = shown.map((key) => (key === 'solveMs' ? 5_400_000 : null));
  return {
    ...{ total: 2, columns: shown, groupedBy: groups.length, summaries, lost: [] },
    groups: groups.length === 0 ? [] : ['high', null].map((key, from) => ({ keys: [key], count: 1, from, summaries })),
    groupCount: groups.length === 0 ? 0 : 2,
    rows: [0, 1].map((at) => ({
      ...{ key: `r${at}`, caseId: idOf(at + 1) },
      cells: shown.map((key) => cells[key]?.[at] ?? null),
    })),
    asOf: figuresOf({ metrics: [] } as never).asOf,
    ...change,
  };
}

async function render(at: string, role: 'lead' | 'agent' = 'lead', change: Partial<BuiltReport> = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'reports.figures': (asked) => figuresOf(asked),
    'reportBuilder.rows': (asked) => builtOf(asked, change),
    'savedReports.list': () => reports,
    'command.run': () => ({ uid: idOf(90) as never, made: { id: idOf(91), number: null } as never }),
    'reportFiles.make': () => ({ fileName: 'report.xlsx', mediaType: 'application/x', size: 4, rows: 2 }),
    'reportFiles.piece': () => ({ data: btoa('file'), size: 4 }),
    'reportFiles.drop': () => null,
  });
  const rendered = await renderView(core, <ReportsPage />, { at });
  const asked = <T,>(name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input as T);
  return { core, asked, ...rendered };
}

const table = async (name: string) => {
  const region = await screen.findByRole('region', { name });
  return within(region)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));
};
const columnNames = () =>
  within(screen.getByRole('group', { name: 'Columns' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

it('a saved report is shown as it was kept, with its rows and what they come to', async () => {
  const { asked, container } = await render(`#/reports/saved?report=${idOf(1)}`);
  expect(await table('Rows')).toEqual([
    ['Case number', 'Priority', 'Time to solution'],
    ['10001', 'High', '1h 30m'],
    ['10002', 'Low', ''],
    ['', '', 'median 1h 30m'],
  ]);
  expect(screen.getByRole('heading', { name: 'Late ones' })).toBeVisible();
  expect(screen.getByRole('link', { name: '10001' })).toHaveAttribute('href', `#/cases/${idOf(1)}?queue=all`);
  expect(asked<BuiltAsked>('reportBuilder.rows')[0]).toMatchObject({
    ...{ subject: 'cases', time: 'openedAt', filters: { channel: ['phone'] }, columns: content.columns },
  });
  expect(await faultsOf(container)).toEqual([]);
});

it('columns are put in order by keyboard, taken in and left out', async () => {
  const { user, asked } = await render(`#/reports/saved?report=${idOf(1)}`);
  await table('Rows');
  const up = screen.getByRole('button', { name: 'Move Time to solution up' });
  up.focus();
  await user.keyboard('{Enter}');
  expect(columnNames()).toEqual(['Case number', 'Time to solution', 'Priority']);
  expect(up).toHaveFocus();
  fireEvent.keyDown(up, { key: 'ArrowUp', altKey: true });
  expect(columnNames()).toEqual(['Time to solution', 'Case number', 'Priority']);
  fireEvent.keyDown(up, { key: 'ArrowUp', altKey: true });
  expect(columnNames()).toEqual(['Time to solution', 'Case number', 'Priority']);
  await user.click(screen.getByRole('button', { name: 'Leave Priority out' }));
  await user.click(screen.getByRole('combobox', { name: 'Add a column' }));
  await user.click(await screen.findByRole('option', { name: 'Subject' }));
  expect(columnNames()).toEqual(['Time to solution', 'Case number', 'Subject']);
  await waitFor(() =>
    expect(asked<BuiltAsked>('reportBuilder.rows').at(-1)?.columns).toEqual(['solveMs', 'number', 'subject']),
  );
});

it('rows are grouped and ordered, and what they come to stands beside each group', async () => {
  const { user, asked } = await render(`#/reports/saved?report=${idOf(1)}`);
  await table('Rows');
  await user.click(screen.getByRole('combobox', { name: 'Group by' }));
  await user.click(await screen.findByRole('option', { name: 'Priority' }));
  expect(await table('Groups')).toEqual([
    ['Priority', 'Number of rows', 'Time to solution median'],
    ['High', '1', '1h 30m'],
    ['None', '1', '1h 30m'],
  ]);
  expect(screen.getByText(/2 rows · 2 groups/)).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Order by, place 1' }));
  await user.click(await screen.findByRole('option', { name: 'Case number' }));
  await user.click(screen.getByRole('combobox', { name: 'Which way round, place 1' }));
  await user.click(await screen.findByRole('option', { name: 'descending' }));
  await waitFor(() =>
    expect(asked<BuiltAsked>('reportBuilder.rows').at(-1)).toMatchObject({
      ...{ groups: ['priority'], order: [{ column: 'number', descending: true }] },
    }),
  );
});

it('a new report is named when it is first saved, and shared if its author says so', async () => {
  const { user, asked } = await render('#/reports/saved?report=new');
  await table('Rows');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save as…' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(dialog.getByText('A report needs a name')).toBeVisible();
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'By hand');
  await user.click(dialog.getByRole('checkbox', { name: 'For everybody' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(window.location.hash).toBe(`#/reports/saved?report=${idOf(91)}`));
  expect(asked('command.run')).toMatchObject([
    { name: 'definition.save', input: { kind: 'report', name: 'By hand', personal: false } },
  ]);
});

it('a change of a saved one is kept under its name', async () => {
  const { user, asked } = await render(`#/reports/saved?report=${idOf(1)}`);
  await table('Rows');
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Leave Priority out' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(asked('command.run')).toMatchObject([
      { input: { definitionId: idOf(1), name: 'Late ones', content: { columns: ['number', 'solveMs'] } } },
    ]),
  );
});

it('says which columns are no more', async () => {
  await render(`#/reports/saved?report=${idOf(1)}`, 'lead', { lost: ['custom.gone'] });
  expect(await screen.findByText('A column of this report is no more')).toBeVisible();
});

it('the list is searched by name, and leads to where a report is shown', async () => {
  const { user, container } = await render('#/reports/saved');
  const list = await screen.findByRole('list', { name: 'Saved reports' });
  expect(
    within(list)
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['Late ones', `#/reports/saved?report=${idOf(1)}`],
    ['Weekly', `#/reports/saved?report=${idOf(2)}`],
    ['Volume', '#/reports/volume?period=7&compare=year&side=teamId'],
  ]);
  expect(await faultsOf(container)).toEqual([]);
  await user.type(screen.getByRole('searchbox', { name: 'Find a saved report' }), 'week');
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  await user.type(screen.getByRole('searchbox', { name: 'Find a saved report' }), 'end');
  expect(await screen.findByText('No saved report has that name')).toBeVisible();
});

it('one’s own is renamed, shared and deleted from the list', async () => {
  const { user, asked } = await render('#/reports/saved');
  const open = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: 'More for “Late ones”' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await open('Rename');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Late');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await open('Share with everybody');
  await open('Delete');
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(asked('command.run')).toHaveLength(4));
  expect(asked('command.run')).toMatchObject([
    { input: { definitionId: idOf(1), name: 'Late' } },
    { input: { name: 'Late ones', personal: false } },
    { input: { definitionId: idOf(1), active: false } },
    { input: { definitionId: idOf(1), active: false } },
  ]);
});

it('a dashboard is saved as it is shown', async () => {
  const { user, asked } = await render('#/reports/knowledge?period=90&channel=phone');
  await user.click(await screen.findByRole('button', { name: 'Save this report' }));
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(asked('command.run')).toMatchObject([
      {
        input: {
          ...{ kind: 'report', personal: true },
          content: { kind: 'dashboard', page: 'knowledge', period: '90', narrowed: { channel: ['phone'] } },
        },
      },
    ]),
  );
});

it('a file holds what is shown: the rows that were read for it, and the groups as a table', async () => {
  const { user, asked } = await render(`#/reports/saved?report=${idOf(1)}`);
  await table('Rows');
  await user.click(screen.getByRole('combobox', { name: 'Group by' }));
  await user.click(await screen.findByRole('option', { name: 'Priority' }));
  await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await waitFor(() => expect(asked('reportFiles.make')).toHaveLength(1));
  const [made] = asked<ReportFileAsked>('reportFiles.make');
  const marked = asked<BuiltAsked & { readonly mark: string | null }>('reportBuilder.rows').at(-1);
  expect(made?.id).toBe(marked?.mark);
  expect(made?.report).toMatchObject({
    title: 'Late ones',
    tables: [
      {
        rows: [
          ['High', 1, 5_400_000],
          ['None', 1, 5_400_000],
        ],
      },
    ],
    definitions: [{ name: 'Created', version: 1 }],
  });
  expect(made?.report.about).toEqual(expect.arrayContaining([{ label: 'Grouped by', value: 'Priority' }]));
  expect(made?.built?.columns.map(({ key, kind }) => [key, kind])).toEqual([
    ['priority', 'text'],
    ['number', 'text'],
    ['solveMs', 'duration'],
  ]);
  expect(made?.choices).toMatchObject({ 'priority.high': 'High' });
});

it('an agent puts together what is theirs, and takes nothing out', async () => {
  const { user } = await render('#/reports/saved?report=new', 'agent');
  await table('Rows');
  expect(screen.queryByRole('button', { name: 'Export what is on show' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save as…' }));
  expect(dialog.queryByRole('checkbox')).toBeNull();
});

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { figuresOf, reportRow } from '../harness/report-views.ts';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const saved: { name: string; size: number; type: string }[] = [];
beforeEach(() => {
  saved.length = 0;
  // jsdom draws nothing, and saves nothing.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  let last: Blob | undefined;
  const keep = (blob: Blob) => {
    last = blob;
    return 'blob:saved';
  };
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: keep, revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, size: last.size, type: last.type });
  });
});

const groups = { teamId: [idOf(1)], channel: ['phone'], cause: ['service'], step: ['complete'], type: ['repair'] };
const bytes = [btoa('first half '), btoa('and the rest')];

async function render(at: string, handlers: Parameters<typeof startTestCore>[0] = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'lead' } }),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: idOf(1), name: '售后支持' }] }),
    'reports.figures': (asked) => figuresOf(asked, groups),
    'reports.rows': () => ({ total: 1, rows: [reportRow(1)], next: null }),
    'reportFiles.make': () => ({ fileName: 'report.xlsx', mediaType: 'application/x', size: 23, rows: 8 }),
    'reportFiles.piece': ({ offset }) => ({ data: bytes[offset === 0 ? 0 : 1] ?? '', size: 23 }),
    'reportFiles.drop': () => null,
    'reportFiles.cancel': () => null,
    ...handlers,
  });
  const rendered = await renderView(core, <ReportsPage />, { at });
  await screen.findByRole('list', { name: 'Figures' });
  const asked = (name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { core, asked, wishes: () => asked('reportFiles.make') as ReportFileAsked[], ...rendered };
}

describe('the export', () => {
  it('hands over what is on show, with its definitions and its charts, and saves the file', async () => {
    const { user, wishes, asked } = await render('#/reports/quality?period=7');
    await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    expect(await dialog.findByText('report.xlsx was saved, with 8 rows.')).toBeInTheDocument();
    expect(saved).toEqual([{ name: 'report.xlsx', size: 23, type: 'application/x' }]);
    expect(asked('reportFiles.piece')).toMatchObject([{ offset: 0 }, { offset: 11 }]);
    expect(asked('reportFiles.drop')).toHaveLength(1);

    const [wish] = wishes();
    expect(wish).toMatchObject({ format: 'xlsx', language: 'en', rows: null, report: { title: 'Quality' } });
    const { tables = [], charts = [], definitions = [], about = [] } = wish?.report ?? {};
    expect(about).toContainEqual({ label: 'Of', value: 'Work of your teams' });
    expect(definitions).toContainEqual(expect.objectContaining({ name: 'Complaints', version: 1 }));
    // Values stay values: a share is no text, a day is a day.
    const shares = tables.find(({ title }) => title === 'Figures: shares');
    expect(shares?.rows).toContainEqual(['Solved at first contact', 0.75, 0.5, 8, 9]);
    const flow = tables.find(({ title }) => title === 'Complaints');
    expect(flow?.columns.map(({ kind }) => kind)).toEqual(['day', 'count', 'count']);
    expect(flow?.columns[2]?.label).toBe('Complaints, period compared with');
    expect(flow?.rows).toHaveLength(7);
    const side = tables.find(({ title }) => title === 'Side by side');
    expect(side?.rows).toEqual([['售后支持', 0.75, 12, 0.75, 0.75, 0.75]]);
    expect(charts.map(({ title }) => title)).toContain('Complaints, by cause');
    for (const { svg, text } of charts) {
      expect(svg).toMatch(/^<svg/);
      expect(text).not.toBe('');
    }
  });

  it('sends the rows of a figure along, and says what their values are called', async () => {
    const { user, wishes } = await render('#/reports/volume?period=own&from=2026-11-01&to=2026-11-02&type=repair');
    await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    await user.click(dialog.getByRole('radio', { name: 'CSV' }));
    await user.click(dialog.getByRole('checkbox', { name: /UTF-8/ }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Rows to go along' }), 'Solved');
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const [wish] = wishes();
    expect(wish).toMatchObject({ format: 'csv', bom: false });
    expect(wish?.rows).toMatchObject({
      title: 'Solved',
      of: {
        ...{ metric: 'solved', period: { from: '2026-11-01', to: '2026-11-02' }, filters: { type: ['repair'] } },
        ...{ bucket: null, group: null },
      },
    });
    expect(wish?.rows?.columns.map(({ key }) => key)).toContain('fact.channel');
    expect(wish?.choices['fact.channel.phone']).toBe('Phone');
  });

  it('of the rows on show takes just these', async () => {
    const { user, wishes } = await render('#/reports/volume?rows=created&by=channel&group=phone');
    await user.click(await screen.findByRole('button', { name: 'Export these rows' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(wishes()[0]?.rows?.of).toMatchObject({ metric: 'created', group: { by: 'channel', key: 'phone' } });
  });

  it('as a picture is of the chart that was chosen', async () => {
    const { user, wishes } = await render('#/reports/volume?period=7');
    await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    await user.click(dialog.getByRole('radio', { name: 'A chart as SVG' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Chart' }), 'Created, by channel');
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(wishes()[0]?.report.charts).toMatchObject([{ title: 'Created, by channel' }]);
    expect(wishes()[0]?.rows).toBeNull();
  });

  it('is told of afterwards, to leads', async () => {
    const { user } = await render('#/reports/volume', {
      'reportFiles.list': () => [
        {
          ...{ id: idOf(1), agentName: 'Ben Weaver', format: 'xlsx', title: '业务量', rows: 1200 },
          happenedAt: Date.now() - 120_000,
        },
        { id: idOf(2), agentName: '', format: 'png', title: '投诉', rows: 0, happenedAt: Date.now() - 7_200_000 },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Who exported what' }));
    const list = within(await screen.findByRole('list', { name: 'Who exported what' }));
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^业务量Ben Weaver · Excel workbook · 1,200 rows 2 /),
      expect.stringMatching(/^投诉Nobody · A chart as PNG \S/),
    ]);
    expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  });

  it('is not offered to agents, who may take nothing out', async () => {
    await render('#/reports/volume?rows=created', {
      'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'agent' } }),
    });
    expect(await screen.findByText('1 row')).toBeInTheDocument();
    for (const name of ['Export what is on show', 'Export these rows', 'Who exported what'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('of the page of knowledge holds what is asked most', async () => {
    const question = {
      ...{ id: idOf(7), subject: '退款多久到账？', count: 10, lastAskedAt: 0, trend: [], caseIds: [idOf<CaseId>(7)] },
      ...{ examples: [], articles: [], writeNext: true },
      parts: { teams: [], channels: [], types: [], tags: [], products: [] },
    };
    const { user, wishes } = await render('#/reports/knowledge?period=7', {
      'questions.list': () => ({ asked: 40, total: 1, products: [], rows: [question] }),
      'questions.cancel': () => null,
    });
    await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(wishes()[0]?.report.tables).toContainEqual({
      title: 'Asked most: in the last 7 days',
      columns: [
        { key: 'question', label: 'Question', kind: 'text' },
        { key: 'cases', label: 'Cases', kind: 'count' },
        { key: 'share', label: 'Share', kind: 'share' },
        { key: 'answered', label: 'An article serves', kind: 'flag' },
      ],
      rows: [['退款多久到账？', 10, 0.25, false]],
    });
  });

  it('tells how far it is and can be stopped', async () => {
    let fail: (failure: Error) => void = () => {};
    const { user, core, asked } = await render('#/reports/volume', {
      'reportFiles.make': () => new Promise((_, reject) => (fail = reject)),
    });
    await user.click(screen.getByRole('button', { name: 'Export what is on show' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export what is on show' }));
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(asked('reportFiles.make')).toHaveLength(1));
    const { id } = asked('reportFiles.make')[0] as { id: string };
    core.push('bulk', { id, done: 30, total: 120 });
    expect(await dialog.findByText('25%')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(asked('reportFiles.cancel')).toEqual([{ id }]));
    fail(new Error('stopped'));
    await waitFor(() => expect(dialog.queryByRole('progressbar')).toBeNull());
    expect(saved).toEqual([]);
  });
});

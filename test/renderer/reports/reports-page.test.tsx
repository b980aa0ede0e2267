import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { chartTitled } from '../harness/drawn-charts.ts';
import { renderView } from '../harness/render-view.tsx';
import { figuresOf, reportRow } from '../harness/report-views.ts';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const seriesOf = (title: string) => {
  const option = chartTitled(title)?.option as { series: { id: string }[] } | undefined;
  return option?.series ?? [];
};

const groups = { teamId: [idOf(1), null], channel: ['phone', 'chat'], agentId: [ada.id], product: ['A3 门锁'] };

async function render(
  at = '#/reports/volume',
  role: 'lead' | 'agent' = 'lead',
  handlers: Parameters<typeof startTestCore>[0] = {},
) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: idOf(1), name: '售后支持' }] }),
    'reports.figures': (asked) => figuresOf(asked, groups),
    'questions.list': () => ({ asked: 0, total: 0, rows: [], products: [] }),
    'questions.cancel': () => null,
    'reports.rows': ({ after }) =>
      after === null
        ? { total: 2, rows: [reportRow(1)], next: 'further' }
        : { total: 2, rows: [reportRow(2, { caseId: null, number: null })], next: null },
    ...handlers,
  });
  const rendered = await renderView(core, <ReportsPage />, { at });
  const asked = (name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { core, asked, ...rendered };
}

describe('the reports', () => {
  it('show figures with how they moved and what they mean', async () => {
    const { user, container } = await render();
    const figures = within(await screen.findByRole('list', { name: 'Figures' }));
    const created = figures.getByRole('button', { name: 'Created: 12. Show what it was counted from' });
    expect(created.closest('li')).toHaveTextContent('More than before:100%before: 6');
    expect(screen.getByText('3 of 5 devices in touch; unsent work of 2 may be missing')).toBeInTheDocument();
    expect(screen.getByText('Work of your teams')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(figures.getByRole('button', { name: 'What “Created” means' }));
    const meaning = await screen.findByRole('dialog', { name: 'What “Created” means' });
    expect(meaning).toHaveTextContent('Cases opened in the period');
    expect(meaning).toHaveTextContent('created, version 1');
  });

  it('say of rates how they moved in points, and whether that is good', async () => {
    await render('#/reports/timeliness');
    const kept = await screen.findByRole('button', { name: /^Promises kept: 75%/ });
    const moved = within(kept.closest('li') as HTMLElement).getByTitle('before: 50%');
    expect(moved).toHaveTextContent('25 points');
    expect(moved).toHaveAttribute('data-tone', 'good');
    const slower = (await screen.findByRole('button', { name: /^First response, median: 1h 30m/ })).closest('li');
    expect(within(slower as HTMLElement).getByTitle('before: 45m')).toHaveAttribute('data-tone', 'bad');
  });

  it('open what a figure was counted from, page by page, and keep it in the address', async () => {
    const { user, asked } = await render('#/reports/volume?period=7&channel=phone,chat');
    await user.click(await screen.findByRole('button', { name: /^Reopened: 12/ }));
    const rows = within(await screen.findByRole('dialog', { name: 'Reopened' }));
    expect(await rows.findByText('2 rows')).toBeInTheDocument();
    expect(rows.getByText('· 售后支持 · Ada Lin')).toBeInTheDocument();
    expect(rows.getByRole('link', { name: /10001 报修 1/ })).toHaveAttribute('href', `#/cases/${idOf(1)}?queue=all`);
    expect(window.location.hash).toContain('rows=reopened');
    await user.click(rows.getByRole('button', { name: 'Show more' }));
    expect(await rows.findByText('Without a case')).toBeInTheDocument();
    expect(asked('reports.rows')).toMatchObject([
      { metric: 'reopened', filters: { channel: ['phone', 'chat'] }, after: null, bucket: null, group: null },
      { metric: 'reopened', after: 'further' },
    ]);
    await user.click(rows.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(window.location.hash).toBe('#/reports/volume?period=7&channel=phone%2Cchat'));
  });

  it('open the rows of a bar from the chart and from its table', async () => {
    const { user, asked } = await render('#/reports/volume?period=own&from=2026-11-01&to=2026-11-02');
    await waitFor(() => expect(chartTitled('Created and solved')?.option).toBeTruthy());
    const chart = screen.getByRole('img', { name: /^Created and solved\. Created: highest 12 \(11\/1\)/ });
    expect(chart).toBeInTheDocument();
    chartTitled('Created and solved')?.press(1, 'solved');
    expect(await screen.findByRole('dialog', { name: /^Solved · .*Nov 2/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'As a table: Created and solved' }));
    const table = within(screen.getByRole('region', { name: 'Created and solved' }));
    await user.click(table.getByRole('button', { name: /^Created, 11\/1: 12/ }));
    await waitFor(() =>
      expect(asked('reports.rows')).toMatchObject([
        { metric: 'solved', bucket: { unit: 'day', start: '2026-11-02' } },
        { metric: 'created', bucket: { unit: 'day', start: '2026-11-01' } },
      ]),
    );
  });

  it('hold their course against the one before, as a line that opens nothing and in words', async () => {
    const { user, asked } = await render('#/reports/volume?period=own&from=2026-11-01&to=2026-11-02');
    await waitFor(() => expect(chartTitled('Created and solved')?.option).toBeTruthy());
    const before = 'Created, period compared with';
    const picture = screen.getByRole('img', { name: new RegExp(`^Created and solved\\..*${before}: highest 6`) });
    expect(within(picture.closest('figure') as HTMLElement).getByText(before)).toBeInTheDocument();
    expect(seriesOf('Created and solved')).toMatchObject([
      ...[{ type: 'bar' }, { type: 'bar' }],
      ...[
        { type: 'line', name: before, data: [6, 6] },
        { type: 'line', data: [6, 6] },
      ],
    ]);
    chartTitled('Created and solved')?.press(1, 'compared created');
    await user.click(screen.getByRole('button', { name: 'As a table: Created and solved' }));
    const table = within(screen.getByRole('region', { name: 'Created and solved' }));
    expect(table.getByRole('columnheader', { name: before })).toBeInTheDocument();
    expect(table.queryByRole('button', { name: new RegExp(before) })).toBeNull();
    expect(asked('reports.rows')).toEqual([]);
  });

  it('hold only the first of three lines against what it was', async () => {
    await render('#/reports/timeliness');
    await waitFor(() => expect(chartTitled('Time to the first response')?.option).toBeTruthy());
    const drawnAs = seriesOf('Time to the first response').map(({ id }) => id);
    expect(drawnAs.filter((id) => id.startsWith('compared'))).toEqual(['compared first-response-median']);
  });

  it('say of what was not counted that there is nothing, without naming lines that are not drawn', async () => {
    await render('#/reports/customers', 'lead', {
      'reports.figures': (asked) => {
        const { figures, asOf } = figuresOf(asked, groups);
        return { figures: figures.map((each) => ({ ...each, value: null, series: [], groups: [] })), asOf };
      },
    });
    const answers = within(await screen.findByRole('figure', { name: 'Answers to surveys' }));
    expect(answers.getByText('Nothing in these days')).toBeInTheDocument();
    expect(answers.queryByRole('list')).toBeNull();
  });

  it('can be of what nobody has, and of what is about no product', async () => {
    const { user, asked } = await render();
    await screen.findByRole('list', { name: 'Figures' });
    await user.click(screen.getByRole('button', { name: 'Narrow the figures' }));
    const form = within(await screen.findByRole('dialog', { name: 'Narrow the figures' }));
    for (const [field, option] of [
      ['Agent', 'Nobody'],
      ['Product', 'No product'],
    ] as const) {
      await user.click(form.getByRole('combobox', { name: field }));
      await user.click(await form.findByRole('option', { name: option }));
    }
    await waitFor(() =>
      expect(asked('reports.figures').at(-1)).toMatchObject({ filters: { agentId: [null], product: [null] } }),
    );
    expect(decodeURIComponent(window.location.hash)).toContain('agentId=:none');
  });

  it('say on the page of knowledge what is asked most, and where no article serves', async () => {
    const { container, asked } = await render('#/reports/knowledge?period=90&channel=chat', 'lead', {
      'questions.list': () => ({
        ...{ asked: 40, total: 1, products: [] },
        rows: [
          {
            ...{ id: idOf(7), subject: '退款多久到账？', count: 10, lastAskedAt: 0, trend: [], caseIds: [idOf(7)] },
            ...{ examples: [], articles: [], writeNext: true },
            parts: { teams: [], channels: [], types: [], tags: [], products: [] },
          },
        ],
      }),
    });
    const most = within(await screen.findByRole('region', { name: 'Asked most' }));
    const question = await most.findByRole('link', { name: '退款多久到账？' });
    expect(question).toHaveAttribute('href', `#/cases/${idOf(7)}?queue=all`);
    expect(question.closest('li')).toHaveTextContent('10 cases25% of allWrite this next');
    expect(asked('questions.list')).toMatchObject([{ days: 90, channel: 'chat', teamId: null }]);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('say where questions cannot be narrowed as the figures are', async () => {
    const { asked } = await render('#/reports/knowledge?priority=high');
    expect(await screen.findByText(/^Questions can be narrowed by one team/)).toBeInTheDocument();
    expect(asked('questions.list')).toEqual([]);
  });

  it('open the rows of a group, of an hour of the week, and of who has none', async () => {
    const { user, asked } = await render('#/reports/volume', 'lead', {
      'reports.figures': (wish) => figuresOf(wish, { ...groups, 'weekday-hour': ['2-09'] }),
    });
    await user.click(await screen.findByRole('button', { name: /^Tue 09:00: 12/ }));
    await user.keyboard('{Escape}');
    const side = within(await screen.findByRole('region', { name: 'Side by side' }));
    await user.click((await side.findAllByRole('button', { name: /^No team · Created: 12/ }))[0] as HTMLElement);
    await waitFor(() =>
      expect(asked('reports.rows')).toMatchObject([
        { metric: 'created', group: { by: 'weekday-hour', key: '2-09' } },
        { metric: 'created', group: { by: 'teamId', key: null } },
      ]),
    );
  });

  it('are narrowed and compared as the address says, and the address follows', async () => {
    const { user, asked } = await render('#/reports/volume?period=own&from=2026-10-01&to=2026-10-31&compare=year');
    await screen.findByRole('list', { name: 'Figures' });
    expect(asked('reports.figures')[0]).toMatchObject({
      period: { from: '2026-10-01', to: '2026-10-31' },
      compare: { from: '2025-10-01', to: '2025-10-31' },
      bucket: 'day',
    });
    await user.click(screen.getByRole('button', { name: 'Narrow the figures' }));
    const form = within(await screen.findByRole('dialog', { name: 'Narrow the figures' }));
    await user.click(form.getByRole('combobox', { name: 'Team' }));
    await user.click(await form.findByRole('option', { name: '售后支持' }));
    await waitFor(() => expect(window.location.hash).toContain(`teamId=${idOf(1)}`));
    expect(asked('reports.figures').at(-1)).toMatchObject({ filters: { teamId: [idOf(1)] } });
    await user.click(form.getByRole('button', { name: 'Clear the filters' }));
    await waitFor(() => expect(window.location.hash).not.toContain('teamId'));
  });

  it('count durations by the clock that is chosen', async () => {
    const { user, asked } = await render('#/reports/timeliness');
    await screen.findByRole('list', { name: 'Figures' });
    await user.click(screen.getByText('In service hours'));
    expect(await screen.findByRole('button', { name: /^First response, working time, median/ })).toBeInTheDocument();
    expect(window.location.hash).toBe('#/reports/timeliness?clock=business');
    expect(JSON.stringify(asked('reports.figures').at(-1))).not.toContain('"first-response-median"');
  });

  it('begin with an agent’s own work, and leave nobody to choose', async () => {
    const { user } = await render('#/reports', 'agent');
    await screen.findByRole('list', { name: 'Figures' });
    expect(screen.getByRole('link', { name: 'Volume' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('button', { name: 'Narrow the figures' }));
    const form = within(await screen.findByRole('dialog', { name: 'Narrow the figures' }));
    expect(form.getByRole('combobox', { name: 'Channel' })).toBeInTheDocument();
    expect(form.queryByRole('combobox', { name: 'Team' })).toBeNull();
    expect(form.queryByRole('combobox', { name: 'Agent' })).toBeNull();
  });

  it.each(['volume', 'timeliness', 'quality', 'customers', 'calls', 'knowledge'])(
    'stand on a page of %s without a fault',
    async (name) => {
      const { container, asked } = await render(`#/reports/${name}`);
      await screen.findByRole('list', { name: 'Figures' });
      await waitFor(() => expect(screen.getByRole('link', { current: 'page' })).toBeInTheDocument());
      expect(await faultsOf(container)).toEqual([]);
      const known = new Set(metrics.map((metric) => metric.name));
      const wanted = asked('reports.figures').flatMap((input) => (input as { metrics: string[] }).metrics);
      expect(wanted.filter((metric) => !known.has(metric))).toEqual([]);
    },
  );
});

import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { ImprovementRow, ReviewPack, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { ids } from '../../builders/ids.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const reviewId = ids.serviceReview(1);
const at = `#/reports/review?id=${reviewId}`;

const action = (n: number, set: Partial<ImprovementRow> = {}): ImprovementRow => ({
  ...{ id: ids.improvementAction(n), reviewId: ids.serviceReview(2), reviewTitle: 'September', text: `Action ${n}` },
  ...{ ownerId: ada.id, ownerName: ada.name, dueOn: '2099-01-31', state: 'open', outcome: '' },
  ...{ settledAt: null, settledByName: null, createdAt: 1, saveState: 'on-server' },
  ...set,
});

const review: ServiceReviewView = {
  ...{ id: reviewId, rev: 3, title: 'October', firstDay: '2026-10-01', lastDay: '2026-10-31', zone: 'UTC' },
  ...{ teamId: null, teamName: null, state: 'open', createdAt: 1, createdByName: 'Zhou', closedAt: null },
  ...{ closedByName: null, actions: 1, openActions: 1, saveState: 'on-server', summary: 'Calmer than before' },
  carried: [
    action(1, { dueOn: '2020-01-31' }),
    action(2, { state: 'done', outcome: 'Published', settledByName: 'Xu' }),
  ],
  decided: [action(3, { reviewId, reviewTitle: 'October' })],
};

const pack: ReviewPack = {
  figures: [
    { metric: 'backlog', version: 1, value: 90, n: 90, compared: 40, usual: { median: 40, spread: 10, periods: 8 } },
    { metric: 'solved', version: 1, value: 50, n: 50, compared: 48, usual: { median: 48, spread: 7, periods: 8 } },
    { metric: 'satisfaction', version: 1, value: null, n: 0, compared: null, usual: null },
  ],
  examples: [
    {
      ...{ caseId: idOf(1) as CaseId, why: 'longest', number: '10001', subject: 'Lock offline', type: 'repair' },
      ...{ handleMs: 300_000, contacts: 3, solveMs: 7_200_000, reopenings: 1, score: 2 },
    },
  ],
  complaints: [
    {
      ...{ caseId: idOf(2) as CaseId, number: '10002', subject: 'Broken on arrival', openedAt: 1_760_000_000_000 },
      ...{ cause: 'delivery', prevention: 'Stronger boxes', waived: null },
    },
    {
      ...{ caseId: idOf(3) as CaseId, number: '10003', subject: 'Rude', openedAt: 1_760_000_000_000 },
      ...{ cause: null, prevention: null, waived: null },
    },
  ],
  ...{ complaintCount: 2, reach: 'teams', behind: 0 },
};

async function render(at: string, role: 'lead' | 'agent' = 'lead', found: ServiceReviewView = review) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [] }),
    'serviceReviews.list': () => [found],
    'serviceReviews.get': () => found,
    'serviceReviews.figures': () => pack,
    'improvements.list': () => [action(4)],
    'command.run': () => ({ uid: 'u', made: null }),
    'reportFiles.make': () => ({ fileName: 'review.pdf', mediaType: 'application/pdf', size: 4, rows: 0 }),
    'reportFiles.piece': () => ({ data: btoa('pack'), size: 4 }),
    'reportFiles.drop': () => null,
  });
  const rendered = await renderView(core, <ReportsPage />, { at });
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input);
  return { core, ran, ...rendered };
}

const section = (name: string) => screen.findByRole('region', { name });
const textsOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

it('shows the pack: what earlier reviews left, figures, outliers, examples and complaints', async () => {
  const { container } = await render(at);
  const carried = await section('From earlier reviews');
  expect(textsOf(carried)[0]).toMatch(/^Action 1Open.*was due on 2020-01-31/);
  expect(textsOf(carried)[1]).toMatch(/Done.*settled by Xu.*Published/);
  // Where an action comes from is said where it is not the review itself.
  expect(within(carried).getAllByRole('link', { name: 'from “September”' })).toHaveLength(2);
  expect(screen.queryByRole('link', { name: 'from “October”' })).toBeNull();

  const figures = within(await section('Figures of the period'))
    .getAllByRole('row')
    .slice(1);
  expect(figures.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['Backlog', '90', '40', '40', '90'],
    ['Solved', '50', '48', '48', '50'],
    ['Satisfaction', '–', '–', '–', '0'],
  ]);
  expect(screen.getByRole('link', { name: '90' })).toHaveAttribute(
    'href',
    '#/reports/volume?period=own&from=2026-10-01&to=2026-10-31&rows=backlog',
  );

  const outliers = textsOf(await section('Out of the ordinary'));
  expect(outliers).toEqual(['Backlog90Higher than usual, and worseUsually 40 ± 10, by 8 periods']);
  const cases = textsOf(await section('Example cases'));
  expect(cases[1]).toMatch(/^Took the longest#10001 Lock offline.*solved after 2h.*reopened: 1.*score: 2/);
  expect(cases[0]).toMatch(/^TypicalNo such case/);
  const complaints = textsOf(await section('Complaints'));
  expect(complaints[0]).toMatch(/Cause: DeliveryPrevention: Stronger boxes$/);
  expect(complaints[1]).toMatch(/Cause: not said yetPrevention: not said yet$/);
  expect(screen.getByText('1 complaint has no prevention yet.')).toBeVisible();
  expect(await faultsOf(container)).toEqual([]);
});

it('is walked through by the keys of lists, and from the bar of its sections', async () => {
  const { user } = await render(at);
  await section('Complaints');
  await user.keyboard('j');
  expect(await section('From earlier reviews')).toHaveFocus();
  await user.keyboard('jj');
  expect(await section('Out of the ordinary')).toHaveFocus();
  await user.keyboard('k');
  expect(await section('Figures')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Notes' }));
  expect(await section('Notes')).toHaveFocus();
});

it('keeps notes while they are typed, and saves them when the field is left, on what stood there', async () => {
  const { user, core, ran } = await render(at);
  const notes = await screen.findByRole('textbox', { name: 'Notes' });
  expect(notes).toHaveValue('Calmer than before');
  await user.type(notes, '!');
  await waitFor(() => expect(core.calls.some(({ name }) => name === 'drafts.save')).toBe(true));
  await user.tab();
  await waitFor(() =>
    expect(ran()).toMatchObject([
      {
        ...{ name: 'service-review.edit', input: { reviewId, set: { summary: 'Calmer than before!' } } },
        seen: { collection: 'serviceReview', id: reviewId, rev: 3, fields: { summary: 'Calmer than before' } },
        draft: { kind: 'review', subject: reviewId },
      },
    ]),
  );
});

it('closes with the figures and examples that are on show', async () => {
  const { user, ran } = await render(at);
  await section('Complaints');
  await user.click(screen.getByRole('button', { name: 'Close the review' }));
  expect(ran()).toMatchObject([
    {
      name: 'service-review.close',
      input: { reviewId, figures: pack.figures, examples: [{ caseId: idOf(1), why: 'longest' }] },
    },
  ]);
});

it('is only read once it is closed', async () => {
  const closed = { ...review, state: 'closed', closedAt: 5, closedByName: 'Zhou' } as const;
  const { user, core, ran } = await render(at, 'lead', closed);
  await section('Complaints');
  expect(screen.getByText('Calmer than before')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Notes' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add an action' })).toBeNull();
  expect(core.calls.find(({ name }) => name === 'serviceReviews.figures')?.input).toEqual({ reviewId, kept: true });
  await user.click(screen.getByRole('button', { name: 'Reopen the review' }));
  expect(ran()).toMatchObject([{ name: 'service-review.reopen', input: { reviewId } }]);
});

it('hands the pack out as a file, its values as values', async () => {
  const { user, core } = await render(at);
  await section('Complaints');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook' }));
  await waitFor(() => expect(core.calls.some(({ name }) => name === 'reportFiles.make')).toBe(true));
  const asked = core.calls.find(({ name }) => name === 'reportFiles.make')?.input as ReportFileAsked;
  expect(asked).toMatchObject({ format: 'xlsx', zone: 'UTC', rows: null, report: { title: 'October' } });
  const { tables } = asked.report;
  const rowsOf = (title: string) => tables.find((table) => table.title === title)?.rows;
  expect(rowsOf('Figures: counts')).toEqual([
    ['Backlog', 90, 40, 40, 90, true],
    ['Solved', 50, 48, 48, 50, false],
  ]);
  expect(rowsOf('From earlier reviews')?.[1]).toEqual(['Action 2', ada.name, '2099-01-31', 'Done', 'Published']);
  expect(rowsOf('Complaints')?.[0]?.slice(1)).toEqual(['10002', 'Broken on arrival', 'Delivery', 'Stronger boxes']);
});

it('decides who does what until when, and says what is missing', async () => {
  const { user, ran } = await render(at);
  await section('Complaints');
  await user.click(screen.getByRole('button', { name: 'Add an action' }));
  const form = screen.getByRole('form', { name: 'Add an action' });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByText('Say what is to be done')).toBeVisible();
  expect(ran()).toEqual([]);
  await user.type(within(form).getByRole('textbox', { name: 'What is to be done' }), 'Write a script');
  await user.click(within(form).getByRole('combobox', { name: 'Who' }));
  await user.click(await screen.findByRole('option', { name: ada.name }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(ran()).toMatchObject([
    {
      name: 'improvement.add',
      input: { reviewId, text: 'Write a script', ownerId: ada.id, dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    },
  ]);
});

it('shows agents what they are to do, and takes down what came of it', async () => {
  const { user, ran, container } = await render('#/reports/review', 'agent');
  const own = await section('My improvement actions');
  expect(screen.queryByRole('region', { name: 'Reviews' })).toBeNull();
  await user.click(await within(own).findByRole('button', { name: 'Done' }));
  await user.type(screen.getByRole('textbox', { name: 'What came of it' }), 'It is online');
  await user.click(within(screen.getByRole('form', { name: 'What came of it' })).getByRole('button', { name: 'Done' }));
  expect(ran()).toMatchObject([
    {
      name: 'improvement.settle',
      input: { actionId: ids.improvementAction(4), to: 'done', outcome: 'It is online' },
    },
  ]);
  expect(await faultsOf(container)).toEqual([]);
});

it('starts a review of the days that are meant', async () => {
  const { user, ran } = await render('#/reports/review');
  await section('Reviews');
  await user.click(screen.getByRole('button', { name: 'Start a review' }));
  const form = screen.getByRole('form', { name: 'Start a review' });
  await user.type(within(form).getByRole('textbox', { name: 'Title' }), 'Autumn');
  await user.click(within(form).getByRole('button', { name: 'Start' }));
  expect(ran()).toMatchObject([
    {
      name: 'service-review.start',
      input: { title: 'Autumn', teamId: null, firstDay: expect.stringMatching(/-01$/), lastDay: expect.any(String) },
    },
  ]);
});

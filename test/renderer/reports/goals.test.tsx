import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import metricWords from '#assets/locales/en/metrics.json' with { type: 'json' };
import type { GoalView, LeagueView, RecognitionRow } from '#domain/contract/ipc/goal-procedures.ts';
import type { Role } from '#domain/model/choices.ts';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { ids } from '../../builders/ids.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const period = {
  from: '2026-11-01',
  to: '2026-11-30',
  target: 0.9,
  value: 0.875,
  n: 120,
  gone: 0.5,
  state: 'at-risk',
} as const;
const goal: GoalView = {
  ...{ id: ids.goal(1), subject: 'team', teamId: ids.team(1), teamName: '售后支持', agentId: null, agentName: null },
  ...{ metric: 'first-contact', metricVersion: 1, period: 'month', startsOn: '2026-01-01', endsOn: null, target: 9000 },
  steps: [
    {
      key: ids.command(1),
      byName: 'Ada',
      at: 0,
      from: '2026-01-01',
      target: 9000,
      endsOn: null,
      note: 'Before the season',
    },
  ],
  ...{
    silence: null,
    current: period,
    past: [{ ...period, from: '2026-10-01', to: '2026-10-31', state: 'too-few', n: 12 }],
  },
  saveState: 'on-server',
};
const counted: GoalView = {
  ...goal,
  ...{ id: ids.goal(2), subject: 'agent', agentId: ada.id, agentName: 'Ada', metric: 'solved', target: 40, past: [] },
  current: { ...period, target: 40, value: 25, n: 25, state: 'on-track' },
};
const silent: GoalView = {
  ...goal,
  ...{
    id: ids.goal(3),
    subject: 'workspace',
    teamId: null,
    teamName: null,
    silence: 'part-only',
    current: null,
    past: [],
  },
};
const entry = { own: 0.9, expected: 0.8, adjusted: 0.9, best: 1, worst: 2, low: 0.81, high: 0.94, n: 100 };
const league: LeagueView = {
  ...{ rules: { shownTo: 'leads', least: 30 }, isShown: true, mean: 0.8, n: 205 },
  ranked: [
    { ...entry, agentId: ids.agent(1), name: '安娜', drawn: 0.892 },
    { ...entry, agentId: ids.agent(2), name: '陈晨', drawn: 0.85, low: 0.78, high: 0.91 },
  ],
  tooFew: [{ agentId: ids.agent(3), name: 'Ben', n: 5 }],
};
const thanks: RecognitionRow = {
  ...{ id: ids.recognition(1), fromId: ada.id, fromName: 'Ada', toId: ids.agent(2), toName: '陈晨', reason: 'taught' },
  ...{ text: 'Showed me how refunds work', caseId: idOf(5), caseNumber: '10041', teamName: null, state: 'given' },
  ...{ givenAt: Date.now(), saveState: 'on-server' },
} as RecognitionRow;

async function render(role: Role, some: { goals?: GoalView[]; league?: LeagueView; thanks?: RecognitionRow[] } = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({
      agents: [
        { ...ada, active: true },
        { ...ada, id: ids.agent(2), login: 'chen', name: '陈晨', role: 'agent', active: true },
      ],
      teams: [{ id: ada.teamIds[0] as never, name: '售后支持' }],
    }),
    'goals.list': () => some.goals ?? [goal, counted, silent],
    'league.get': () => some.league ?? league,
    'recognitions.list': () => ({ total: (some.thanks ?? [thanks]).length, rows: some.thanks ?? [thanks] }),
    'search.list': () => ({}) as never,
    'command.run': () => ({ uid: ids.command(9), made: null }),
  });
  const rendered = await renderView(core, <ReportsPage />, { at: '#/reports/goals' });
  const sent = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input);
  return { sent, core, ...rendered };
}

const card = async (name: string) =>
  (await screen.findByRole('heading', { name, level: 3 })).closest('li') as HTMLElement;

describe('goals', () => {
  it('say what they are of, how they stand and on how many records', async () => {
    const { container } = await render('lead');
    expect(screen.getByRole('link', { name: 'Goals' })).toHaveAttribute('aria-current', 'page');
    const cards = await screen.findAllByRole('heading', { level: 3 });
    expect(cards).toHaveLength(3);
    const first = within(cards[0]?.closest('li') as HTMLElement);
    expect(first.getByText('87.5%')).toBeVisible();
    expect(first.getByText('at least 90%')).toBeVisible();
    expect(first.getByText('At risk')).toBeVisible();
    expect(first.getByText(/based on 120 records/)).toBeVisible();
    expect(first.getByText(/50% of the time gone/)).toBeVisible();
    // Of a share no part of the target means anything; of a count it does.
    expect(first.queryByRole('progressbar')).toBeNull();
    const bar = within(await card('Solved')).getByRole('progressbar', { name: 'Solved, Ada' });
    expect(bar).toHaveAttribute('aria-valuenow', '62.5');
    expect(screen.getByText(/holds the work of your teams only/)).toBeVisible();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('tell how it went before, and who said what', async () => {
    const { user } = await render('lead', { goals: [goal] });
    await user.click(await screen.findByText('Periods before'));
    const past = await screen.findByRole('region', { name: /^Periods before: / });
    expect(within(past).getByText('Too few to say')).toBeVisible();
    await user.click(screen.getByText('Who set it'));
    expect(await screen.findByText('Before the season')).toBeVisible();
  });

  it('are set by a lead, who is shown what the figure means', async () => {
    const { user, sent } = await render('lead');
    await user.click(await screen.findByRole('button', { name: 'Set a goal' }));
    const form = within(await screen.findByRole('dialog', { name: 'Set a goal' }));
    expect(form.getByText(metricWords['first-contact'].definition)).toBeVisible();
    await user.click(form.getByRole('button', { name: 'Set a goal' }));
    expect(form.getByText('Enter a target.')).toBeVisible();
    await user.type(form.getByRole('textbox', { name: 'At least' }), '87.5');
    await user.click(form.getByRole('button', { name: 'Set a goal' }));
    expect(sent()).toMatchObject([
      { name: 'goal.set', input: { subject: 'team', teamId: ada.teamIds[0], metric: 'first-contact', target: 8750 } },
    ]);
  });

  it('get another target, and end', async () => {
    const { user, sent } = await render('lead', { goals: [counted] });
    await user.click(await screen.findByRole('button', { name: 'Change the target: Solved, Ada' }));
    const change = within(await screen.findByRole('dialog', { name: 'Change the target: Solved, Ada' }));
    const field = change.getByRole('textbox', { name: 'At least' });
    await user.clear(field);
    await user.type(field, '50');
    await user.click(change.getByRole('button', { name: 'Change the target' }));
    await user.click(await screen.findByRole('button', { name: 'End the goal: Solved, Ada' }));
    const end = within(await screen.findByRole('dialog', { name: 'End the goal: Solved, Ada' }));
    await user.click(end.getByRole('button', { name: 'End' }));
    expect(sent()).toMatchObject([
      { name: 'goal.change', input: { goalId: ids.goal(2), target: 50, from: '2026-11-01' } },
      { name: 'goal.end', input: { goalId: ids.goal(2), endsOn: '2026-11-30' } },
    ]);
  });

  it('are read by agents, who set none', async () => {
    await render('agent', { league: { ...league, isShown: false } });
    await card('Solved');
    expect(screen.queryByRole('button', { name: 'Set a goal' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^End the goal/ })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Side by side' })).toBeNull();
  });

  it('of one’s own stand where the day begins', async () => {
    const core = startTestCore({ 'goals.list': () => [counted], 'followUps.list': () => [] });
    await renderView(core, <FollowUpsPage />, { at: '#/follow-ups' });
    const mine = within(await screen.findByRole('navigation', { name: 'My goals' }));
    expect(mine.getByText('On track')).toBeVisible();
    expect(mine.getByText('25')).toBeVisible();
    expect(core.calls.find(({ name }) => name === 'goals.list')?.input).toMatchObject({ mine: true });
  });
});

describe('the league', () => {
  it('has shared places, ranges, and how many records each figure rests on', async () => {
    const { container } = await render('lead');
    const around = 'The range includes 80%: chance alone may make the difference';
    const table = await screen.findByRole('region', { name: 'Agents side by side' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['1–2', '安娜', 'All of the range is above 80%', '89.2%', '81% to 94%', '90%', '80%', '100'],
      ['1–2', '陈晨', around, '85%', '78% to 91%', '90%', '80%', '100'],
    ]);
    expect(screen.getByText('Without a place, with fewer than 30 records: Ben (5)')).toBeVisible();
    expect(screen.getByText('All together: 80% of 205 records')).toBeVisible();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('has a picture of each range, all on one scale', async () => {
    await render('lead');
    const table = await screen.findByRole('region', { name: 'Agents side by side' });
    const [anna, chen] = within(table)
      .getAllByRole('img')
      .map((picture) => {
        const [mean, range] = picture.querySelectorAll('line');
        const dot = picture.querySelector('circle')?.getAttribute('cx');
        return { mean: mean?.getAttribute('x1'), from: range?.getAttribute('x1'), to: range?.getAttribute('x2'), dot };
      });
    // From 75% to 95%.
    expect(within(table).getByText('75%')).toBeVisible();
    expect(within(table).getByText('95%')).toBeVisible();
    expect(anna).toEqual({ mean: '25%', from: '30%', to: '95%', dot: '71%' });
    expect(chen).toEqual({ mean: '25%', from: '15%', to: '80%', dot: '50%' });
    // The page's content policy refuses style attributes.
    expect(table.querySelector('[style]')).toBeNull();
  });

  it('is switched off by a lead', async () => {
    const { user, sent } = await render('lead');
    await user.click(await screen.findByText('Who sees this'));
    const form = within(await screen.findByRole('form', { name: 'Who sees this' }));
    await user.click(form.getByRole('combobox', { name: 'Shown to' }));
    await user.click(await screen.findByRole('option', { name: 'Nobody: switched off' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(sent()).toMatchObject([
      { name: 'definition.save', input: { kind: 'league-rules', content: { shownTo: 'nobody', least: 30 } } },
    ]);
  });
});

describe('thanks', () => {
  it('are read with their case, and taken back by who gave them', async () => {
    const { user, sent } = await render('agent');
    const list = within(await screen.findByRole('list', { name: 'Thanks' }));
    expect(list.getByText('Ada thanks 陈晨')).toBeVisible();
    expect(list.getByRole('link', { name: '10041' })).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Take the thanks to 陈晨 back' }));
    expect(sent()).toMatchObject([{ name: 'recognition.take-back', input: { recognitionId: ids.recognition(1) } }]);
  });

  it('are given to a colleague, with words', async () => {
    const { user, sent } = await render('agent', { thanks: [] });
    await user.click((await screen.findAllByRole('button', { name: 'Thank a colleague' }))[0] as HTMLElement);
    const form = within(await screen.findByRole('dialog', { name: 'Thank a colleague' }));
    await user.click(form.getByRole('button', { name: 'Thank a colleague' }));
    expect(form.getByText('Say what for.')).toBeVisible();
    await user.click(form.getByRole('combobox', { name: 'Whom' }));
    await user.click(await screen.findByRole('option', { name: '陈晨' }));
    await user.type(form.getByRole('textbox', { name: 'In your words' }), 'Thank you');
    await user.click(form.getByRole('button', { name: 'Thank a colleague' }));
    expect(sent()).toMatchObject([
      {
        name: 'recognition.give',
        input: { toId: ids.agent(2), reason: 'helped-customer', text: 'Thank you', caseId: null, teamId: null },
      },
    ]);
  });
});

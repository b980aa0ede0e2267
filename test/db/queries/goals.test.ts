// What goals and the league are counted from is what the figures of the reports are counted from.
import { afterAll, describe, expect, it } from 'vitest';
import { goalFigures } from '#db/queries/goal-figures.ts';
import { keptGoals } from '#db/queries/goals.ts';
import { leagueIn } from '#db/queries/league.ts';
import { recognitionPage } from '#db/queries/recognitions.ts';
import { reportFigures } from '#db/queries/report-figures.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { goalMetrics } from '#domain/rules/goals/goal-metric.ts';
import { isForLeague } from '#domain/rules/goals/league.ts';
import { buildGoal, buildRecognition } from '../../builders/goals.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../../builders/records.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, noon } from '../../builders/times.ts';
import { workedOut } from '../facts/fact-harness.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

const zones = createZoneOffsets();
const zone = 'Asia/Shanghai';
const now = noon + 5 * day;
const period = { from: '2026-02-23', to: '2026-03-04' };
const question = { period, compare: null, bucket: null, groupBy: null, filters: {}, zone, zones, now } as const;

describe('in a store of some weeks of work', () => {
  const db = workedOut(reportedWorld(11, 120), afterAll);

  it.each(goalMetrics.filter(isForLeague).map(({ name }) => name))(
    'the league of %s has every agent’s share, of as many records as the report by agent',
    (metric) => {
      const [figure] = reportFigures(db, [metric], { ...question, groupBy: 'agentId' });
      const { ranked, tooFew, n, mean } = leagueIn(db, { metric, period, filters: {}, zone, least: 3, now }, zones);
      const groups = (figure?.groups ?? []).filter(({ key, n }) => key !== null && n > 0);
      const all = [...ranked, ...tooFew];
      expect(all.map((each) => [each.agentId, each.n]).sort()).toEqual(groups.map((each) => [each.key, each.n]).sort());
      for (const { agentId, own } of ranked)
        expect(own).toBeCloseTo(groups.find(({ key }) => key === agentId)?.value ?? -1, 10);
      const hits = groups.reduce((sum, group) => sum + group.n * (group.value ?? 0), 0);
      if (n > 0) expect(mean).toBeCloseTo(hits / n, 10);
    },
  );

  it('some league has places', () => {
    const asked = { metric: 'first-contact', period, filters: {}, zone, least: 3, now };
    expect(leagueIn(db, asked, zones).ranked.length).toBeGreaterThan(1);
    expect(leagueIn(db, { ...asked, filters: { teamId: [''] } }, zones)).toMatchObject({ n: 0, mean: null });
  });

  it('goals are counted period by period, as the reports count them', () => {
    const periods = [period, { from: '2026-02-13', to: '2026-02-22' }];
    const goals = [
      { metric: 'solved', filters: {}, periods },
      { metric: 'first-contact', filters: {}, periods },
      { metric: 'solved', filters: { teamId: [ids.team(1)] }, periods: periods.slice(0, 1) },
    ];
    const steps = goalFigures(db, { goals, zone, now }, zones);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const expected = goals.map(({ metric, filters, periods: asked }) =>
      asked.map((each) => {
        const [figure] = reportFigures(db, [metric], { ...question, period: each, filters });
        return { value: figure?.value, n: figure?.n };
      }),
    );
    expect(step.value).toEqual(expected);
    expect(step.value[0]?.[0]?.n).toBeGreaterThan(step.value[2]?.[0]?.n ?? 0);
  });
});

it('goals that go on stand first, then everybody’s, teams’ and people’s', () => {
  const db = emptyReplica();
  const ended = { endsOn: '2026-02-28', metric: 'backlog' } as const;
  save(
    db,
    ...[buildTeam(1, { name: '售后' }), buildAgent(1, { name: '安娜' })],
    buildGoal(1, ended),
    buildGoal(2, { subject: 'agent', agentId: ids.agent(1) }),
    buildGoal(3),
    buildGoal(4, { subject: 'workspace', teamId: null }),
  );
  const found = keptGoals(db, '2026-03-01');
  expect(found.map(({ id }) => id)).toEqual([4, 3, 2, 1].map(ids.goal));
  expect(found[2]).toMatchObject({ teamName: '售后', agentName: '安娜', steps: [{ byName: '安娜', target: 9000 }] });
  expect(keptGoals(db, '2026-02-28').at(-1)?.id).not.toBe(ids.goal(1));
});

it('thanks are listed the newest first; what was taken back only for who gave it', () => {
  const db = emptyReplica();
  save(
    db,
    ...[buildAgent(1, { name: '安娜' }), buildAgent(2, { name: '陈晨' }), buildCase(1, { number: '10041' })],
    buildRecognition(1, { sourceCaseId: ids.case(1) }),
    buildRecognition(2, { fromId: ids.agent(2), toId: ids.agent(1) }),
    buildRecognition(3, { state: 'taken-back', takenBackAt: noon }),
  );
  const asked = { mine: false, offset: 0, limit: 10 };
  const seenBy = (n: number, more = {}) => recognitionPage(db, { ...asked, ...more }, ids.agent(n));
  expect(seenBy(1).rows.map(({ id }) => id)).toEqual([3, 2, 1].map(ids.recognition));
  expect(seenBy(2)).toMatchObject({
    total: 2,
    rows: [{ id: ids.recognition(2) }, { caseNumber: '10041', fromName: '安娜' }],
  });
  expect(seenBy(2, { mine: true }).rows.map(({ id }) => id)).toEqual([ids.recognition(1)]);
  expect(seenBy(1, { limit: 1, offset: 1 })).toMatchObject({ total: 3, rows: [{ id: ids.recognition(2) }] });
});

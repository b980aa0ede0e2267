// What leads find on the first look: reviews, goals, thanks, scheduled and saved reports, valid by the rules they follow.
import { describe, expect, test } from 'vitest';
import { reviewPack } from '#db/queries/review-pack.ts';
import { reportScheduleFields } from '#domain/model/report-schedule-fields.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { goalMetric, targetValue } from '#domain/rules/goals/goal-metric.ts';
import { periodsOf, targetOn } from '#domain/rules/goals/goal-period.ts';
import { goalFilters } from '#domain/rules/goals/goal-reach.ts';
import { goalState, goneOf } from '#domain/rules/goals/progress.ts';
import { stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { AnyFact } from '#domain/rules/metrics/fact-fields.ts';
import { createFold } from '#domain/rules/metrics/fold.ts';
import { savedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { settleColumns } from '#domain/rules/report-builder/settle.ts';
import { dueRun } from '#domain/rules/report-schedule/due-run.ts';
import { reviewMetrics } from '#domain/rules/service-review/review-metrics.ts';
import { keptPack } from '#server/sample/kept-pack.ts';
import { readSample } from '#server/sample/read-sample.ts';
import { recordFacts } from '#server/sample/record-facts.ts';
import { dayAt } from '#server/sample/sample-time.ts';
import { ids } from '../builders/ids.ts';
import { builtSample, sampleMoments } from '../builders/sample.ts';
import { workedOut } from '../db/facts/fact-harness.ts';

const sample = await readSample();
const zones = createZoneOffsets();
const zone = 'Asia/Shanghai';
/** Agents of the sample by their place there. */
const [lin, xu, maya] = [ids.agent(1), ids.agent(2), ids.agent(3)];

describe.each(Object.entries(sampleMoments))('loaded %s', (_name, moment) => {
  const now = moment.getTime();
  const { records, of } = builtSample(sample, now);

  test('two reviews are closed with what they kept, one is open; all have notes', () => {
    const reviews = of('serviceReview').map(({ fields }) => fields);
    expect(reviews.map(({ state }) => state).toSorted()).toEqual(['closed', 'closed', 'open']);
    for (const { state, summary, figures, examples, ...review } of reviews) {
      expect(summary).not.toBe('');
      expect(review.createdAt).toBeLessThan(now);
      expect(figures.map(({ metric }) => metric)).toEqual(state === 'closed' ? reviewMetrics : []);
      if (state === 'open') continue;
      // What was opened in those days is no other number, however it went on.
      const { start, end } = stretchOf({ from: review.firstDay, to: review.lastDay }, { zone, zones });
      const opened = of('case').filter(
        ({ fields: { openedAt, teamId } }) =>
          openedAt >= start && openedAt < end && (review.teamId ?? teamId) === teamId,
      );
      expect(figures.find(({ metric }) => metric === 'created')?.value).toBe(opened.length);
      expect(examples.length).toBeGreaterThan(0);
      for (const { caseId } of examples)
        expect(of('case').find(({ id }) => id === caseId)?.fields.solvedAt).toBeLessThan(review.closedAt ?? 0);
    }
  });

  test('improvement actions are done, dropped, open and overdue, some the agent’s own', () => {
    const today = dayAt(now);
    const actions = of('improvementAction').map(({ fields }) => fields);
    const states = actions.map(({ state, dueOn, ownerId }) => ({
      ownerId,
      state: state === 'open' && dueOn < today ? 'overdue' : state,
    }));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['open', 'overdue', 'done', 'dropped']));
    const ownedBy = (agent: string) => states.filter(({ ownerId }) => ownerId === agent).map(({ state }) => state);
    expect(ownedBy(lin).toSorted()).toEqual(['done', 'open']);
    expect(ownedBy(maya)).toEqual(['overdue']);
    expect(ownedBy(xu).toSorted()).toEqual(['done', 'dropped', 'open']);
    for (const { outcome, state } of actions) expect(outcome !== '').toBe(state !== 'open');
  });

  test('goals of everybody, teams and agents stand differently, and one is to come', () => {
    const goals = of('goal').map(({ fields }) => fields);
    const facts = recordFacts(records);
    const states = goals.map((goal) => {
      const metric = goalMetric(goal.metric);
      const [period] = periodsOf(goal, dayAt(now), 1);
      if (!metric || !period) throw new Error('nobody could aim at that');
      const question = { period, compare: null, bucket: null, groupBy: null, filters: goalFilters(goal), zone, zones };
      const fold = createFold(metric, { ...question, now });
      for (const set of facts) for (const fact of (set[metric.of] ?? []) as readonly AnyFact[]) fold.add(fact);
      const target = targetValue(metric, targetOn(goal.steps, period.to) ?? goal.target);
      return goalState(metric, target, fold.figure(), goneOf(stretchOf(period, { zone, zones }), now));
    });
    expect(new Set(goals.map(({ subject }) => subject)).size).toBe(3);
    expect(new Set(states).size).toBeGreaterThanOrEqual(4);
    expect(states).toContain('to-come');
    expect(states).toContain('missed');
    expect(goals.some(({ steps }) => steps.length > 1)).toBe(true);
  });

  test('scheduled reports wait for a server that makes them: nothing says that one was made', () => {
    const schedules = of('reportSchedule').map(({ fields }) => fields);
    expect(schedules.map(({ toFolder, recipients }) => [toFolder, recipients.length])).toEqual([
      [false, 1],
      [true, 0],
    ]);
    for (const fields of schedules) {
      expect(reportScheduleFields.content.value.safeParse(fields.content).error).toBeUndefined();
      expect(dueRun(fields, { planned: null, asked: null }, now, zones)?.reason).toBe('planned');
    }
    expect(of('reportRun')).toEqual([]);
  });
});

test('what a review keeps is what a device with the same records shows', () => {
  const now = sampleMoments['at noon'].getTime();
  const { records, of } = builtSample(sample, now);
  const db = workedOut(records);
  for (const { fields } of of('serviceReview')) {
    const period = { from: fields.firstDay, to: fields.lastDay };
    const filters = fields.teamId ? { teamId: [fields.teamId] } : {};
    const steps = reviewPack(db, { period, zone, zones, now, filters, kept: null });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { figures, examples } = step.value;
    const shown = { figures, examples: examples.map(({ caseId, why }) => ({ caseId, why })) };
    expect(keptPack(records, { period, teamId: fields.teamId, zone, now })).toEqual(shown);
  }
});

test('saved reports are everybody’s, of both kinds, and ask for what there is', () => {
  const { of } = builtSample(sample, sampleMoments['at noon'].getTime());
  const reports = of('definition').filter(({ fields }) => fields.kind === 'report');
  const contents = reports.map(({ fields }) => savedReportContent.parse(fields.content));
  expect(contents.map(({ kind }) => kind).toSorted()).toEqual(['dashboard', 'rows', 'rows']);
  for (const { fields } of reports) expect(fields.ownerId).toBeNull();
  for (const content of contents) if (content.kind === 'rows') expect(settleColumns(content, []).lost).toEqual([]);
});

test('thanks go both ways between the teams, in the languages of those who give them', () => {
  const { of } = builtSample(sample, sampleMoments['at noon'].getTime());
  const thanks = of('recognition').map(({ fields }) => fields);
  expect(thanks).toHaveLength(5);
  expect(new Set(thanks.map(({ reason }) => reason)).size).toBe(4);
  expect(thanks.filter(({ sourceCaseId }) => sourceCaseId !== null)).toHaveLength(3);
  expect(thanks.filter(({ teamId }) => teamId !== null)).toHaveLength(1);
  for (const { givenAt, recordedAt } of thanks) expect(recordedAt).toBe(givenAt);
});

import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { earliest } from '#domain/rules/earliest.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { type DayPeriod, stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { AnyFact, Fact, FactKind } from '#domain/rules/metrics/fact-fields.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { createFold } from '#domain/rules/metrics/fold.ts';
import { exampleCases, type SolvedCase } from '#domain/rules/service-review/example-cases.ts';
import { likePeriodsBefore, reviewFigures } from '#domain/rules/service-review/review-figures.ts';
import { reviewMetrics } from '#domain/rules/service-review/review-metrics.ts';
import { recordFacts } from './record-facts.ts';

interface Asked {
  readonly period: DayPeriod;
  readonly teamId: TeamId | null;
  readonly zone: string;
  readonly now: number;
}

/** What a lead who closes a review then has before their eyes, from the records of that moment and by the same rules. */
export function keptPack(
  records: readonly AnyRecord[],
  { period, teamId, ...moment }: Asked,
): Pick<FieldsOf<'serviceReview'>, 'figures' | 'examples'> {
  const facts = recordFacts(records);
  const of = <K extends FactKind>(kind: K) => facts.flatMap((set) => (set[kind] ?? []) as readonly Fact<K>[]);
  const zoned = { ...moment, zones: createZoneOffsets() };
  const filters = teamId ? { teamId: [teamId] } : {};
  const figuresOf = (days: DayPeriod): readonly Figure[] =>
    reviewMetrics.flatMap((name) => {
      const metric = metricNamed(name);
      if (!metric) return [];
      const question = { ...zoned, period: days, filters, compare: null, bucket: null, groupBy: null };
      const fold = createFold(metric, question);
      for (const fact of of(metric.of) as readonly AnyFact[]) fold.add(fact);
      return [fold.figure()];
    });
  const cases = of('case').filter((fact) => teamId === null || fact.teamId === teamId);
  const first = earliest(cases.map(({ openedAt }) => openedAt));
  const { start, end } = stretchOf(period, zoned);
  const solved = cases.filter(({ solvedAt }) => solvedAt !== null && solvedAt >= start && solvedAt < end);
  return {
    figures: reviewFigures(figuresOf(period), likePeriodsBefore(period, first, zoned).map(figuresOf)),
    examples: exampleCases(solved.map((fact) => solvedCase(fact, of('call'), of('survey')))),
  };
}

function solvedCase(
  { id, type, contacts, solveMs, reopenings, inOneContact }: Fact<'case'>,
  calls: readonly Fact<'call'>[],
  surveys: readonly Fact<'survey'>[],
): SolvedCase {
  const handled = calls.filter(({ caseId }) => caseId === id);
  const answers = surveys.filter(({ caseId }) => caseId === id);
  return {
    ...{ caseId: id as CaseId, type, contacts, solveMs: solveMs ?? 0, reopenings, inOneContact: inOneContact === 1 },
    handleMs: handled.reduce((sum, { handleMs }) => sum + handleMs, 0),
    score: answers.length === 0 ? null : Math.min(...answers.map(({ score }) => score)),
    isSatisfied: answers.length > 0 && answers.every(({ isSatisfied }) => isSatisfied === 1),
  };
}

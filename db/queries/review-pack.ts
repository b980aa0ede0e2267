import type { ReviewPack } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ReviewExample, ReviewFigure } from '#domain/model/service-review-fields.ts';
import type { DayPeriod } from '#domain/rules/metrics/day-period.ts';
import type { FactFilters, Figure } from '#domain/rules/metrics/figure.ts';
import { exampleCases } from '#domain/rules/service-review/example-cases.ts';
import { likePeriodsBefore, reviewFigures } from '#domain/rules/service-review/review-figures.ts';
import { reviewMetrics } from '#domain/rules/service-review/review-metrics.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { factTable, hasFacts } from '../facts/fact-tables.ts';
import { reportFigures } from './report-figures.ts';
import { describedCases, solvedCases } from './review-cases.ts';
import { complaintsIn } from './review-complaints.ts';
import type { ReviewQuestion } from './review-facts.ts';

/** What a closed review keeps; null for an open one. */
export interface KeptPack {
  readonly figures: readonly ReviewFigure[];
  readonly examples: readonly ReviewExample[];
}
export type PackQuestion = ReviewQuestion & { readonly kept: KeptPack | null };
export type ReadPack = Omit<ReviewPack, 'reach' | 'behind'>;

const nothing: ReadPack = { figures: [], examples: [], complaints: [], complaintCount: 0 };

/** What a period was like, in steps: one for each period that is looked at. */
export function* reviewPack(db: ReplicaReader, asked: PackQuestion): Generator<undefined, ReadPack> {
  const { kept } = asked;
  if (!hasFacts(db)) return { ...nothing, figures: kept?.figures ?? [] };
  const figures = kept?.figures ?? (yield* figuresOf(db, asked));
  yield;
  const chosen = kept?.examples ?? exampleCases(solvedCases(db, asked));
  yield;
  return { figures, examples: describedCases(db, chosen), ...complaintsIn(db, asked) };
}

function* figuresOf(db: ReplicaReader, asked: PackQuestion): Generator<undefined, readonly ReviewFigure[]> {
  const figures = figuresIn(db, asked, asked.period);
  const earlier: (readonly Figure[])[] = [];
  for (const period of likePeriodsBefore(asked.period, firstCaseAt(db, asked.filters), asked)) {
    yield;
    earlier.push(figuresIn(db, asked, period));
  }
  return reviewFigures(figures, earlier);
}

function figuresIn(db: ReplicaReader, { filters, zone, zones, now }: PackQuestion, period: DayPeriod) {
  return reportFigures(db, reviewMetrics, {
    ...{ period, filters, zone, zones, now },
    ...{ compare: null, bucket: null, groupBy: null },
  });
}

function firstCaseAt(db: ReplicaReader, { teamId = [] }: FactFilters): number | null {
  const text = `select min(openedAt) as at from ${factTable('case')} where ? or teamId in (select value from json_each(?))`;
  return sql(db, text).get<{ at: number | null }>(teamId.length === 0 ? 1 : 0, JSON.stringify(teamId))?.at ?? null;
}

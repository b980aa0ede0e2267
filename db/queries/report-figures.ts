import { AppError } from '#domain/contract/failure.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { Figure, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { createFolds } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { hasFacts } from '../facts/fact-tables.ts';
import { readFacts } from '../facts/read-facts.ts';
import { factPasses } from './fact-passes.ts';

/** The figures of these metrics, in their order. */
export function reportFigures(
  db: ReplicaReader,
  names: readonly string[],
  question: FigureQuestion,
): readonly Figure[] {
  const figures = new Map<string, Figure>();
  for (const { metrics, facts } of factPasses([...new Set(names.map(knownMetric))], question)) {
    const folds = createFolds(metrics, question);
    if (hasFacts(db)) for (const fact of readFacts(db, facts)) folds.add(fact);
    for (const figure of folds.figures()) figures.set(figure.metric, figure);
  }
  return names.flatMap((name) => figures.get(name) ?? []);
}

export function knownMetric(name: string): Metric {
  const metric = metricNamed(name);
  if (!metric) throw new AppError('bad-request', 'There is no such metric.', { metric: name.slice(0, 60) });
  return metric;
}

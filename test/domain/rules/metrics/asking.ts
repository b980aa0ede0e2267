import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { AnyFact, FactKind, FactSet } from '#domain/rules/metrics/fact-fields.ts';
import type { Figure, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { createFold } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { at } from './told-case.ts';

const zones = createZoneOffsets();

export const weekOne = { from: '2026-03-02', to: '2026-03-08' };
export const weekTwo = { from: '2026-03-09', to: '2026-03-15' };

/** The second week in Shanghai, asked for on the Monday after at noon, where nothing else is said. */
export function question(parts: Partial<FigureQuestion> = {}): FigureQuestion {
  return {
    ...{ period: weekTwo, compare: null, bucket: null, groupBy: null, filters: {} },
    ...{ zone: 'Asia/Shanghai', zones, now: at('03-16 12:00') },
    ...parts,
  };
}

export function metric(name: string): Metric {
  const found = metricNamed(name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
}

export function ofKind(facts: readonly FactSet[], kind: FactKind): readonly AnyFact[] {
  return facts.flatMap((set): readonly AnyFact[] => set[kind] ?? []);
}

export function figureOf(facts: readonly FactSet[], name: string, parts: Partial<FigureQuestion> = {}): Figure {
  const asked = metric(name);
  const fold = createFold(asked, question(parts));
  for (const fact of ofKind(facts, asked.of)) fold.add(fact);
  return fold.figure();
}

import type { CaseId } from '../../model/ids.ts';
import { type ExampleReason, exampleReasons, type ReviewExample } from '../../model/service-review-fields.ts';
import { medianOf } from './median-of.ts';

/** A case that was solved in the period. */
export interface SolvedCase {
  readonly caseId: CaseId;
  readonly type: string | null;
  /** All its calls together, 0 without any. */
  readonly handleMs: number;
  readonly contacts: number;
  readonly solveMs: number;
  readonly reopenings: number;
  readonly inOneContact: boolean;
  /** The lowest that its customer gave; null where nobody asked or answered. */
  readonly score: number | null;
  /** By every answer. */
  readonly isSatisfied: boolean;
}

/** Of fewer cases of one type none is called typical. */
export const leastOfType = 5;

/** The first by these numbers, one after the other; the id decides between equals, so that everybody sees the same. */
function first(cases: readonly SolvedCase[], ...by: readonly ((each: SolvedCase) => number)[]): SolvedCase | undefined {
  const before = (a: SolvedCase, b: SolvedCase): boolean => {
    for (const order of by) {
      const difference = order(a) - order(b);
      if (difference !== 0) return difference < 0;
    }
    return a.caseId < b.caseId;
  };
  return cases.reduce<SolvedCase | undefined>((best, each) => (best && before(best, each) ? best : each), undefined);
}

/** The cases of the type that there are most of. */
function ofCommonType(cases: readonly SolvedCase[]): readonly SolvedCase[] {
  const groups = [...Map.groupBy(cases, ({ type }) => type ?? '').entries()];
  const [common] = groups.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  return common?.[1] ?? [];
}

const measures = [
  ({ handleMs }: SolvedCase) => handleMs,
  ({ contacts }: SolvedCase) => contacts,
  ({ solveMs }: SolvedCase) => solveMs,
] as const;

/**
 * How far a case is from the medians of its like in handle time, contacts and time to the solution, each measured in how far its like usually are:
 * by the median of their distances, where half of them are equal by the mean, and not at all where all of them are.
 */
function distanceWithin(cases: readonly SolvedCase[]): (each: SolvedCase) => number {
  const parts = measures.map((measure) => {
    const middle = medianOf(cases.map(measure)) ?? 0;
    const distances = cases.map((each) => Math.abs(measure(each) - middle));
    const mean = distances.reduce((sum, each) => sum + each, 0) / Math.max(distances.length, 1);
    const scale = medianOf(distances) || mean;
    return (each: SolvedCase) => (scale === 0 ? 0 : Math.abs(measure(each) - middle) / scale);
  });
  return (each) => parts.reduce((sum, part) => sum + part(each), 0);
}

const pickers: Readonly<Record<ExampleReason, (cases: readonly SolvedCase[]) => SolvedCase | undefined>> = {
  typical(cases) {
    const alike = ofCommonType(cases);
    return alike.length < leastOfType ? undefined : first(alike, distanceWithin(alike));
  },
  longest: (cases) => first(cases, ({ solveMs }) => -solveMs),
  reopened: (cases) =>
    first(
      cases.filter(({ reopenings }) => reopenings > 0),
      ({ reopenings }) => -reopenings,
      ({ solveMs }) => -solveMs,
    ),
  'worst-rated': (cases) =>
    first(
      cases.filter(({ score, isSatisfied }) => score !== null && !isSatisfied),
      ({ score }) => score ?? 0,
      ({ solveMs }) => -solveMs,
    ),
  best: (cases) =>
    first(
      cases.filter(({ inOneContact, score, isSatisfied }) => inOneContact && (score === null || isSatisfied)),
      ({ score }) => -(score ?? 0),
      ({ solveMs }) => solveMs,
    ),
};

/** The examples of a review, each for one reason; who stands there for one does not stand there for another. */
export function exampleCases(cases: readonly SolvedCase[]): readonly ReviewExample[] {
  const chosen = new Set<CaseId>();
  return exampleReasons.flatMap((why) => {
    const found = pickers[why](why === 'typical' ? cases : cases.filter(({ caseId }) => !chosen.has(caseId)));
    if (!found) return [];
    chosen.add(found.caseId);
    return [{ caseId: found.caseId, why }];
  });
}

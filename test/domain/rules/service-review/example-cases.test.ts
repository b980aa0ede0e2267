import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exampleCases, type SolvedCase } from '#domain/rules/service-review/example-cases.ts';
import { ids } from '../../../builders/ids.ts';

const minute = 60_000;

function solved(n: number, set: Partial<SolvedCase> = {}): SolvedCase {
  return {
    ...{ caseId: ids.case(n), type: 'inquiry', handleMs: 5 * minute, contacts: 2, solveMs: 60 * minute },
    ...{ reopenings: 0, inOneContact: false, score: null, isSatisfied: false },
    ...set,
  };
}

const chosen = (cases: readonly SolvedCase[]) =>
  Object.fromEntries(exampleCases(cases).map(({ why, caseId }) => [why, caseId]));

describe('the example cases', () => {
  it('are nobody of nothing', () => {
    expect(exampleCases([])).toEqual([]);
  });

  it('are, worked out by hand', () => {
    const cases = [
      // Of the most frequent type. Medians: 6 minutes, 2 contacts, 70 minutes; only case 3 has them all.
      solved(1, { handleMs: 2 * minute, contacts: 1, solveMs: 10 * minute }),
      solved(2, { handleMs: 5 * minute, contacts: 2, solveMs: 50 * minute }),
      solved(3, { handleMs: 6 * minute, contacts: 2, solveMs: 70 * minute }),
      solved(4, { handleMs: 9 * minute, contacts: 3, solveMs: 90 * minute }),
      solved(5, { handleMs: 30 * minute, contacts: 9, solveMs: 900 * minute }),
      solved(6, { type: 'repair', solveMs: 9000 * minute }),
      solved(7, { type: 'repair', reopenings: 3, solveMs: 20 * minute }),
      solved(8, { type: 'repair', score: 1, solveMs: 20 * minute }),
      solved(9, { type: 'repair', inOneContact: true, contacts: 1, score: 5, isSatisfied: true }),
    ];
    expect(chosen(cases)).toEqual({
      ...{ typical: ids.case(3), longest: ids.case(6), reopened: ids.case(7) },
      ...{ 'worst-rated': ids.case(8), best: ids.case(9) },
    });
  });

  it('have no typical one of fewer than five alike', () => {
    expect(chosen([1, 2, 3, 4].map((n) => solved(n)))).not.toHaveProperty('typical');
    expect(chosen([1, 2, 3, 4, 5].map((n) => solved(n)))).toHaveProperty('typical', ids.case(1));
  });

  it('do not call a satisfied customer the worst, nor an unsatisfied one the best', () => {
    const cases = [
      solved(1, { score: 5, isSatisfied: true }),
      solved(2, { score: 1, inOneContact: true, solveMs: minute }),
    ];
    expect(chosen(cases)).toEqual({ longest: ids.case(1), 'worst-rated': ids.case(2) });
  });

  it('name nobody twice: the next in line stands for the second reason', () => {
    const cases = [
      solved(1, { solveMs: 900 * minute, reopenings: 4 }),
      solved(2, { solveMs: 800 * minute, reopenings: 1 }),
    ];
    expect(chosen(cases)).toEqual({ longest: ids.case(1), reopened: ids.case(2) });
  });
});

const arbitrary = fc.array(
  fc.record({
    type: fc.constantFrom('inquiry', 'repair', null),
    ...{ handleMs: fc.nat(9), contacts: fc.nat(4), solveMs: fc.nat(9), reopenings: fc.nat(2) },
    ...{ inOneContact: fc.boolean(), score: fc.constantFrom(null, 1, 5), isSatisfied: fc.boolean() },
  }),
  { maxLength: 12 },
);

// Whoever asks sees the same: the order of the cases says nothing; each is there once, for a reason that is true of it.
test('examples are the same in any order, distinct, and each is what it is called', () => {
  fc.assert(
    fc.property(arbitrary, fc.infiniteStream(fc.nat()), (drawn, keys) => {
      const cases = drawn.map((set, n) => solved(n + 1, set));
      const order = new Map(cases.map((each) => [each.caseId, keys.next().value ?? 0]));
      const shuffled = cases.toSorted((a, b) => (order.get(a.caseId) ?? 0) - (order.get(b.caseId) ?? 0));
      const examples = exampleCases(cases);
      expect(exampleCases(shuffled)).toEqual(examples);
      expect(new Set(examples.map(({ caseId }) => caseId)).size).toBe(examples.length);
      for (const { caseId, why } of examples) {
        const found = cases.find((each) => each.caseId === caseId);
        if (why === 'reopened') expect(found?.reopenings).toBeGreaterThan(0);
        if (why === 'worst-rated') expect([found?.score, found?.isSatisfied]).toEqual([expect.any(Number), false]);
        if (why === 'best') expect(found?.inOneContact).toBe(true);
      }
      expect(examples.some(({ why }) => why === 'longest')).toBe(
        cases.length > examples.filter((e) => e.why === 'typical').length,
      );
    }),
  );
});

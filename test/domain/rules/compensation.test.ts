import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompensationState, compensationStates, roles } from '#domain/model/choices.ts';
import { isWithinLimit, limitOf, mayCompensationMove } from '#domain/rules/compensation.ts';
import { type ApprovalLimits, approvalLimitsContent } from '#domain/rules/definitions/approval-limits.ts';

const limits: ApprovalLimits = {
  limits: [
    { currency: 'CNY', agent: 20_000, lead: 200_000 },
    { currency: 'USD', agent: 0, lead: null },
  ],
};

describe('the most that a role may grant', () => {
  test.each([
    ['nothing is said', undefined, 'CNY', [0, null, null]],
    ['the currency has a line', limits, 'CNY', [20_000, 200_000, null]],
    ['the line is open at the top', limits, 'USD', [0, null, null]],
    ['the currency has none', limits, 'JPY', [0, 0, null]],
  ] as const)('where %s', (_where, said, currency, most) => {
    expect(roles.map((role) => limitOf(said, role, currency))).toEqual(most);
  });

  test('is itself within the limit, one more is not, and what costs nothing always is', () => {
    expect(isWithinLimit(limits, 'agent', { amount: 20_000, currency: 'CNY' })).toBe(true);
    expect(isWithinLimit(limits, 'agent', { amount: 20_001, currency: 'CNY' })).toBe(false);
    for (const role of roles) expect(isWithinLimit(limits, role, { amount: 0, currency: 'JPY' })).toBe(true);
  });

  test('grows with the limit: what was granted before is granted after it was raised', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (amount, agent, more) => {
        const with_ = (most: number): ApprovalLimits => ({ limits: [{ currency: 'CNY', agent: most, lead: null }] });
        const before = isWithinLimit(with_(agent), 'agent', { amount, currency: 'CNY' });
        const after = isWithinLimit(with_(agent + more), 'agent', { amount, currency: 'CNY' });
        expect(!before || after).toBe(true);
      }),
    );
  });

  test('stands once for each currency', () => {
    const line = { currency: 'CNY', agent: 1, lead: 2 };
    expect(approvalLimitsContent.safeParse({ limits: [line, line] }).success).toBe(false);
    expect(approvalLimitsContent.safeParse({ limits: [{ ...line, agent: -1 }] }).success).toBe(false);
    expect(approvalLimitsContent.safeParse({ limits: [{ ...line, agent: 1.5 }] }).success).toBe(false);
  });
});

const legal: Record<CompensationState, readonly CompensationState[]> = {
  asked: ['approved', 'declined', 'withdrawn'],
  approved: ['done', 'withdrawn'],
  declined: [],
  done: [],
  withdrawn: [],
};

test.each(compensationStates)('from %s', (from) => {
  expect(compensationStates.filter((to) => mayCompensationMove(from, to))).toEqual(legal[from]);
});

import { describe, expect, test } from 'vitest';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import { isFinished, legalMoves, mayMove, solvedAtAfter } from '#domain/rules/status-machine.ts';

// Rows: from; columns: to, in the order of the list of statuses.
const table: Record<CaseStatus, string> = {
  //                     new open p-c p-3p hold solved closed reopened
  new: /*              */ '.  x    x   x    x    x      .      .',
  open: /*             */ '.  .    x   x    x    x      .      .',
  'pending-customer': /**/ '.  x    .   x    x    x      .      .',
  'pending-third-party': '.  x    x   .    x    x      .      .',
  'on-hold': /*        */ '.  x    x   x    .    x      .      .',
  solved: /*           */ '.  .    .   .    .    .      x      x',
  closed: /*           */ '.  .    .   .    .    .      .      x',
  reopened: /*         */ '.  x    x   x    x    x      .      .',
};

const pairs = caseStatuses.flatMap((from) => {
  const cells = table[from].split(/\s+/);
  return caseStatuses.map((to, column) => ({ from, to, legal: cells[column] === 'x' }));
});

describe('the status machine', () => {
  test.each(pairs)('$from to $to: $legal', ({ from, to, legal }) => {
    expect(mayMove(from, to)).toBe(legal);
    expect(legalMoves(from).includes(to)).toBe(legal);
  });

  test('every status but new can be reached from new, and none is a dead end', () => {
    const reached = new Set<CaseStatus>(['new']);
    for (const status of reached) for (const next of legalMoves(status)) reached.add(next);
    expect([...reached].sort()).toEqual([...caseStatuses].sort());
    expect(caseStatuses.filter((status) => legalMoves(status).length === 0)).toEqual([]);
  });

  test('what asks nothing more of the team', () => {
    expect(caseStatuses.filter(isFinished)).toEqual(['solved', 'closed']);
  });

  test.each([
    ['solved', null, 500],
    ['solved', 100, 500],
    ['closed', 100, 100],
    ['reopened', 100, null],
    ['open', 100, null],
  ] as const)('moving to %s with solvedAt %s leaves %s', (to, before, after) => {
    expect(solvedAtAfter(to, before, 500)).toBe(after);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatusLog } from '#domain/model/case-fields.ts';
import { caseStatuses } from '#domain/model/choices.ts';
import { statusLogOf, withStatus } from '#domain/rules/status-log.ts';
import { noon } from '../../builders/times.ts';

const moves = fc.array(fc.tuple(fc.constantFrom(...caseStatuses), fc.integer({ min: 0, max: 2 ** 41 })));

describe('the log of a case’s moves', () => {
  test('keeps every move in the order of acceptance, and its times never go back', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const log = list.reduce<StatusLog>((held, [status, at]) => withStatus(held, status, at), []);
        expect(log.map(({ status }) => status)).toEqual(list.map(([status]) => status));
        for (const [index, { at }] of log.slice(1).entries()) expect(at).toBeGreaterThanOrEqual(log[index]?.at ?? 0);
        for (const [index, [, at]] of list.entries()) expect(log[index]?.at).toBeGreaterThanOrEqual(at);
      }),
    );
  });

  test('of a case made before moves were logged is told from what is known', () => {
    const fields = { statusLog: [], openedAt: noon, solvedAt: null } as const;
    const opened = { status: 'new', at: noon };
    expect(statusLogOf({ ...fields, status: 'new' })).toEqual([opened]);
    expect(statusLogOf({ ...fields, status: 'on-hold' })).toEqual([opened, { status: 'on-hold', at: noon }]);
    const solved = statusLogOf({ ...fields, status: 'solved', solvedAt: noon + 5000 });
    expect(solved).toEqual([opened, { status: 'solved', at: noon + 5000 }]);
    expect(statusLogOf({ ...fields, statusLog: solved, status: 'new' })).toBe(solved);
  });
});

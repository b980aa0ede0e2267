// Whatever happens to cases: what came in and came back, less what was solved, is what the backlog grew by, and no time is negative.
import { describe, expect } from 'vitest';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { factsOfCase } from '#domain/rules/metrics/case-facts.ts';
import type { FactColumn } from '#domain/rules/metrics/fact-columns.ts';
import { type FactSet, factColumnsOf, factKinds } from '#domain/rules/metrics/fact-fields.ts';
import { isFinished, mayMove } from '#domain/rules/status-machine.ts';
import { fc, test } from '../../../harness/fast-check.ts';
import { figureOf, ofKind } from './asking.ts';
import { book } from './hand-made-desk.ts';
import { ToldCase } from './told-case.ts';

const moment = fc
  .tuple(fc.integer({ min: 2, max: 15 }), fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '20', '40'))
  .map(([day, hour, minute]) => `03-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:${minute}`);

type Step = readonly [when: string, what: 'asks' | 'replies' | 'given' | CaseStatus, recorded: string];
const step: fc.Arbitrary<Step> = fc.tuple(
  moment,
  fc.constantFrom('asks' as const, 'replies' as const, 'given' as const, ...caseStatuses),
  moment,
);

/** A case to which this happens, as far as the status machine lets it. */
function caseOf(n: number, opened: string, channel: 'phone' | 'email', steps: readonly Step[]): FactSet {
  const told = new ToldCase(n, opened, 1, { channel });
  let status: CaseStatus = 'new';
  for (const [when, what, recorded] of steps.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (when < opened) continue;
    const later = recorded < when ? when : recorded;
    if (what === 'asks') told.asks(when, later);
    else if (what === 'given') told.isGiven(when, 2, undefined, later);
    else if (what === 'replies') {
      told.replies(when, 1, later);
      if (status === 'new' || status === 'reopened') status = 'open';
    } else if (mayMove(status, what)) {
      told.becomes(what, when);
      status = what;
    }
  }
  const facts = factsOfCase(told.parts, book);
  expect(facts.spell?.at(-1)?.to === null).toBe(!isFinished(status));
  return facts;
}

function holds({ kind, nullable }: FactColumn, value: unknown): boolean {
  if (value === null) return nullable;
  if (kind === 'id' || kind === 'dimension') return typeof value === 'string';
  return Number.isSafeInteger(value) && Number(value) >= 0 && (kind !== 'flag' || Number(value) <= 1);
}

const desk = fc
  .array(fc.tuple(moment, fc.constantFrom('phone' as const, 'email' as const), fc.array(step, { maxLength: 8 })), {
    maxLength: 6,
  })
  .map((cases) => cases.map(([opened, channel, steps], n) => caseOf(n + 1, opened, channel, steps)));

describe('a desk', () => {
  test(
    'has a backlog that grows by what comes in and comes back, less what is solved',
    [desk, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 13 })],
    (facts, a, b) => {
      const first = dayNumber('2026-03-02');
      const period = { from: dateOf(first + Math.min(a, b)), to: dateOf(first + Math.max(a, b)) };
      const dayBefore = { from: dateOf(first - 1), to: dateOf(first + Math.min(a, b) - 1) };
      const value = (name: string, asked = period) => figureOf(facts, name, { period: asked }).value ?? 0;
      const grown = value('created') + value('reopened') - value('solved');
      expect(value('backlog') - value('backlog', dayBefore)).toBe(grown);
    },
  );

  test('has no negative time, and nothing in a column that the column cannot hold', [desk], (facts) => {
    for (const kind of factKinds)
      for (const fact of ofKind(facts, kind)) {
        const columns = Object.entries(factColumnsOf(kind));
        expect(Object.keys(fact).sort()).toEqual(columns.map(([field]) => field).sort());
        expect(columns.filter(([field, column]) => !holds(column, fact[field]))).toEqual([]);
      }
  });

  test('says of a case what its waits say', [desk], (facts) => {
    for (const { case: cases = [], reply = [] } of facts) {
      const first = reply.find(({ turn }) => turn === 'first');
      expect(cases.map(({ firstReplyMs }) => firstReplyMs)).toEqual([first?.waitedMs ?? null]);
      for (const { waitedMs, waitedWorkMs } of reply) expect((waitedWorkMs ?? 0) <= (waitedMs ?? 0)).toBe(true);
    }
  });

  test('has no two facts of a kind with one id', [desk], (facts) => {
    for (const kind of factKinds) {
      const found = ofKind(facts, kind).map(({ id }) => id);
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

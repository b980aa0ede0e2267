import { describe, test as example, expect } from 'vitest';
import { caseStatuses, caseTypes } from '#domain/model/choices.ts';
import { type StatusRules, statusRulesContent } from '#domain/rules/definitions/status-rules.ts';
import {
  barredByRules,
  mayReopenAt,
  reopenableUntil,
  statusRulesOf,
  usualStatusRules,
  wantsReason,
} from '#domain/rules/status-rules.ts';
import { buildCase, buildDefinition } from '../../builders/records.ts';
import { day, noon } from '../../builders/times.ts';
import { fc, test } from '../../harness/fast-check.ts';

const rules: StatusRules = {
  reasons: [
    { to: 'on-hold', types: ['complaint'] },
    { to: 'closed', types: [] },
  ],
  reopenWithinDays: 7,
};
const solved = buildCase(1, { status: 'solved', solvedAt: noon }).fields;

describe('what a workspace says about moves', () => {
  example('is what is usual where nobody said anything, switched it off, or wrote what cannot be read', () => {
    const defined = (set: object) => buildDefinition(1, { kind: 'status-rules', content: rules, ...set }).fields;
    expect(statusRulesOf(defined({}))).toEqual(rules);
    for (const nothing of [undefined, defined({ active: false }), defined({ kind: 'macro' }), defined({ content: {} })])
      expect(statusRulesOf(nothing)).toEqual(usualStatusRules);
    expect(usualStatusRules).toEqual({ reasons: [], reopenWithinDays: 30 });
  });

  example.each([
    [true, rules],
    [true, { reasons: [], reopenWithinDays: null }],
    [false, { reasons: [], reopenWithinDays: 0 }],
    [false, { reasons: [{ to: 'new', types: [] }], reopenWithinDays: 30 }],
    [
      false,
      {
        reasons: [
          { to: 'solved', types: [] },
          { to: 'solved', types: ['repair'] },
        ],
        reopenWithinDays: 30,
      },
    ],
  ])('sound %s: %j', (sound, content) => {
    expect(statusRulesContent.safeParse(content).success).toBe(sound);
  });
});

example.each([
  ['complaint', 'on-hold', true],
  ['inquiry', 'on-hold', false],
  ['inquiry', 'closed', true],
  ['complaint', 'solved', false],
] as const)('a %s that goes to %s wants a reason: %s', (type, to, wanted) => {
  expect(wantsReason(rules, type, to)).toBe(wanted);
  const barred = barredByRules(rules, { ...solved, type }, { to, at: noon, reason: ' ' });
  expect(barred?.kind).toBe(wanted ? 'reason-missing' : undefined);
  expect(barredByRules(rules, { ...solved, type }, { to, at: noon, reason: '等备件' })).toBeUndefined();
});

describe('reopening', () => {
  example.each([
    ['counts from when it was solved', { solvedAt: noon }, noon + 7 * day],
    ['is not given more time by closing', { status: 'closed', solvedAt: noon }, noon + 7 * day],
    [
      'counts from the last move to the end where nothing else is known',
      {
        status: 'closed',
        solvedAt: null,
        statusLog: [
          { status: 'open', at: noon },
          { status: 'closed', at: noon + day },
        ],
      },
      noon + 8 * day,
    ],
    ['has no end where nobody knows when it was finished', { solvedAt: null }, null],
  ] as const)('%s', (_title, fields, until) => {
    expect(reopenableUntil(rules, { ...solved, ...fields })).toBe(until);
    expect(reopenableUntil({ ...rules, reopenWithinDays: null }, { ...solved, ...fields })).toBeNull();
  });

  example('goes up to the last instant, and is refused with the days after it, whatever the reason', () => {
    const reopen = (at: number) => barredByRules(rules, solved, { to: 'reopened', at, reason: '客户来电' });
    expect(reopen(noon + 7 * day)).toBeUndefined();
    expect(reopen(noon + 7 * day + 1)).toMatchObject({ kind: 'too-late-to-reopen', details: { days: 7 } });
  });

  test(
    'is never legal again once it is too late, and no other move is ever too late',
    [fc.nat(), fc.nat(), fc.constantFrom(...caseStatuses), fc.constantFrom(...caseTypes)],
    (early, late, to, type) => {
      const [first, second] = [noon + Math.min(early, late), noon + Math.max(early, late)];
      if (!mayReopenAt({ ...rules, reopenWithinDays: 1 }, solved, first))
        expect(mayReopenAt({ ...rules, reopenWithinDays: 1 }, solved, second)).toBe(false);
      const barred = barredByRules(rules, { ...solved, type }, { to, at: second, reason: 'x' });
      if (to !== 'reopened') expect(barred).toBeUndefined();
    },
  );
});

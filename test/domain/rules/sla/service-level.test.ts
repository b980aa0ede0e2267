import { describe, expect, test } from 'vitest';
import { levelFor, type SlaSubject, serviceLevel } from '#domain/rules/sla/service-level.ts';
import { ids } from '../../../builders/ids.ts';
import { aLevel } from './sla-builders.ts';

const support = ids.team(1);
const repair = ids.team(2);
const anything = { types: [], priorities: [], tiers: [], teamIds: [] };

const levels = [
  { name: 'urgent complaints', fits: { ...anything, types: ['complaint' as const], priorities: ['urgent' as const] } },
  { name: 'very important people', fits: { ...anything, tiers: ['vip' as const] } },
  { name: 'complaints or repairs', fits: { ...anything, types: ['complaint' as const, 'repair' as const] } },
  { name: 'the workshop', fits: { ...anything, teamIds: [repair] } },
];

const plain: SlaSubject = { type: 'inquiry', priority: 'normal', tier: 'standard', teamId: support };

describe('the level of a case is the first that fits', () => {
  test.each([
    [{ type: 'complaint', priority: 'urgent', tier: 'vip' }, 'urgent complaints'],
    [{ type: 'complaint', priority: 'high', tier: 'vip' }, 'very important people'],
    [{ type: 'complaint', priority: 'high' }, 'complaints or repairs'],
    [{ type: 'repair', teamId: repair }, 'complaints or repairs'],
    [{ teamId: repair }, 'the workshop'],
    [{}, undefined],
  ] as const)('%o: %s', (parts, name) => {
    expect(levelFor(levels, { ...plain, ...parts })?.name).toBe(name);
  });

  test('one that asks for nothing fits all', () => {
    expect(levelFor([{ fits: anything }], plain)).toBeDefined();
  });
});

describe('what is a service level', () => {
  const level = aLevel({ 'first-response': 60, 'total-resolution': 480 });

  test('survives storage as JSON', () => {
    expect(serviceLevel.parse(JSON.parse(JSON.stringify(level)))).toEqual(level);
  });

  test.each([
    ['a target of nothing', { targets: { 'first-response': { minutes: 0 } } }],
    ['a clock nobody knows', { targets: { 'last-response': { minutes: 5 } } }],
    ['a pause while it is in hand', { targets: { 'agent-work': { minutes: 5, pausedIn: ['open'] } } }],
    ['a warning at the end', { warning: { share: 1 } }],
    ['two warnings', { warning: { share: 0.5, minutesBefore: 5 } }],
  ])('not: %s', (_title, parts) => {
    expect(serviceLevel.safeParse({ ...level, ...parts }).success).toBe(false);
  });
});

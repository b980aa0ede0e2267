import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EscalationRule, escalationRuleContent } from '#domain/rules/definitions/escalation-rule.ts';
import { escalationDue, mayAcknowledge, mayEndEscalation, ruleFor } from '#domain/rules/escalation.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildEscalation } from '../../builders/records.ts';
import { hour, minute, noon } from '../../builders/times.ts';

const level = (afterMinutes: number | null): EscalationRule['levels'][number] => ({
  afterMinutes,
  acknowledgeMinutes: 30,
  toAgentId: ids.agent(2),
  toTeamId: null,
});
const levels = [level(60), level(240), level(null)];
const onCase = (escalationLevel = 0, status: 'open' | 'solved' = 'open') =>
  buildCase(1, { openedAt: noon, escalationLevel, status }).fields;

describe('the level that is due', () => {
  test.each([
    ['none before the first', 0, noon + hour - 1, null, 1],
    ['the first on its moment', 0, noon + hour, 1, 2],
    ['the highest of those that came due in an outage', 0, noon + 5 * hour, 2, null],
    ['only what is above the level raised', 1, noon + 2 * hour, null, 2],
    ['never what is for hands alone', 2, noon + 500 * hour, null, null],
  ])('%s', (_name, raised, now, due, next) => {
    const found = escalationDue({ levels }, onCase(raised), now);
    expect([found.due?.level ?? null, found.next?.level ?? null]).toEqual([due, next]);
  });

  test('says when it came due, by the calendar that is handed in', () => {
    const doubled = (from: number, minutes: number) => from + 2 * minutes * minute;
    expect(escalationDue({ levels }, onCase(), noon, doubled).next).toEqual({ level: 1, at: noon + 2 * hour });
  });

  test('of a finished case is none', () => {
    expect(escalationDue({ levels }, onCase(0, 'solved'), noon + 100 * hour)).toEqual({ due: null, next: null });
  });

  test('never falls as time goes on, and never is one that was raised', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), fc.integer({ min: 0, max: 3 }), (first, later, raised) => {
        const at = (minutes: number) =>
          escalationDue({ levels }, onCase(raised), noon + minutes * minute).due?.level ?? 0;
        expect(at(first + later)).toBeGreaterThanOrEqual(at(first));
        if (at(first) > 0) expect(at(first)).toBeGreaterThan(raised);
      }),
    );
  });
});

test('a case goes by the first rule that names its type and priority', () => {
  const any = { types: [], priorities: [], levels };
  const urgent = { types: ['complaint' as const], priorities: ['urgent' as const], levels };
  expect(ruleFor([urgent, any], { type: 'complaint', priority: 'urgent' })).toBe(urgent);
  expect(ruleFor([urgent, any], { type: 'complaint', priority: 'high' })).toBe(any);
  expect(ruleFor([urgent], { type: 'inquiry', priority: 'urgent' })).toBeUndefined();
});

describe('a rule', () => {
  const sound = { types: [], priorities: [], levels };
  test.each([
    ['with levels one after the other', sound, true],
    ['without a level', { ...sound, levels: [] }, false],
    ['with a level that calls for nobody', { ...sound, levels: [{ ...level(1), toAgentId: null }] }, false],
    ['with a higher level that comes sooner', { ...sound, levels: [level(60), level(30)] }, false],
    ['with two levels at once', { ...sound, levels: [level(60), level(60)] }, false],
    ['with a level by hand in between', { ...sound, levels: [level(60), level(null), level(90)] }, true],
  ])('%s: %#', (_name, content, fits) => {
    expect(escalationRuleContent.safeParse(content).success).toBe(fits);
  });
});

test.each([
  ['who was called for', 2, [1], 'agent', true, true],
  ['who raised it', 1, [1], 'agent', false, true],
  ['a colleague', 3, [1], 'agent', false, false],
  ['a member of the team called for', 3, [2], 'agent', true, true],
  ['a lead', 4, [3], 'lead', true, true],
] as const)('%s may take up: %s %s %s %s, end: %s', (_who, n, teams, role, takes, ends) => {
  const actor = { id: ids.agent(n), role, teamIds: teams.map(ids.team) };
  const { fields } = buildEscalation(1, { toTeamId: ids.team(2) });
  expect([mayAcknowledge(actor, fields), mayEndEscalation(actor, fields)]).toEqual([takes, ends]);
});

import { describe, expect, test } from 'vitest';
import { roles } from '#domain/model/choices.ts';
import { teamScope } from '#domain/model/scope.ts';
import { isLead, maySee, mayWorkIn } from '#domain/rules/rights.ts';
import { ids } from '../../builders/ids.ts';

const actor = (role: (typeof roles)[number], ...teams: number[]) => ({
  id: ids.agent(1),
  role,
  teamIds: teams.map(ids.team),
});

describe('who may see a scope', () => {
  test.each([
    ['agent', 'workspace', true],
    ['agent', 'leads', false],
    ['agent', teamScope(ids.team(1)), true],
    ['agent', teamScope(ids.team(2)), false],
    ['lead', 'workspace', true],
    ['lead', 'leads', true],
    ['lead', teamScope(ids.team(2)), true],
    ['admin', 'leads', true],
    ['admin', teamScope(ids.team(2)), true],
  ] as const)('%s of team 1, %s: %s', (role, scope, seen) => {
    expect(maySee(actor(role, 1), scope)).toBe(seen);
  });

  test('an agent without a team sees the workspace only', () => {
    expect(maySee(actor('agent'), 'workspace')).toBe(true);
    expect(maySee(actor('agent'), teamScope(ids.team(1)))).toBe(false);
  });
});

test('work is allowed in the teams one sees', () => {
  expect(mayWorkIn(actor('agent', 1, 2), ids.team(2))).toBe(true);
  expect(mayWorkIn(actor('agent', 1), ids.team(2))).toBe(false);
  expect(mayWorkIn(actor('lead'), ids.team(2))).toBe(true);
});

test('admins are leads too', () => {
  expect(roles.filter((role) => isLead(actor(role)))).toEqual(['lead', 'admin']);
});

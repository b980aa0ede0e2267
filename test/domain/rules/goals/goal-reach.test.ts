import { expect, test } from 'vitest';
import { goalFilters, holdsWorkOf, maySeeGoal } from '#domain/rules/goals/goal-reach.ts';
import { leagueFilters, leagueRulesOf, maySeeLeague, usualLeagueRules } from '#domain/rules/goals/league-rules.ts';
import { ids } from '../../../builders/ids.ts';

const person = (role: 'agent' | 'lead' | 'admin') => ({ id: ids.agent(1), role, teamIds: [ids.team(1)] });
const goal = {
  all: { subject: 'workspace', teamId: null, agentId: null },
  ours: { subject: 'team', teamId: ids.team(1), agentId: null },
  theirs: { subject: 'team', teamId: ids.team(2), agentId: null },
  mine: { subject: 'agent', teamId: ids.team(1), agentId: ids.agent(1) },
  colleagues: { subject: 'agent', teamId: ids.team(1), agentId: ids.agent(2) },
} as const;

test('leads see every goal; agents the workspace’s, their teams’ and their own', () => {
  const seen = (role: 'agent' | 'lead') => Object.values(goal).map((each) => maySeeGoal(person(role), each));
  expect(seen('lead')).toEqual([true, true, true, true, true]);
  expect(seen('agent')).toEqual([true, true, false, true, false]);
});

test('an agent’s device does not hold the work of everybody', () => {
  expect(holdsWorkOf(person('agent'), goal.all)).toBe(false);
  expect(holdsWorkOf(person('lead'), goal.all)).toBe(true);
  expect(holdsWorkOf(person('agent'), goal.ours)).toBe(true);
});

test('counted is the work of whom it binds', () => {
  expect(goalFilters(goal.all)).toEqual({});
  expect(goalFilters(goal.ours)).toEqual({ teamId: [ids.team(1)] });
  expect(goalFilters(goal.mine)).toEqual({ agentId: [ids.agent(1)] });
});

test('the league is for leads, until the workspace says otherwise', () => {
  expect(leagueRulesOf(undefined)).toBe(usualLeagueRules);
  const content = { shownTo: 'everybody', least: 50 };
  expect(leagueRulesOf({ kind: 'league-rules', active: true, content })).toEqual(content);
  expect(leagueRulesOf({ kind: 'league-rules', active: false, content })).toBe(usualLeagueRules);
  expect(leagueRulesOf({ kind: 'league-rules', active: true, content: { least: 1 } })).toBe(usualLeagueRules);
  const seenBy = (shownTo: 'nobody' | 'leads' | 'everybody') =>
    (['agent', 'lead', 'admin'] as const).map((role) => maySeeLeague(person(role), { shownTo, least: 30 }));
  expect(seenBy('nobody')).toEqual([false, false, false]);
  expect(seenBy('leads')).toEqual([false, true, true]);
  expect(seenBy('everybody')).toEqual([true, true, true]);
});

test('compared are the people of one’s own teams; an admin compares all', () => {
  expect(leagueFilters(person('admin'), null)).toEqual({});
  expect(leagueFilters(person('admin'), ids.team(2))).toEqual({ teamId: [ids.team(2)] });
  expect(leagueFilters(person('lead'), null)).toEqual({ teamId: [ids.team(1)] });
  expect(leagueFilters(person('agent'), ids.team(2))).toEqual({ teamId: [''] });
});

import { expect, test } from 'vitest';
import { reachesPerson, reportReach, withinReach } from '#domain/rules/report-reach.ts';
import { ids } from '../../builders/ids.ts';

const [mine, ours, theirs] = [ids.team(1), ids.team(2), ids.team(3)];
const person = (role: 'agent' | 'lead' | 'admin') => ({ id: ids.agent(1), role, teamIds: [mine, ours] });

test('an admin counts everything, and what they ask for', () => {
  expect(reportReach(person('admin'))).toBe('all');
  expect(withinReach(person('admin'), {})).toEqual({});
  expect(withinReach(person('admin'), { teamId: [theirs, null] })).toEqual({ teamId: [theirs, null] });
});

test.each([
  ['all their teams, who ask for none', {}, [mine, ours]],
  ['all their teams, who ask for nothing in particular', { teamId: [] }, [mine, ours]],
  ['one of them', { teamId: [ours] }, [ours]],
  ['those that are theirs', { teamId: [theirs, ours, null] }, [ours]],
  ['nothing of others', { teamId: [theirs] }, ['']],
  ['nothing of what no team has', { teamId: [null] }, ['']],
])('a lead counts %s', (_name, filters, teamId) => {
  expect(reportReach(person('lead'))).toBe('teams');
  expect(withinReach(person('lead'), { ...filters, channel: ['chat'] })).toEqual({ channel: ['chat'], teamId });
});

test('a lead of no team counts nothing', () => {
  expect(withinReach({ ...person('lead'), teamIds: [] }, {})).toEqual({ teamId: [''] });
});

test.each([
  ['their own, who ask for nobody', {}, [ids.agent(1)]],
  ['their own among others', { agentId: [ids.agent(2), ids.agent(1)] }, [ids.agent(1)]],
  ['nothing of others', { agentId: [ids.agent(2), null] }, ['']],
])('an agent counts %s', (_name, filters, agentId) => {
  expect(reportReach(person('agent'))).toBe('own');
  expect(withinReach(person('agent'), filters)).toEqual({ agentId });
});

test.each([
  ['admin', [theirs], true],
  ['lead', [theirs], false],
  ['lead', [theirs, ours], true],
  ['lead', [], false],
  ['agent', [mine], false],
] as const)('a colleague is within the reach of an %s by their teams %j: %s', (role, teamIds, reaches) => {
  expect(reachesPerson(person(role), { id: ids.agent(2), teamIds })).toBe(reaches);
  expect(reachesPerson(person(role), { id: ids.agent(1), teamIds })).toBe(true);
});

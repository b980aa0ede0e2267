import type { TeamId } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { ids } from '../builders/ids.ts';
import { buildAgent, buildArticle, buildCase, buildCustomer, buildEntry, buildTeam } from '../builders/records.ts';

export const teams: readonly TeamId[] = [ids.team(1), ids.team(2), ids.team(3)];

/** The teams whose bit is set; never none, for an agent is of some team. */
export function teamsOf(bits: number): readonly TeamId[] {
  const chosen = teams.filter((_team, index) => (bits >> index) % 2 === 1);
  return chosen.length > 0 ? chosen : teams.slice(0, 1);
}

/** Who works on the devices: a lead, who sees all teams, and two agents. */
export const people: readonly Actor[] = [
  { id: ids.agent(1), role: 'lead', teamIds: [ids.team(1)] },
  { id: ids.agent(2), role: 'agent', teamIds: [ids.team(1), ids.team(2)] },
  { id: ids.agent(3), role: 'agent', teamIds: [ids.team(2), ids.team(3)] },
];

/** What is there before the history begins: people, teams, a case and a note in each team, two customers, an article. */
export function firstRecords(): readonly AnyRecord[] {
  const agents = people.map(({ role, teamIds }, index) => buildAgent(index + 1, { role, teamIds }));
  const cases = [1, 2, 3].map((n) =>
    buildCase(n, { teamId: ids.team(n), customerId: ids.customer(1 + (n % 2)), number: String(9000 + n) }),
  );
  const entries = cases.map(({ id }, index) =>
    buildEntry(index + 1, { caseId: id as never }, { scope: teamScope(ids.team(index + 1)) }),
  );
  return [
    ...[1, 2, 3].map((n) => buildTeam(n)),
    ...agents,
    buildAgent(4, { teamIds: teams }),
    ...[buildCustomer(1), buildCustomer(2), buildArticle(1)],
    ...cases,
    ...entries,
  ];
}

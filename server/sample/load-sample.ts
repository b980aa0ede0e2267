import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { type Clock, newId } from '../clock.ts';
import { nextCaseNumbers } from '../records/case-numbers.ts';
import { writeRecords } from '../records/write-records.ts';
import { row, rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import type { FirstAdmin } from '../workspace/first-start.ts';
import { addAgent, setKnowledgeRole } from '../workspace/people.ts';
import { buildSample, type SamplePeople } from './build-sample.ts';
import { readSample } from './read-sample.ts';
import type { Sample } from './sample-schema.ts';

export interface SampleTarget {
  readonly db: Sql;
  readonly workspaceId: string;
  readonly clock: Clock;
}

/** What a server that will hold the sample is to be called at its first start, and who administers it. */
export async function sampleFirstStart(): Promise<{ workspaceName: string; firstAdmin: FirstAdmin }> {
  const { people, accounts } = await readSample();
  const admin = people.agents.find((agent) => agent.role === 'admin');
  const account = accounts.find(({ login }) => login === admin?.login);
  if (!admin || !account) throw new Error('the sample has no admin');
  const { name, login } = admin;
  return { workspaceName: people.workspace, firstAdmin: { login, name, password: account.password } };
}

/**
 * Fills an empty workspace with the sample company: people who can sign in, customers, cases, calls, follow-ups and articles.
 * False, and nothing written, when there is anything in it already.
 */
export async function loadSample({ db, workspaceId, clock }: SampleTarget): Promise<boolean> {
  const sample = await readSample();
  return await transact(db, async (tx) => {
    // Of two that load at once, one waits here and then finds the workspace filled.
    await row(tx, 'select id from workspace where id = $1 for update', [workspaceId]);
    if (await hasContent(tx, workspaceId)) return false;
    const people = await addPeople(tx, workspaceId, clock, sample);
    const numbers = await nextCaseNumbers(tx, workspaceId, sample.cases.length);
    await writeRecords(tx, workspaceId, buildSample(sample, people, clock.now(), numbers));
    return true;
  });
}

async function hasContent(tx: Sql, workspaceId: string): Promise<boolean> {
  const { found } = await row<{ found: boolean }>(
    tx,
    `select exists (select 1 from "case" where workspace_id = $1)
       or exists (select 1 from customer where workspace_id = $1)
       or exists (select 1 from article where workspace_id = $1) as found`,
    [workspaceId],
  );
  return found;
}

interface Workspace {
  readonly tx: Sql;
  readonly workspaceId: string;
  readonly clock: Clock;
}

async function addPeople(tx: Sql, workspaceId: string, clock: Clock, sample: Sample): Promise<SamplePeople> {
  const workspace = { tx, workspaceId, clock };
  const teams = await addTeams(workspace, sample);
  const agents = new Map<string, AgentId>();
  for (const agent of sample.people.agents) agents.set(agent.key, await addAgentOnce(workspace, sample, agent, teams));
  return { teams, agents };
}

/** The team that every workspace begins with becomes the sample's first. */
async function addTeams({ tx, workspaceId, clock }: Workspace, { people }: Sample): Promise<Map<string, TeamId>> {
  const here = await rows<{ id: TeamId }>(tx, 'select id from team where workspace_id = $1 order by id', [workspaceId]);
  const teams = new Map<string, TeamId>();
  for (const [at, { key, name }] of people.teams.entries()) {
    const id = here[at]?.id ?? (newId(clock) as TeamId);
    teams.set(key, id);
    await writeRecords(tx, workspaceId, [{ collection: 'team', id, scope: 'workspace', rev: 0, fields: { name } }]);
  }
  return teams;
}

/** Somebody who has the login already keeps password and role. */
async function addAgentOnce(
  { tx, workspaceId, clock }: Workspace,
  { accounts }: Sample,
  { login, name, role, knowledge: knowledgeRole, teams: memberOf }: Sample['people']['agents'][number],
  teams: ReadonlyMap<string, TeamId>,
): Promise<AgentId> {
  const teamIds = memberOf.flatMap((team) => teams.get(team) ?? []);
  const [known] = await rows<{ id: AgentId }>(tx, 'select id from agent where workspace_id = $1 and login = $2', [
    workspaceId,
    login,
  ]);
  if (known) {
    const fields = { name, teamIds };
    await writeRecords(tx, workspaceId, [{ collection: 'agent', id: known.id, scope: 'workspace', rev: 0, fields }]);
    return known.id;
  }
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new Error(`the sample has no account for ${login}`);
  const people = { workspaceId, clock };
  const agentId = await addAgent(tx, people, { login, name, role, teamIds, password: account.password });
  await setKnowledgeRole(tx, people, { agentId, knowledgeRole });
  return agentId;
}

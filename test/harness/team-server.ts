import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createServerApi } from '#core/sync/server-api.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import { layCluster } from './new-cluster.ts';

export interface TeamServer {
  readonly server: RunningServer;
  readonly url: string;
  /** Of everybody: the agents anna and chen, the lead ben, and the admin root. */
  readonly password: string;
  readonly teamId: TeamId;
  close(): Promise<void>;
}

export const everybodysPassword = 'correct horse';

/** A real server with one team at work. Several devices can sign in as the same person or as different ones. */
export async function startTeamServer(folder: string): Promise<TeamServer> {
  const password = everybodysPassword;
  await layCluster(folder);
  const server = await startServer({
    database: { kind: 'embedded', folder },
    firstAdmin: { login: 'root', name: 'Root', password },
    workspaceName: 'Harbour',
    pokeIntervalMs: 100,
  });
  const teamId = await addTeamMates(server.url, password);
  return { server, url: server.url, password, teamId, close: () => server.close() };
}

/** Adds anna, chen and ben to the first team of a fresh server, as its admin would. */
export async function addTeamMates(url: string, password: string): Promise<TeamId> {
  const api = createServerApi(url, nodeNetwork, nodeClock);
  const session = await api.signIn({ login: 'root', password, device: { id: null, name: 'test' } });
  const pulled = await api.pull(session.token, {
    epoch: session.epoch,
    generation: 0,
    cursors: {},
    acknowledged: 0,
    snapshot: null,
    limit: 1000,
    count: false,
  });
  const teamId = firstTeam(pulled.value);
  for (const [login, name, role] of [
    ['anna', '安娜', 'agent'],
    ['chen', '陈晨', 'agent'],
    ['ben', 'Ben Weaver', 'lead'],
  ] as const)
    await api.addAgent(session.token, { login, name, role, teamIds: [teamId], password });
  return teamId;
}

function firstTeam(response: PullResponse): TeamId {
  const groups = [...response.pages.flatMap((page) => page.rows), ...(response.snapshot?.rows ?? [])];
  const rows = groups.find((group) => group.collection === 'team');
  const id = rows?.values[0]?.[response.columns.team?.indexOf('id') ?? 0];
  if (typeof id !== 'string') throw new Error('the server has no team');
  return id as TeamId;
}

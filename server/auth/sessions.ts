import { AppError } from '#domain/contract/failure.ts';
import type { SessionRequest, SessionResponse } from '#domain/contract/wire/session.ts';
import type { Role } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, DeviceId, TeamId, WorkspaceId } from '#domain/model/ids.ts';
import { newId } from '../clock.ts';
import type { ServerContext } from '../context.ts';
import { writeRecords } from '../records/write-records.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { currentEpoch } from '../workspace/epoch.ts';
import { checkPassword } from './passwords.ts';
import type { Session } from './session.ts';
import { countTry, forgiveTries } from './throttle.ts';
import { hashToken, newToken } from './tokens.ts';

const dayMs = 24 * 60 * 60_000;
const lifetimeMs = 90 * dayMs;

interface AgentRow {
  readonly id: AgentId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
  readonly active: boolean;
}

/** Signs an agent in on a device. Throws `wrong-password`, for an unknown login too, `throttled` or `inactive`. */
export async function openSession(
  context: ServerContext,
  { login, password, device }: SessionRequest,
  address: string,
): Promise<SessionResponse> {
  const { store, workspace, clock } = context;
  await countTry(context, login, address);
  const [agent] = await rows<AgentRow>(
    store.db,
    `select id, login, name, role, team_ids as "teamIds", active from agent
     where workspace_id = $1 and lower(login) = lower($2)`,
    [workspace.id, login],
  );
  const known = await checkPassword(store.db, workspace.id, agent?.id, password);
  if (!known || !agent) throw new AppError('wrong-password', 'Login or password is wrong.');
  await forgiveTries(context, login, address);
  if (!agent.active) throw new AppError('inactive', 'This agent has left.');

  const token = newToken();
  const now = clock.now();
  const deviceId = await transact(store.db, async (tx) => {
    const id = await admitDevice(context, tx, agent.id, device);
    await rows(
      tx,
      `insert into session (workspace_id, token_hash, device_id, agent_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [workspace.id, hashToken(token), id, agent.id, now, now + lifetimeMs],
    );
    await rows(tx, 'delete from session where workspace_id = $1 and expires_at < $2', [workspace.id, now]);
    return id;
  });
  context.committed();
  const { active: _active, teamIds, ...rest } = agent;
  return {
    token,
    device: { id: deviceId },
    agent: { ...rest, teamIds: [...teamIds] },
    workspace: { id: workspace.id as WorkspaceId, name: workspace.name },
    epoch: await currentEpoch(store.db),
    limits: { fileBytes: context.fileBytes },
    serverTime: now,
  };
}

/**
 * A device keeps the identity it has, also one this server does not know (any more). An identity belongs to one agent:
 * another who signs in at the same machine gets one of their own.
 */
async function admitDevice(
  { workspace, clock }: ServerContext,
  tx: Sql,
  agentId: AgentId,
  device: SessionRequest['device'],
): Promise<DeviceId> {
  const [held] = device.id
    ? await rows<{ owner: string }>(tx, 'select agent_id as owner from device where workspace_id = $1 and id = $2', [
        workspace.id,
        device.id,
      ])
    : [];
  if (device.id && held?.owner === agentId) return device.id;
  const id = device.id && !held ? device.id : (newId(clock) as DeviceId);
  const fields: FieldsOf<'device'> = { agentId, name: device.name, createdAt: clock.now() };
  await writeRecords(tx, workspace.id, [{ collection: 'device', id, scope: 'leads', rev: 0, fields }]);
  await rows(
    tx,
    `insert into push_state (workspace_id, device_id, last_mid, last_seen_at) values ($1, $2, 0, $3)
     on conflict (workspace_id, device_id) do nothing`,
    [workspace.id, id, clock.now()],
  );
  return id;
}

/** The session a token opens. Throws `session-expired`. Use prolongs it. */
export async function sessionOf(context: ServerContext, token: string): Promise<Session> {
  const { store, workspace, clock } = context;
  const tokenHash = hashToken(token);
  const now = clock.now();
  const [found] = await rows<{ deviceId: string; agentId: string; expiresAt: number }>(
    store.db,
    `select device_id as "deviceId", agent_id as "agentId", expires_at as "expiresAt" from session
     where workspace_id = $1 and token_hash = $2`,
    [workspace.id, tokenHash],
  );
  if (!found || found.expiresAt < now) throw new AppError('session-expired', 'The session has ended.');
  if (found.expiresAt < now + lifetimeMs - dayMs)
    await rows(store.db, 'update session set expires_at = $3 where workspace_id = $1 and token_hash = $2', [
      workspace.id,
      tokenHash,
      now + lifetimeMs,
    ]);
  return { deviceId: found.deviceId, agentId: found.agentId, tokenHash };
}

export async function endSession({ store, workspace }: ServerContext, session: Session): Promise<void> {
  await rows(store.db, 'delete from session where workspace_id = $1 and token_hash = $2', [
    workspace.id,
    session.tokenHash,
  ]);
}

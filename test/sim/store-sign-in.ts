import { hashToken } from '#server/auth/tokens.ts';
import type { ServerContext } from '#server/context.ts';
import { loadRecords } from '#server/records/load-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { rows, type Sql } from '#server/sql/statement.ts';
import { currentEpoch } from '#server/workspace/epoch.ts';
import { day } from '../builders/times.ts';
import type { Credentials } from './backend.ts';

export interface SigningIn {
  readonly agentId: string;
  /** The device's identity, if it has one. */
  readonly asked: string | null;
  readonly newId: () => string;
}

/** A session as a sign-in makes it, without the password, which takes its time. */
export async function signIn(
  tx: Sql,
  { workspace, clock }: ServerContext,
  { agentId, asked, newId }: SigningIn,
): Promise<Credentials> {
  const [held] = await loadRecords(tx, workspace.id, 'device', asked === null ? [] : [asked], 'all');
  const deviceId = asked !== null && (!held || held.record.fields.agentId === agentId) ? asked : newId();
  const fields = { agentId, name: 'device', createdAt: clock.now() };
  if (!held || deviceId !== asked)
    await writeRecords(tx, workspace.id, [{ collection: 'device', id: deviceId, scope: 'leads', rev: 0, fields }]);
  await rows(
    tx,
    `insert into push_state (workspace_id, device_id, last_mid, last_seen_at) values ($1, $2, 0, $3)
     on conflict (workspace_id, device_id) do nothing`,
    [workspace.id, deviceId, clock.now()],
  );
  const token = newId();
  await rows(
    tx,
    `insert into session (workspace_id, token_hash, device_id, agent_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [workspace.id, hashToken(token), deviceId, agentId, clock.now(), clock.now() + 3650 * day],
  );
  return { token, deviceId, epoch: await currentEpoch(tx) };
}

import { AppError } from '#domain/contract/failure.ts';
import type { PullRequest, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { openOrders } from '../erase/orders.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { readSnapshot } from '../sql/transaction.ts';
import { currentEpoch, endEpoch } from '../workspace/epoch.ts';
import { isMissing, readChanges } from './changes.ts';
import { type Counters, readCounters } from './counters.ts';
import { noteInTouch } from './in-touch.ts';
import { sawAnotherHistory } from './seen-elsewhere.ts';
import { readSnapshotPage, type Start } from './snapshot.ts';
import { agentNow, visibleScopes } from './visible-scopes.ts';
import { workspaceStanding } from './workspace-standing.ts';

/** The answer's JSON text: the rows in it were made by the database and are not taken apart here. */
export async function pull(context: ServerContext, session: Session, request: PullRequest): Promise<string> {
  const { store, clock } = context;
  const answer = await readSnapshot(store.db, (tx) => pullSnapshot(context, tx, session, request));
  if (answer === 'other-epoch') throw await otherEpoch(context, session);
  if (answer !== 'ahead') {
    if (answer.done) await noteInTouch(store.db, context.workspace.id, session.deviceId, clock.now());
    return `${answer.text},"serverTime":${clock.now()}}`;
  }
  // The device has seen what this database never held: it was put back to an older state.
  context.log.warn('a device has seen another history of this database, and a new epoch begins', {
    epoch: request.epoch,
  });
  await endEpoch(store.db, clock, request.epoch);
  throw await otherEpoch(context, session);
}

async function otherEpoch({ store, workspace }: ServerContext, session: Session): Promise<AppError> {
  const details = { epoch: await currentEpoch(store.db), last: await lastNumber(store.db, workspace.id, session) };
  return new AppError('epoch', 'The server is another one than this device last spoke to.', details);
}

/** The number of the device's last command that this server knows. */
async function lastNumber(db: Sql, workspaceId: string, { deviceId }: Session): Promise<number> {
  const [device] = await rows<{ last: number }>(
    db,
    'select last_mid as last from push_state where workspace_id = $1 and device_id = $2',
    [workspaceId, deviceId],
  );
  return device?.last ?? 0;
}

async function pullSnapshot(
  { workspace, metrics, clock, mail, reportFolder }: ServerContext,
  tx: Sql,
  session: Session,
  request: PullRequest,
): Promise<Answer | 'ahead' | 'other-epoch'> {
  const epoch = await currentEpoch(tx);
  if (epoch !== request.epoch) return 'other-epoch';
  const agent = await agentNow(tx, workspace.id, session.agentId);
  if (!agent.active) throw new AppError('inactive', 'This agent has left.');
  const scopes = await visibleScopes(tx, workspace.id, agent);
  const counters = await readCounters(tx, workspace.id, scopes);
  const { cursors, snapshot, limit, count } = request;
  if (await sawAnotherHistory(tx, workspace.id, counters, [cursors, snapshot?.at ?? {}])) return 'ahead';
  if (request.acknowledged > (await lastNumber(tx, workspace.id, session))) return 'ahead';

  const start = underWay(snapshot, counters) ?? beginning(scopes, counters, cursors);
  const reader = { tx, workspaceId: workspace.id, agentId: session.agentId, counters, limit };
  const content = start
    ? await readSnapshotPage(reader, start, count)
    : await readChanges(tx, workspace.id, counters, { cursors, limit, count });
  metrics.rowsSent(content.count);
  const orders = await openOrders(tx, workspace.id, session.deviceId);
  const ordered = orders.length > 0 ? { orders } : {};
  const head = { epoch, generation: request.generation, base: cursors, scopes, ...ordered };
  const asked = request.standing && content.done;
  const delivery = { mail: mail !== undefined, folder: reportFolder !== undefined };
  const standing = asked && { ...(await workspaceStanding(tx, workspace.id, clock.now())), delivery };
  const told = standing ? `,"standing":${JSON.stringify(standing)}` : '';
  return { text: `${JSON.stringify(head).slice(0, -1)}${told},${content.text}`, done: content.done };
}

/** A JSON text that lacks its end. */
interface Answer {
  readonly text: string;
  readonly done: boolean;
}

/** The snapshot the device is in the middle of, without the scopes it may not see any more. */
function underWay(snapshot: SnapshotPosition | null, counters: Counters): Start | undefined {
  const at = Object.entries(snapshot?.at ?? {}).filter(([scope]) => counters.has(scope as Scope));
  return snapshot && at.length > 0 ? { at: Object.fromEntries(at), after: snapshot.after } : undefined;
}

/** A new snapshot of all scopes that the device lacks, if there are any. */
function beginning(
  scopes: readonly Scope[],
  counters: Counters,
  cursors: Readonly<Record<string, number>>,
): Start | undefined {
  const missing = scopes.filter((scope) => isMissing(scope, counters, cursors));
  if (missing.length === 0) return undefined;
  return { at: Object.fromEntries(missing.map((scope) => [scope, counters.get(scope)?.ver ?? 0])) };
}

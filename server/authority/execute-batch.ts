import { AppError } from '#domain/contract/failure.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import type { Sql } from '../sql/statement.ts';
import { Batch } from './batch.ts';
import { knownResults, type Logged } from './command-log.ts';
import { lockDevice } from './device-state.ts';
import type { Arrived, ReadPush } from './read-push.ts';

export interface BatchResults {
  readonly epoch: number;
  readonly results: readonly PushResult[];
  /** Those that were executed before and only answered again. */
  readonly repeated: ReadonlySet<string>;
}

/**
 * Executes a batch inside its transaction. Normally all commands together; `alone` one after the other, so that a command
 * that breaks unexpectedly is told from the rest. Throws `epoch`, `gap` or `forked` when the batch does not follow on what
 * this device sent before.
 */
export async function executeBatch(
  context: ServerContext,
  tx: Sql,
  session: Session,
  { epoch, commands }: ReadPush,
  alone: boolean,
): Promise<BatchResults> {
  const workspaceId = context.workspace.id;
  const device = await lockDevice(tx, workspaceId, session);
  if (epoch !== device.epoch) {
    const details = { epoch: device.epoch, last: device.lastMid };
    throw new AppError('epoch', 'The server is another one than this device last spoke to.', details);
  }
  const asked = commands.flatMap((each) => [each.uid, ...('command' in each ? each.command.dependsOn : [])]);
  const results = new Map(await knownResults(tx, workspaceId, asked));
  const lastMid = checkNumbers(commands, device.lastMid, results);
  const fresh = commands.filter(({ uid }) => !results.has(uid));
  const repeated = new Set(results.keys());
  const batch = new Batch(context, tx, session, device.actor, results);
  if (alone) for (const arrived of fresh) await batch.executeAlone(arrived);
  await batch.execute(alone ? [] : fresh, lastMid);
  return { epoch, results: commands.map((arrived) => resultOf(arrived, results)), repeated };
}

/** The device's last number after this batch. A known command may come under any number, a new one must be next in line. */
function checkNumbers(commands: readonly Arrived[], lastMid: number, known: ReadonlyMap<string, Logged>): number {
  let last = lastMid;
  const uids = new Map<number, string>();
  for (const { uid, mid } of commands) {
    if (mid > last + 1) throw new AppError('gap', 'A command before this one is missing.', { last: lastMid });
    const isReused = mid <= lastMid ? !known.has(uid) : (uids.get(mid) ?? uid) !== uid;
    if (isReused) throw new AppError('forked', 'Another holder of this device identity used this number.', { mid });
    uids.set(mid, uid);
    last = Math.max(last, mid);
  }
  return last;
}

function resultOf({ uid, mid }: Arrived, results: ReadonlyMap<string, Logged>): PushResult {
  const logged = results.get(uid);
  if (!logged) throw new Error('a command of the batch has no result');
  return { uid: uid as CommandUid, mid, ...logged };
}

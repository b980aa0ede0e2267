import { AppError, type Failure } from '#domain/contract/failure.ts';
import type { PushedCommand, PushResult } from '#domain/contract/wire/push.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { flush, type ScopeVersions } from '../records/flush.ts';
import { WorkingSet } from '../records/working-set.ts';
import { isCollision, isDuplicate, isOutage } from '../sql/errors.ts';
import type { Sql } from '../sql/statement.ts';
import { withSavepoint } from '../sql/transaction.ts';
import { knownResults, type Logged } from './command-log.ts';
import { type DeviceState, lockDevice } from './device-state.ts';
import { LeasedNumbers, numberIn } from './leased-numbers.ts';
import { type Executed, logCommands } from './log-commands.ts';
import type { Arrived, ReadPush } from './read-push.ts';
import { type Outcome, preload, type Running, runCommand } from './run-command.ts';

/**
 * Executes a batch inside its transaction. Normally all commands together, written in one statement; `alone` executes and
 * writes one after the other, so that a command that breaks unexpectedly is told from the rest and refused.
 */
export async function executeBatch(
  context: ServerContext,
  tx: Sql,
  session: Session,
  push: ReadPush,
  alone: boolean,
): Promise<{ epoch: number; results: readonly PushResult[] }> {
  const device = await lockDevice(tx, context.workspace.id, session);
  if (push.epoch !== device.epoch) {
    const details = { epoch: device.epoch, last: device.lastMid };
    throw new AppError('epoch', 'The server is another one than this device last spoke to.', details);
  }
  const asked = push.commands.flatMap((each) => [each.uid, ...('command' in each ? each.command.dependsOn : [])]);
  const results = new Map(await knownResults(tx, context.workspace.id, asked));
  const lastMid = checkNumbers(push.commands, device.lastMid, results);
  const fresh = push.commands.filter(({ uid }) => !results.has(uid));
  const batch = new Batch(context, tx, session, device, results);
  if (alone) for (const arrived of fresh) await batch.executeAlone(arrived);
  else await batch.executeTogether(fresh, lastMid);
  if (alone) await batch.executeTogether([], lastMid);
  return { epoch: device.epoch, results: push.commands.map((arrived) => resultOf(arrived, results)) };
}

/** The last number after this batch. Known commands may come under any number; new ones must be next in line. */
function checkNumbers(commands: readonly Arrived[], lastMid: number, known: ReadonlyMap<string, Logged>): number {
  let last = lastMid;
  const uids = new Map<number, string>();
  for (const { uid, mid } of commands) {
    if (mid > last + 1) throw new AppError('gap', 'A command before this one is missing.', { last: lastMid });
    const reused = mid <= lastMid ? !known.has(uid) : (uids.get(mid) ?? uid) !== uid;
    if (reused) throw new AppError('forked', 'Another holder of this device identity used this number.', { mid });
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

class Batch {
  readonly #context: ServerContext;
  readonly #tx: Sql;
  readonly #session: Session;
  readonly #device: DeviceState;
  readonly #results: Map<string, Logged>;

  constructor(context: ServerContext, tx: Sql, session: Session, device: DeviceState, results: Map<string, Logged>) {
    this.#context = context;
    this.#tx = tx;
    this.#session = session;
    this.#device = device;
    this.#results = results;
  }

  async executeTogether(arrived: readonly Arrived[], lastMid: number): Promise<void> {
    const set = new WorkingSet(this.#tx, this.#context.workspace.id);
    const commands = arrived.flatMap((each) => ('command' in each ? [each.command] : []));
    await preload(commands, set);
    const running = this.#running(set, commands);
    const executed: Executed[] = [];
    for (const each of arrived) {
      if (this.#results.has(each.uid)) continue;
      const outcome = await this.#outcomeOf(each, running);
      // Versions are known only after the last statement; a dependency asks for the status alone.
      this.#results.set(each.uid, { ...verdict(outcome), vers: {} });
      executed.push({ arrived: each, outcome });
    }
    const vers = await this.#write(set, executed, lastMid);
    for (const { arrived: each, outcome } of executed)
      this.#results.set(each.uid, { ...verdict(outcome), vers: pick(vers, outcome.scopes) });
  }

  async executeAlone(arrived: Arrived): Promise<void> {
    const attempt = () => withSavepoint(this.#tx, () => this.executeTogether([arrived], arrived.mid));
    try {
      // A key taken since we looked is seen by the second look.
      await attempt().catch((error: unknown) => (isDuplicate(error) ? attempt() : Promise.reject(error)));
    } catch (error) {
      if (isCollision(error) || isOutage(error)) throw error;
      await this.#refuseBroken(arrived, error);
    }
  }

  async #refuseBroken(arrived: Arrived, error: unknown): Promise<void> {
    const { uid } = arrived;
    this.#context.log.error('a command broke and was refused', { uid, ...errorFields(error) });
    const refusal: Failure = isDuplicate(error)
      ? { kind: 'exists', message: 'An id of this command is taken.' }
      : { kind: 'internal', message: 'The server could not execute this command.' };
    const outcome: Outcome = { status: 'refused', refusal, scopes: [], happenedAt: this.#context.clock.now() };
    const nothing = new WorkingSet(this.#tx, this.#context.workspace.id);
    await this.#write(nothing, [{ arrived, outcome }], arrived.mid);
    this.#results.set(uid, { ...verdict(outcome), vers: {} });
  }

  #running(set: WorkingSet, commands: readonly PushedCommand[]): Running {
    const asked = commands.flatMap((command) => numberIn(command.args) ?? []);
    const { deviceId } = this.#session;
    const numbers = new LeasedNumbers(this.#tx, this.#context.workspace.id, deviceId, asked);
    return { set, actor: this.#device.actor, deviceId, numbers, clock: this.#context.clock };
  }

  async #outcomeOf(arrived: Arrived, running: Running): Promise<Outcome> {
    const refused = (refusal: Failure): Outcome => ({
      status: 'refused',
      refusal,
      scopes: [],
      happenedAt: this.#context.clock.now(),
    });
    if (!('command' in arrived)) return refused(arrived.refusal);
    if (arrived.command.dependsOn.some((uid) => this.#results.get(uid)?.status === 'refused'))
      return refused({ kind: 'dependency', message: 'A command this one builds on was refused.' });
    return await runCommand(arrived.command, running);
  }

  #write(set: WorkingSet, executed: readonly Executed[], lastMid: number): Promise<ScopeVersions> {
    const { deviceId, agentId } = this.#session;
    const now = this.#context.clock.now();
    return flush(this.#tx, this.#context.workspace.id, set.writes(), (statement) =>
      logCommands(statement, { deviceId, agentId, lastMid, now, executed }),
    );
  }
}

function verdict({ status, refusal }: Outcome): Pick<Logged, 'status' | 'refusal'> {
  return refusal ? { status, refusal } : { status };
}

function pick(vers: ScopeVersions, scopes: readonly string[]): Record<string, number> {
  return Object.fromEntries(scopes.flatMap((scope) => (vers[scope] === undefined ? [] : [[scope, vers[scope]]])));
}

import type { Failure } from '#domain/contract/failure.ts';
import type { PushedCommand, PushResult } from '#domain/contract/wire/push.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { flush, type ScopeVersions } from '../records/flush.ts';
import { WorkingSet, type Writes } from '../records/working-set.ts';
import { isCollision, isDuplicate, isOutage } from '../sql/errors.ts';
import type { Sql } from '../sql/statement.ts';
import { withSavepoint } from '../sql/transaction.ts';
import { noteEvents } from '../triggers/note-events.ts';
import type { Logged } from './command-log.ts';
import type { DeviceState } from './device-state.ts';
import { LeasedNumbers, numberIn } from './leased-numbers.ts';
import { type Executed, logCommands } from './log-commands.ts';
import type { Arrived } from './read-push.ts';
import { type Outcome, preload, type Running, runCommand } from './run-command.ts';

/** Commands of one device on their way through one transaction. `results` holds those whose effects are written. */
export class Batch {
  readonly #context: ServerContext;
  readonly #tx: Sql;
  readonly #session: Session;
  readonly #actor: DeviceState['actor'];
  readonly #results: Map<string, Logged>;

  constructor(
    context: ServerContext,
    tx: Sql,
    session: Session,
    actor: DeviceState['actor'],
    results: Map<string, Logged>,
  ) {
    this.#context = context;
    this.#tx = tx;
    this.#session = session;
    this.#actor = actor;
    this.#results = results;
  }

  /** Executes the commands one after the other in memory and writes everything in one statement. */
  async execute(commands: readonly Arrived[], lastMid: number): Promise<void> {
    const set = new WorkingSet(this.#tx, this.#context.workspace.id);
    const usable = commands.flatMap((each) => ('command' in each ? [each.command] : []));
    await preload(usable, set);
    const running = this.#running(set, usable);
    const executed = new Map<string, Executed>();
    const statusOf = (uid: string) => this.#results.get(uid)?.status ?? executed.get(uid)?.outcome.status;
    for (const arrived of commands) {
      if (statusOf(arrived.uid) !== undefined) continue;
      const outcome = await this.#outcomeOf(arrived, running, statusOf);
      executed.set(arrived.uid, { arrived, outcome });
    }
    await this.#write(set, [...executed.values()], lastMid);
  }

  /** Executes one command so that, should it break, the others are not touched and it is refused. */
  async executeAlone(arrived: Arrived): Promise<void> {
    const attempt = () => withSavepoint(this.#tx, () => this.execute([arrived], arrived.mid));
    try {
      // A key taken since we looked is seen by the second look.
      await attempt().catch((error: unknown) => (isDuplicate(error) ? attempt() : Promise.reject(error)));
    } catch (error) {
      if (isCollision(error) || isOutage(error)) throw error;
      await this.#refuseBroken(arrived, error);
    }
  }

  async #refuseBroken(arrived: Arrived, error: unknown): Promise<void> {
    this.#context.log.error('a command broke and was refused', { uid: arrived.uid, ...errorFields(error) });
    const refusal: Failure = isDuplicate(error)
      ? { kind: 'exists', message: 'An id of this command is taken.' }
      : { kind: 'internal', message: 'The server could not execute this command.' };
    const nothing = new WorkingSet(this.#tx, this.#context.workspace.id);
    await this.#write(nothing, [{ arrived, outcome: this.#refused(refusal) }], arrived.mid);
  }

  #running(set: WorkingSet, commands: readonly PushedCommand[]): Running {
    const asked = commands.flatMap((command) => numberIn(command.args) ?? []);
    const { deviceId } = this.#session;
    const numbers = new LeasedNumbers(this.#tx, this.#context.workspace.id, deviceId, asked);
    const { clock, holdsFile = async () => false } = this.#context;
    return { set, actor: this.#actor, deviceId, numbers, clock, holdsFile };
  }

  async #outcomeOf(
    arrived: Arrived,
    running: Running,
    statusOf: (uid: string) => PushResult['status'] | undefined,
  ): Promise<Outcome> {
    if (!('command' in arrived)) return this.#refused(arrived.refusal);
    if (arrived.command.dependsOn.some((uid) => statusOf(uid) === 'refused'))
      return this.#refused({ kind: 'dependency', message: 'A command this one builds on was refused.' });
    return await runCommand(arrived.command, running);
  }

  #refused(refusal: Failure): Outcome {
    return { status: 'refused', refusal, scopes: [], happenedAt: this.#context.clock.now(), happened: [] };
  }

  async #write(set: WorkingSet, executed: readonly Executed[], lastMid: number): Promise<void> {
    const { deviceId, agentId } = this.#session;
    const now = this.#context.clock.now();
    const writes = set.writes();
    const settled = executed.map((each) => ({ ...each, outcome: withEnd(each.outcome, writes) }));
    const events = settled.flatMap(({ outcome }) => outcome.happened.map((each) => ({ ...each, depth: 0, fired: [] })));
    const vers = await flush(this.#tx, this.#context.workspace.id, writes, (statement) => {
      logCommands(statement, { deviceId, agentId, lastMid, now, executed: settled });
      noteEvents(statement, events);
    });
    for (const { arrived, outcome } of settled) {
      const { status, refusal, scopes } = outcome;
      this.#results.set(arrived.uid, { status, vers: pick(vers, scopes), ...(refusal ? { refusal } : {}) });
    }
  }
}

/**
 * A later command of the batch may have taken what this one made to another scope, and then its own scope does not move on. It waits for all
 * that the batch moved on: with no version to wait for, a device would take it for confirmed before any row came.
 */
function withEnd(outcome: Outcome, { inserts, updates }: Writes): Outcome {
  const moved = new Set<string>([...inserts, ...updates].map(({ record }) => record.scope));
  for (const { before } of updates) moved.add(before.scope);
  return outcome.scopes.every((scope) => moved.has(scope)) ? outcome : { ...outcome, scopes: [...moved] };
}

function pick(vers: ScopeVersions, scopes: readonly string[]): Record<string, number> {
  return Object.fromEntries(scopes.flatMap((scope) => (vers[scope] === undefined ? [] : [[scope, vers[scope]]])));
}

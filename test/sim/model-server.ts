import { AppError } from '#domain/contract/failure.ts';
import type { LeaseRequest, LeaseResponse } from '#domain/contract/wire/lease.ts';
import type { PullRequest, PullResponse } from '#domain/contract/wire/pull.ts';
import type { PushedCommand, PushRequest, PushResponse, PushResult } from '#domain/contract/wire/push.ts';
import type { Change } from '#domain/model/change.ts';
import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { type Actor, isLead } from '#domain/rules/rights.ts';
import type { Held } from '#server/records/held.ts';
import { floorParameters, secondsOf } from '#server/workspace/version-floor.ts';
import { type Executed, executeCommand } from './model-authority.ts';
import { columns, pullFrom } from './model-pull.ts';
import { keepResult } from './model-results.ts';
import { changeRow, removeRow, writeRows } from './model-rows.ts';
import { emptyState, type ModelState } from './model-state.ts';
import type { ServerBugs } from './planted/server-bugs.ts';

export interface ModelServerParts {
  readonly now: () => number;
  readonly newId: () => string;
  readonly bugs: ServerBugs;
}

type KnownDevice = ModelState['devices'] extends Map<string, infer Device> ? Device : never;
type KnownActor = Actor & { readonly active: boolean };

/** The server in memory, as simple as it can be and still right. Every call is one transaction. */
export class ModelServer {
  state: ModelState = emptyState();
  /** Commands that make the server break while it works on them. */
  readonly breaking = new Set<string>();
  /** At most so many rows in a page. */
  pageRows = 1000;
  readonly #parts: ModelServerParts;
  /** Only with a planted bug: rows whose transaction is not committed though their version is given. */
  readonly #hidden = new Set<string>();

  constructor(parts: ModelServerParts) {
    this.#parts = parts;
    this.#raiseFloor();
  }

  seed(records: readonly AnyRecord[]): void {
    for (const record of records) writeRows(this.state, new Map([[refKey(record), { record, origins: {} }]]));
  }

  signIn(agentId: string, asked: string | null): { readonly token: string; readonly deviceId: string } {
    const { devices, sessions } = this.state;
    const held = asked === null ? undefined : devices.get(asked);
    const deviceId = asked !== null && (!held || held.agentId === agentId) ? asked : this.#parts.newId();
    if (!devices.has(deviceId)) {
      devices.set(deviceId, { agentId, lastMid: 0, uids: new Map() });
      const fields = { agentId, name: 'device', createdAt: this.#parts.now() };
      const record: AnyRecord = { collection: 'device', id: deviceId, scope: 'leads', rev: 1, fields };
      writeRows(this.state, new Map([[refKey(record), { record, origins: {} }]]));
    }
    const token = this.#parts.newId();
    sessions.set(token, { deviceId, agentId });
    return { token, deviceId };
  }

  lease(token: string, { size, held = [] }: LeaseRequest): LeaseResponse {
    const { deviceId } = this.#session(token);
    const { leases, nextNumber } = this.state;
    const from = this.#parts.bugs.doubleLease ? 10_001 : Math.max(nextNumber, ...held.map(({ to }) => to + 1));
    this.state.nextNumber = from + size;
    const lease = { from, to: from + size - 1 };
    for (const block of [...held, lease]) {
      const isAnothers = leases.some(
        (other) => other.deviceId !== deviceId && other.from <= block.to && other.to >= block.from,
      );
      if (!isAnothers || this.#parts.bugs.doubleLease) leases.push({ deviceId, from: block.from, to: block.to });
    }
    return lease;
  }

  push(token: string, { epoch, commands }: PushRequest): PushResponse {
    const { state } = this;
    const { deviceId, agentId } = this.#session(token);
    const device = this.#device(deviceId);
    if (!this.#parts.bugs.noEpoch && epoch !== state.epoch) throw this.#otherEpoch(deviceId);
    this.#checkNumbers(device, commands);
    const actor = this.#actor(agentId);
    const pending = new Map<string, Held>();
    const fresh: { readonly command: PushedCommand; readonly executed: Executed }[] = [];
    const batch = new Map<string, PushResult['status']>();
    for (const command of commands) {
      const isKnown = batch.has(command.uid) || (!this.#parts.bugs.noDedupe && state.results.has(command.uid));
      if (isKnown || this.#isTakenForResend(device, command)) continue;
      const statusOf = (uid: string) => batch.get(uid) ?? state.results.get(uid)?.status;
      const executed = this.#execute(command, { deviceId, actor }, pending, statusOf);
      for (const [key, held] of executed.changed) pending.set(key, held);
      fresh.push({ command, executed });
      batch.set(command.uid, executed.status);
    }
    const before = new Map([...pending.keys()].map((key) => [key, state.rows.get(key)?.record.scope]));
    const vers = writeRows(this.state, pending);
    for (const { command, executed } of fresh) keepResult(state, deviceId, { command, executed, vers, before });
    for (const { mid, uid } of commands) {
      device.lastMid = Math.max(device.lastMid, mid);
      if (!device.uids.has(mid)) device.uids.set(mid, uid);
    }
    const results = commands.map(({ uid, mid }): PushResult => {
      const result = state.results.get(uid) ?? { status: 'accepted', vers: {} };
      return { uid, mid, ...result };
    });
    return { epoch: state.epoch, results, serverTime: this.#parts.now() };
  }

  pull(token: string, request: PullRequest): PullResponse {
    const { deviceId, agentId } = this.#session(token);
    const { state } = this;
    const { noEpoch, ignoresAcknowledged } = this.#parts.bugs;
    if (!noEpoch && request.epoch !== state.epoch) throw this.#otherEpoch(deviceId);
    const scopes = this.scopesOf(agentId);
    const limit = Math.min(request.limit, this.pageRows);
    const pulling = { state, scopes, agentId, limit, bugs: this.#parts.bugs, hidden: this.#hidden };
    const knowsLess = !noEpoch && !ignoresAcknowledged && this.#device(deviceId).lastMid < request.acknowledged;
    const pulled = knowsLess ? 'ahead' : pullFrom(pulling, request);
    if (pulled === 'ahead') {
      this.#beginEpoch();
      throw this.#otherEpoch(deviceId);
    }
    const { epoch, generation, cursors: base } = request;
    return { epoch, generation, base, scopes: [...scopes], columns, serverTime: this.#parts.now(), ...pulled };
  }

  /** What a colleague without a device does. */
  change(change: Change): void {
    changeRow(this.state, change);
  }

  remove(ref: RecordRef): void {
    removeRow(this.state, ref);
  }

  /** Only with a planted bug: a writer that has its version and takes its time to commit. */
  changeSlowly(change: Change): void {
    this.change(change);
    if (this.#parts.bugs.seqCursor) this.#hidden.add(refKey(change));
  }

  commitSlow(): void {
    this.#hidden.clear();
  }

  collectTombstones(): void {
    for (const { scope, ver } of this.state.tombstones.values()) {
      const counter = this.state.counters.get(scope);
      if (counter) counter.minVer = Math.max(counter.minVer, ver);
    }
    this.state.tombstones.clear();
  }

  backup(): ModelState {
    return structuredClone(this.state);
  }

  /** `elsewhere`: into another database cluster, which the server notices by itself. Then it starts. */
  restore(backup: ModelState, elsewhere: boolean): void {
    this.state = structuredClone(backup);
    this.#hidden.clear();
    if (this.#parts.bugs.noEpoch) return;
    if (elsewhere) this.#beginEpoch();
    this.#raiseFloor();
  }

  scopesOf(agentId: string): readonly Scope[] {
    const actor = this.#actor(agentId);
    if (!isLead(actor)) return ['workspace', ...actor.teamIds.map(teamScope).sort()];
    const teams = [...this.state.rows.values()].filter(({ record }) => record.collection === 'team');
    return ['workspace', 'leads', 'editors', ...teams.map(({ record }) => `team:${record.id}` as Scope).sort()];
  }

  #beginEpoch(): void {
    if (this.#parts.bugs.noEpoch) return;
    this.state.epoch = Math.max(this.state.epoch + 1, secondsOf(this.#parts));
    this.state.nextNumber += 10_000;
    this.#raiseFloor();
  }

  #raiseFloor(): void {
    const { counters, floor } = this.state;
    const [seconds, step] = floorParameters(this.#parts);
    this.state.floor = Math.max(seconds, step + Math.max(floor, ...[...counters.values()].map(({ ver }) => ver)));
  }

  #otherEpoch(deviceId: string): AppError {
    const last = this.state.devices.get(deviceId)?.lastMid ?? 0;
    return new AppError('epoch', 'The server is another one.', { epoch: this.state.epoch, last });
  }

  #session(token: string) {
    const session = this.state.sessions.get(token);
    if (!session) throw new AppError('session-expired', 'The session has ended.');
    return session;
  }

  #device(deviceId: string) {
    const device = this.state.devices.get(deviceId);
    if (!device) throw new AppError('session-expired', 'The device is gone.');
    return device;
  }

  #actor(agentId: string): KnownActor {
    const fields = this.state.rows.get(`agent/${agentId}`)?.record.fields;
    if (!fields) throw new AppError('session-expired', 'The agent is gone.');
    return { id: agentId, ...fields } as unknown as KnownActor;
  }

  #checkNumbers(device: KnownDevice, commands: readonly PushedCommand[]): void {
    if (this.#parts.bugs.noDedupe) return;
    let last = device.lastMid;
    for (const { mid, uid } of commands) {
      if (mid > last + 1) throw new AppError('gap', 'A command is missing.', { last: device.lastMid });
      if (mid <= device.lastMid && !this.state.results.has(uid) && !this.#parts.bugs.noForkCheck)
        throw new AppError('forked', 'Another holder used this number.', { mid });
      last = Math.max(last, mid);
    }
  }

  #isTakenForResend(device: KnownDevice, { mid }: PushedCommand): boolean {
    return this.#parts.bugs.noForkCheck === true && mid <= device.lastMid;
  }

  #execute(
    command: PushedCommand,
    who: { readonly deviceId: string; readonly actor: KnownActor },
    pending: ReadonlyMap<string, Held>,
    statusOf: (uid: string) => PushResult['status'] | undefined,
  ): Executed {
    const refused = (kind: 'internal' | 'dependency'): Executed => {
      return { status: 'refused', refusal: { kind, message: kind }, changed: new Map(), overrides: [] };
    };
    if (this.breaking.has(command.uid)) return refused('internal');
    if (command.dependsOn.some((uid) => statusOf(uid) === 'refused')) return refused('dependency');
    const { now, newId } = this.#parts;
    const executed = executeCommand(command, { state: this.state, ...who, now: now(), newId }, pending);
    if (!this.#parts.bugs.silentOverride) return executed;
    const changed = new Map([...executed.changed].filter(([key]) => !key.startsWith('conflict/')));
    return { ...executed, changed };
  }
}

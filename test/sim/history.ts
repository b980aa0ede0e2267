import { sql } from '#db/connection/connection.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { appendCommand, commandByUid, liveCommands, waitingCommands } from '#db/outbox/commands.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { readSnapshot } from '#db/replica/cursors.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { day } from '../builders/times.ts';
import type { Backend } from './backend.ts';
import { Killed } from './crash-point.ts';
import { Device } from './device.ts';
import type { DeviceFiles, FileCopy } from './device-files.ts';
import { lineApi } from './line-api.ts';
import { CursorsOnlyAdvance, holdsOnlyPermitted } from './oracles/cursors.ts';
import type { Made } from './oracles/facts.ts';
import { Flicker } from './oracles/flicker.ts';
import { Violation } from './oracles/violation.ts';
import { readsItsWrites, say, visibleRows } from './oracles/visible-rows.ts';
import { ask } from './people-acts.ts';
import type { ClientBug } from './planted/client-bugs.ts';
import { type Answer, Line, type Request } from './requests.ts';
import type { Fate, Step } from './steps.ts';
import type { Trace } from './trace.ts';
import { turn, type VirtualClock } from './virtual-clock.ts';
import { people } from './world.ts';

export interface HistoryParts {
  readonly backend: Backend;
  readonly clock: VirtualClock;
  readonly files: (device: number) => DeviceFiles;
  readonly newBytes: () => Uint8Array;
  readonly trace: Trace;
  readonly clientBug?: ClientBug | undefined;
}

/** A device with its line, its person's view of what was done, and those who watch it. */
export interface Desk {
  readonly number: number;
  readonly device: Device;
  readonly line: Line;
  readonly flicker: Flicker;
  readonly cursors: CursorsOnlyAdvance;
  copy: FileCopy | undefined;
  /** Commands that the copy holds. */
  copied: ReadonlySet<string>;
}

/** Devices, a server and what happens to them, one step after the other; every step is watched by the oracles. */
export class History {
  readonly desks: readonly Desk[];
  readonly made: Made[] = [];
  readonly backend: Backend;
  readonly clock: VirtualClock;
  readonly #trace: Trace;
  readonly #strays: Request[] = [];
  readonly #newBytes: () => Uint8Array;
  #marks = 0;
  #defect: string | undefined;
  /** Something happened that lets a replica differ from the server without anybody's fault. */
  mayDrift = false;
  /** A file or the server was put back to an older state. */
  wasPutBack = false;

  constructor(parts: HistoryParts) {
    this.backend = parts.backend;
    this.clock = parts.clock;
    this.#trace = parts.trace;
    this.#newBytes = parts.newBytes;
    this.desks = people.map((_person, number) => this.#desk(number, parts));
  }

  /** Everybody signs in and starts; nobody has read anything yet. */
  async begin(): Promise<void> {
    for (const desk of this.desks) {
      desk.device.start();
      await this.#signIn(desk);
    }
  }

  async step(step: Step): Promise<void> {
    this.#trace.note(step);
    try {
      await this.#do(step);
    } catch (error) {
      // The program was killed in the middle of what it was made to do.
      if (!(error instanceof Killed)) throw error;
    }
    await this.check();
  }

  async check(): Promise<void> {
    if (this.#defect !== undefined) throw new Violation('I0', this.#defect);
    for (const { device, flicker, cursors } of this.desks) {
      if (!device.running) continue;
      readsItsWrites(device);
      for (const { key, scope, violation } of flicker.check(device))
        if (await this.#isStillIn(device, key, scope)) throw violation;
      cursors.check(device.name, device.peek);
    }
  }

  async #isStillIn(device: Device, key: string, scope: string): Promise<boolean> {
    const { rows, scopesOf } = await this.backend.facts();
    return rows.get(key)?.scope === scope && scopesOf(device.agentId).includes(scope);
  }

  close(): void {
    for (const { device } of this.desks) device.discard();
  }

  /** Makes the device's next request leave, if it has any business at the server. */
  async wake(desk: Desk): Promise<void> {
    const { device, line } = desk;
    if (device.engine.state.connection === 'session-expired' || getMeta(device.peek.outbox, 'token') === '')
      await this.#signIn(desk);
    if (line.request) return;
    device.hurry();
    await turn();
    for (const ms of [1, 300, 2000, 70_000, 400_000]) {
      if (line.request || !device.running) return;
      await this.clock.advance(ms);
    }
  }

  async deliver(desk: Desk, fate: Fate, rows: number, held: boolean): Promise<Answer | undefined> {
    const { line, device } = desk;
    if (!line.request) await this.wake(desk);
    const { request } = line;
    if (!request) return undefined;
    this.backend.pageRows = rows;
    const answer = await line.deliver({ fate, serve: (asked) => this.#serve(asked) });
    this.#trace.note([request, answer?.ok ? answer.text : answer?.error.kind]);
    await turn();
    if (!held) await this.clock.advance(3);
    if (answer?.ok && request.path === 'pull' && device.running && !held) this.#checkPermitted(desk, answer.text);
    return answer;
  }

  ensureRunning({ device, line }: Desk): void {
    if (device.running) return;
    line.abandon();
    device.start();
  }

  #desk(number: number, parts: HistoryParts): Desk {
    const account = people[number];
    if (!account) throw new Error('nobody sits there');
    const line = new Line(this.#strays);
    const name = `device ${number}`;
    const device: Device = new Device({
      name,
      account,
      files: parts.files(number),
      clock: this.clock,
      countedId: this.#newBytes,
      connect: (alive) => {
        const api = lineApi({ device: number, line, clock: this.clock, alive });
        const network = {
          fetch: () => new Promise<never>(() => undefined),
          openSocket: () => ({ close: () => undefined }),
        };
        return { api: parts.clientBug ? parts.clientBug(api, () => device) : api, network };
      },
      failed: (message) => {
        this.#defect ??= `${name}: ${message}`;
      },
      drifted: (figures) => {
        if (!this.mayDrift)
          this.#defect ??= `${name} holds other rows than the server says, by nobody's doing: ${figures}`;
      },
    });
    const watch = { flicker: new Flicker(), cursors: new CursorsOnlyAdvance() };
    return { number, device, line, ...watch, copy: undefined, copied: new Set() };
  }

  async #signIn({ number, device }: Desk): Promise<void> {
    const deviceId = getMeta(device.peek.outbox, 'device-id') || null;
    const credentials = await this.backend.signIn(number, deviceId);
    device.keepCredentials(credentials);
    device.hurry();
    await turn();
  }

  async #serve(request: Request): Promise<Answer> {
    return await this.backend.serve(request);
  }

  #checkPermitted({ device, line }: Desk, text: string): void {
    const { done, scopes } = JSON.parse(text) as PullResponse;
    // Dropped answers say nothing of what the device holds.
    if (done && line.request?.path !== 'pull' && device.engine.state.connection === 'online')
      holdsOnlyPermitted(device.name, device.peek.replica, scopes);
  }

  async #do(step: Step): Promise<void> {
    const desk = 'device' in step ? this.desks[step.device % this.desks.length] : undefined;
    if (desk) await this.#doAt(desk, step);
    else await this.#doElsewhere(step);
  }

  async #doAt(desk: Desk, step: Step): Promise<void> {
    const { device } = desk;
    if (step.do === 'kill') {
      this.#kill(desk, step.after);
      return;
    }
    if (step.do !== 'rights') this.ensureRunning(desk);
    switch (step.do) {
      case 'act':
        await this.#act(desk, step);
        break;
      case 'deliver':
        await this.deliver(desk, step.fate, step.rows, step.held);
        break;
      case 'poke':
        device.engine.kick();
        await turn();
        break;
      case 'restart':
        await this.#restart(desk);
        break;
      case 'rights':
        await this.backend.rights(desk.number, step.teams);
        break;
      case 'clock':
        device.skewMs += step.ms;
        break;
      case 'drift':
        this.#drift(desk, step.on);
        break;
      case 'poison':
        await this.#poison(desk, step.on);
        break;
      case 'foreign':
        this.#foreign(desk);
        break;
      default:
        await this.#replaceFiles(desk, step);
    }
  }

  async #doElsewhere(step: Step): Promise<void> {
    switch (step.do) {
      case 'wait':
        await this.clock.advance(step.ms);
        break;
      case 'stray': {
        const [stray] = this.#strays.splice(step.pick % Math.max(1, this.#strays.length), 1);
        if (stray) this.#trace.note(await this.#serve(stray).then((answer) => answer.ok));
        break;
      }
      case 'colleague':
        await this.backend.colleague(step.act, step.on, step.value);
        break;
      case 'collect':
        await this.backend.collectTombstones();
        break;
      case 'commit-slow':
        await this.backend.commitSlow();
        break;
      case 'backup':
        await this.backend.backup();
        break;
      case 'restore':
        await this.#restore(step.elsewhere);
        break;
    }
  }

  #kill(desk: Desk, after: number): void {
    const { device, line } = desk;
    if (device.running) device.kill(after);
    else {
      line.abandon();
      device.start(after);
    }
  }

  async #act(desk: Desk, step: Extract<Step, { do: 'act' }>): Promise<void> {
    const { device } = desk;
    if (step.act === 'cancel') {
      device.cancel(step.on, (uid) => {
        const chosen = this.made.find((one) => one.uid === uid);
        if (chosen) chosen.takenBack = true;
      });
      return;
    }
    if (step.act === 'dismiss') {
      device.dismiss(step.on);
      return;
    }
    const mark = `${++this.#marks}`;
    const asked = ask({ replica: device.peek.replica, act: step.act, on: step.on, value: step.value, mark });
    if (asked) this.#command(desk, asked.name, asked.input, asked.text);
    await turn();
  }

  #command(desk: Desk, name: string, input: unknown, text: string | null): void {
    const { device, flicker, number } = desk;
    const before = this.#lastUid(device);
    try {
      const { made, uid } = device.run(name, input);
      this.#keep({ device: number, uid, name, made, text, ...fresh(this.clock.now) });
      if (device.running) flicker.wrote(device, uid);
      else flicker.forget();
    } catch (error) {
      // Refused here already: the person was told, nothing was saved.
      if (error instanceof AppError) return;
      if (!(error instanceof Killed)) throw error;
      this.#savedThoughKilled(desk, name, before);
      flicker.forget();
      throw error;
    } finally {
      this.#trace.note(name);
    }
  }

  /** Killed before it could say so, the command may be in the file all the same. */
  #savedThoughKilled(desk: Desk, name: string, before: string | undefined): void {
    this.ensureRunning(desk);
    const uid = this.#lastUid(desk.device);
    if (uid === undefined || uid === before) return;
    const command = commandByUid(desk.device.peek.outbox, uid);
    if (!command) return;
    this.#keep({ device: desk.number, uid, name, made: null, text: null, ...fresh(this.clock.now) });
  }

  #keep(made: Made): void {
    this.made.push(made);
    this.#trace.note(made);
  }

  #lastUid(device: Device): string | undefined {
    return sql(device.peek.outbox, 'select uid from command order by seq desc limit 1').get<{ uid: string }>()?.uid;
  }

  async #restart({ device, line }: Desk): Promise<void> {
    const before = visibleRows(device.peek.replica);
    // While a batch of many leaves, rows follow its answers a moment later.
    const lags = !sameJson(standing(device.store.overlay.commands), standing(liveCommands(device.peek.outbox)));
    await device.stop();
    line.abandon();
    device.start();
    if (lags) return;
    const after = visibleRows(device.peek.replica);
    for (const key of new Set([...before.keys(), ...after.keys()]))
      if (!sameJson(before.get(key) ?? null, after.get(key) ?? null))
        throw new Violation(
          'I11',
          `${device.name} showed ${say(before.get(key))}, then ${say(after.get(key))} (${key})`,
        );
  }

  /** An old server without a sign of it: what devices hold of versions given twice is not what it holds. */
  async #restore(elsewhere: boolean): Promise<void> {
    if (!(await this.backend.restore(elsewhere))) return;
    this.wasPutBack = true;
    if (!elsewhere) this.mayDrift = true;
    // So long are acknowledged commands kept for a server that forgot them.
    for (const one of this.made) if (one.at < this.clock.now - 30 * day) one.orphaned = true;
    for (const { cursors, flicker } of this.desks) {
      cursors.forget();
      if (elsewhere) flicker.forget();
      else flicker.stop();
    }
  }

  async #replaceFiles(desk: Desk, step: Step): Promise<void> {
    const { device, line, flicker, cursors } = desk;
    if (step.do === 'put-back' && !desk.copy) return;
    await device.stop();
    line.abandon();
    if (step.do === 'copy') {
      desk.copy = device.copy();
      desk.copied = new Set(this.made.filter((one) => one.device === desk.number).map(({ uid }) => uid));
    }
    if (step.do === 'lose-replica') device.loseReplica();
    if (step.do === 'put-back' && desk.copy) {
      this.wasPutBack = true;
      device.putBack(desk.copy, step.which);
      if (step.which === 'both')
        for (const one of this.made) if (one.device === desk.number && !desk.copied.has(one.uid)) one.orphaned = true;
    }
    if (step.do !== 'copy') {
      flicker.forget();
      cursors.forget();
    }
    device.start();
  }

  /** A row is gone from the replica, as by a defect of the disk or of ours. */
  #drift({ device }: Desk, on: number): void {
    const { replica } = device.peek;
    const rows = sql(
      replica,
      `select e.id from entry e where not exists (select 1 from shadow where shadow.id = e.id) order by e.id`,
    ).all<{ id: string }>();
    const chosen = rows[rows.length === 0 ? 0 : on % rows.length];
    if (!chosen || readSnapshot(replica)) return;
    this.mayDrift = true;
    sql(replica, 'delete from entry where id = ?').run(chosen.id);
  }

  async #poison({ device }: Desk, on: number): Promise<void> {
    const waiting = waitingCommands(device.peek.outbox);
    const chosen = waiting[waiting.length === 0 ? 0 : on % waiting.length];
    if (chosen) await this.backend.breakOn(chosen.envelope.uid);
  }

  /** As another version of the program left it: nobody here or there can read it. */
  #foreign(desk: Desk): void {
    const { device, number } = desk;
    const uid = device.newId() as CommandUid;
    const envelope = {
      ...{ uid, name: 'case.unheard-of', version: 7, args: { caseId: 'x' }, base: {}, dependsOn: [] },
      ...{ actorId: device.agentId, happenedAt: this.clock.now },
    };
    appendCommand(device.outbox, { envelope, reads: [], writes: [] });
    device.store.realign();
    this.#keep({ device: number, uid, name: envelope.name, made: null, text: null, ...fresh(this.clock.now) });
  }
}

function fresh(at: number) {
  return { at, takenBack: false, orphaned: false };
}

/** Which commands wait and which were answered; how many confirmed ones are kept does not matter here. */
function standing(commands: readonly OutboxCommand[]) {
  return commands.filter(({ state }) => state === 'waiting').map(({ seq }) => seq);
}

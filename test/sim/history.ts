import { getMeta } from '#db/outbox/meta.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import { day } from '../builders/times.ts';
import type { Backend } from './backend.ts';
import { Killed } from './crash-point.ts';
import { type Desk, desk } from './desk.ts';
import type { Device } from './device.ts';
import type { DeviceFiles } from './device-files.ts';
import { drift, foreign, poison, replaceFiles, restart } from './mishaps.ts';
import { holdsOnlyPermitted } from './oracles/cursors.ts';
import type { Made } from './oracles/facts.ts';
import { Violation } from './oracles/violation.ts';
import { readsItsWrites } from './oracles/visible-rows.ts';
import type { ClientBug } from './planted/client-bugs.ts';
import type { Answer, Request } from './requests.ts';
import type { Fate, Step } from './steps.ts';
import type { Trace } from './trace.ts';
import { turn, type VirtualClock } from './virtual-clock.ts';
import { work } from './work.ts';
import { people } from './world.ts';

export interface HistoryParts {
  readonly backend: Backend;
  readonly clock: VirtualClock;
  readonly files: (device: number) => DeviceFiles;
  readonly newBytes: () => Uint8Array;
  readonly trace: Trace;
  readonly clientBug?: ClientBug | undefined;
}

/** Devices, a server and what happens to them, one step after the other; every step is watched by the oracles. */
export class History {
  readonly desks: readonly Desk[];
  readonly made: Made[] = [];
  readonly backend: Backend;
  readonly clock: VirtualClock;
  readonly #trace: Trace;
  readonly #strays: Request[] = [];
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
    this.desks = people.map((_person, number) => {
      const failed = (message: string) => {
        this.#defect ??= `device ${number}: ${message}`;
      };
      const drifted = (figures: string) => {
        if (!this.mayDrift) failed(`it holds other rows than the server says, by nobody's doing: ${figures}`);
      };
      const files = parts.files(number);
      const { clock, newBytes: countedId, clientBug } = parts;
      return desk({ number, strays: this.#strays, clientBug, files, clock, countedId, failed, drifted });
    });
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
      for (const { key, goneFrom, violation } of flicker.check(device))
        if (goneFrom === null || (await this.#isStillIn(device, key, goneFrom))) throw violation;
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
    const at = 'device' in step ? this.desks[step.device % this.desks.length] : undefined;
    if (at) await this.#doAt(at, step);
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
        await work(this, desk, step);
        break;
      case 'deliver':
        await this.deliver(desk, step.fate, step.rows, step.held);
        break;
      case 'poke':
        device.engine.kick();
        await turn();
        break;
      case 'restart':
        await restart(desk);
        break;
      case 'rights':
        await this.backend.rights(desk.number, step.teams);
        break;
      case 'clock':
        device.skewMs += step.ms;
        break;
      case 'drift':
        drift(this, desk, step.on);
        break;
      case 'poison':
        await poison(this, desk, step.on);
        break;
      case 'foreign':
        foreign(this, desk);
        break;
      default:
        await replaceFiles(this, desk, step);
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

  /** Tells a text from every other. */
  nextMark(): string {
    return `${++this.#marks}`;
  }

  /** A command that somebody believes saved. */
  keep(made: Made): void {
    this.made.push(made);
    this.note(made);
  }

  /** Part of what two runs of a seed must have alike. */
  note(what: unknown): void {
    this.#trace.note(what);
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
}

import { getMeta } from '#db/outbox/meta.ts';
import { permittedScopes } from '#db/replica/cursors.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Backend } from './backend.ts';
import { Killed } from './crash-point.ts';
import { type Desk, desk } from './desk.ts';
import type { Device } from './device.ts';
import type { DeviceFiles } from './device-files.ts';
import { holdsOnlyPermitted } from './oracles/cursors.ts';
import type { Made } from './oracles/facts.ts';
import { Violation } from './oracles/violation.ts';
import { readsItsWrites } from './oracles/visible-rows.ts';
import type { ClientBug } from './planted/client-bugs.ts';
import type { Answer, Request } from './requests.ts';
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
  /** Makes a step happen. */
  readonly play: (history: History, step: Step) => Promise<void>;
  readonly clientBug?: ClientBug | undefined;
}

/** Devices, a server and what happens to them, one step after the other; every step is watched by the oracles. */
export class History {
  readonly desks: readonly Desk[];
  readonly made: Made[] = [];
  readonly backend: Backend;
  readonly clock: VirtualClock;
  readonly #trace: Trace;
  readonly #play: HistoryParts['play'];
  /** Requests that nobody waits for any more and that may still arrive. */
  readonly strays: Request[] = [];
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
    this.#play = parts.play;
    this.desks = people.map((_person, number) => {
      const failed = (message: string) => {
        this.#defect ??= `device ${number}: ${message}`;
      };
      const drifted = (figures: string) => {
        if (!this.mayDrift) failed(`it holds other rows than the server says, by nobody's doing: ${figures}`);
      };
      const files = parts.files(number);
      const { clock, newBytes: countedId, clientBug } = parts;
      return desk({ number, strays: this.strays, clientBug, files, clock, countedId, failed, drifted });
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
      await this.#play(this, step);
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
    const answer = await line.deliver({ fate, serve: (asked) => this.backend.serve(asked) });
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

  #checkPermitted({ device, line }: Desk, text: string): void {
    const { done, scopes } = JSON.parse(text) as PullResponse;
    // Dropped answers say nothing of what the device holds.
    const { replica } = device.peek;
    const isTaken = sameJson([...permittedScopes(replica)].sort(), [...scopes].sort());
    if (done && isTaken && line.request?.path !== 'pull' && device.engine.state.connection === 'online')
      holdsOnlyPermitted(device.name, replica, scopes);
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
}

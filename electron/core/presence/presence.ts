import { type PresenceHere, windowGoneMs } from '#domain/contract/ipc/presence-views.ts';
import {
  type CasePresence,
  type DeviceMessage,
  mostPresences,
  type PersonPresence,
  type Telephone,
} from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import { inTimeOf } from '../calls/line.ts';
import type { Clock } from '../ports.ts';
import { ConnectedPeople } from './connected-people.ts';

/** Between two words to the server. */
const pauseMs = 1000;

interface PresenceParts {
  readonly clock: Clock;
  /** Says it to the server; lost where no channel is open. */
  readonly say: (message: DeviceMessage) => void;
  /** Others came or went in these cases. */
  readonly changed: (caseIds: readonly CaseId[]) => void;
  /** Somebody connected or left, or does something else on the telephone. */
  readonly peopleChanged: () => void;
  /** What the telephone here does now, by this device's clock. */
  readonly telephone: () => Telephone;
  /** A moment by this device's clock as the server's time. */
  readonly serverTime: (at: number) => number;
}

interface Window {
  readonly here: PresenceHere;
  readonly cancel: () => void;
}

/**
 * Who is connected, and who has which case open: gathers what the windows of this device show for the server, and keeps what the server tells
 * of everybody. All of it in memory, and forgotten with the channel: who cannot be heard is not shown.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #windows = new Map<string, Window>();
  readonly #people = new Map<CaseId, CasePresence['people']>();
  readonly #connected = new ConnectedPeople();
  #isOpen = false;
  #said = '';
  #cancelPause: (() => void) | undefined;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** A window says what it shows. */
  here(here: PresenceHere): void {
    this.#windows.get(here.window)?.cancel();
    if (here.caseId === null) this.#windows.delete(here.window);
    else {
      const cancel = this.#parts.clock.after(windowGoneMs, () => {
        this.#windows.delete(here.window);
        this.#tell();
      });
      this.#windows.set(here.window, { here, cancel });
    }
    this.#tell();
  }

  /** The telephone here does something else. */
  telephoneChanged(): void {
    this.#tell();
  }

  /** Whether the server can be heard: else nobody is known to be anywhere. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Who is connected, as far as that is the agent's to know; null where the server does not say. */
  get connected(): ConnectedPeople['all'] {
    return this.#connected.all;
  }

  /** Everybody in each case somebody has open. */
  everybody(): CasePresence[] {
    return [...this.#people].map(([caseId, people]) => ({ caseId, people }));
  }

  /** The same without `me`. */
  others(me: AgentId): { caseId: CaseId; people: CasePresence['people'] }[] {
    return this.everybody()
      .map(({ caseId, people }) => ({ caseId, people: people.filter(({ agentId }) => agentId !== me) }))
      .filter(({ people }) => people.length > 0);
  }

  /** The channel opened: the server knows nothing of this device yet. */
  opened(): void {
    this.#isOpen = true;
    this.#said = '';
    this.#tell();
  }

  /** The channel ended: nobody is known to be anywhere. */
  ended(): void {
    this.#isOpen = false;
    this.#forgetPause();
    const caseIds = [...this.#people.keys()];
    this.#people.clear();
    this.#connected.forget();
    if (caseIds.length > 0) this.#parts.changed(caseIds);
    this.#parts.peopleChanged();
  }

  heard(whole: boolean, cases: readonly CasePresence[], people?: readonly PersonPresence[]): void {
    const moved = new Set(cases.map(({ caseId }) => caseId));
    if (whole) for (const caseId of this.#people.keys()) moved.add(caseId);
    if (whole) this.#people.clear();
    for (const { caseId, people } of cases) {
      if (people.length > 0) this.#people.set(caseId, people);
      else this.#people.delete(caseId);
    }
    if (moved.size > 0) this.#parts.changed([...moved]);
    if (!people) return;
    this.#connected.heard(whole, people);
    if (whole || people.length > 0) this.#parts.peopleChanged();
    // A server that tells of people understands what is said of telephones.
    this.#tell();
  }

  stop(): void {
    this.#isOpen = false;
    this.#forgetPause();
    for (const { cancel } of this.#windows.values()) cancel();
    this.#windows.clear();
    this.#people.clear();
    this.#connected.forget();
  }

  /** At once, then once a second at most; what was said last is always said. */
  #tell(): void {
    if (!this.#isOpen || this.#cancelPause) return;
    const at = this.#shown();
    const telephone = this.#connected.all ? this.#parts.telephone() : undefined;
    // By the device's clock: the server's time is measured again and again, and a millisecond of that is no news.
    const text = JSON.stringify({ at, telephone });
    if (text === this.#said) return;
    this.#said = text;
    this.#cancelPause = this.#parts.clock.after(pauseMs, () => {
      this.#cancelPause = undefined;
      this.#tell();
    });
    this.#parts.say({ kind: 'here', at, ...(telephone && { telephone: inTimeOf(telephone, this.#parts.serverTime) }) });
  }

  /** The cases on show in any window, those of the windows that spoke last where there are too many. */
  #shown(): DeviceMessage['at'] {
    const shown = new Map<CaseId, DeviceMessage['at'][number]>();
    for (const { here } of [...this.#windows.values()].toReversed()) {
      if (here.caseId === null) continue;
      const doing = shown.get(here.caseId)?.doing === 'typing' ? 'typing' : here.doing;
      shown.set(here.caseId, { caseId: here.caseId, doing });
    }
    return [...shown.values()].slice(0, mostPresences);
  }

  #forgetPause(): void {
    this.#cancelPause?.();
    this.#cancelPause = undefined;
  }
}

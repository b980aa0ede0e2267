import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import type { RingReport } from '#domain/rules/ring-report.ts';
import type { Clock } from '../ports.ts';

/** Whoever hears nothing more of a call takes it for missed. */
export const ringsForMs = 60_000;
/** Telephones tell twice: the same number within this time is the same call, where they give it no name. */
const sameCallMs = 20_000;
const mostKept = 20;

export interface RingDeskParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: () => void;
  /** Plans a call-back to somebody who was not answered; null when none can be planned now. */
  readonly planCallBack: (ring: Ring) => FollowUpId | null;
}

interface Kept {
  readonly ring: Ring;
  readonly call: string;
  readonly stop: () => void;
}

/** The calls that a telephone tells of, until somebody has dealt with them. They last as long as the program: what is kept for good is the call's note. */
export class RingDesk {
  readonly #parts: RingDeskParts;
  #kept: readonly Kept[] = [];

  constructor(parts: RingDeskParts) {
    this.#parts = parts;
  }

  /** The newest first. */
  get rings(): readonly Ring[] {
    return this.#kept.map(({ ring }) => ring);
  }

  report(report: RingReport): void {
    const known = this.#kept.find((kept) => this.#isSame(kept, report));
    const { event } = report;
    if (!known) {
      // The end of a call nobody heard of tells nothing.
      if (event !== 'ended') this.#add(report, event);
    } else if (event === 'answered') this.#become(known, 'answered');
    else if (event !== 'ringing' && known.ring.state === 'ringing') this.#miss(known);
  }

  /** The call is taken, on the telephone or here. */
  answer(id: string): void {
    const kept = this.#find(id);
    if (kept) this.#become(kept, 'answered');
  }

  /** It needs nobody any more. */
  dismiss(id: string): void {
    const kept = this.#find(id);
    kept?.stop();
    if (kept) this.#set(this.#kept.filter((each) => each !== kept));
  }

  close(): void {
    for (const { stop } of this.#kept) stop();
    this.#kept = [];
  }

  #find(id: string): Kept | undefined {
    return this.#kept.find(({ ring }) => ring.id === id);
  }

  #isSame({ ring, call }: Kept, report: RingReport): boolean {
    if (report.call !== '' || call !== '') return call === report.call;
    if (ring.number !== report.number || ring.direction !== report.direction) return false;
    return report.event !== 'ringing' || this.#parts.clock.now() - ring.at < sameCallMs;
  }

  #add({ number, direction, call }: RingReport, state: Ring['state']): void {
    const { clock, newId } = this.#parts;
    const id = newId();
    const ring: Ring = { id, number, direction, state: 'ringing', at: clock.now(), callBackId: null };
    const stop = clock.after(ringsForMs, () => {
      const kept = this.#find(id);
      if (kept?.ring.state === 'ringing') this.#miss(kept);
    });
    const kept = { ring, call, stop };
    for (const old of this.#kept.slice(mostKept - 1)) old.stop();
    this.#kept = [kept, ...this.#kept.slice(0, mostKept - 1)];
    if (state === 'missed') this.#miss(kept);
    else if (state === 'answered') this.#become(kept, 'answered');
    else this.#parts.changed();
  }

  #miss(kept: Kept): void {
    // Nobody waits for a call back that we made ourselves.
    if (kept.ring.direction === 'out') this.dismiss(kept.ring.id);
    else this.#become(kept, 'missed', kept.ring.number === '' ? null : this.#parts.planCallBack(kept.ring));
  }

  #become(kept: Kept, state: Ring['state'], callBackId: FollowUpId | null = kept.ring.callBackId): void {
    kept.stop();
    const next = { ...kept, ring: { ...kept.ring, state, callBackId } };
    this.#set(this.#kept.map((each) => (each.ring.id === kept.ring.id ? next : each)));
  }

  #set(kept: readonly Kept[]): void {
    this.#kept = kept;
    this.#parts.changed();
  }
}

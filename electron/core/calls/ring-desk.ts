import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import { type CallMove, phaseAfter } from '#domain/rules/call-phase.ts';
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
    if (known) {
      if (event !== 'ringing') this.#move(known, event);
      // The rest of a call nobody heard of tells nothing.
    } else if (event === 'ringing' || event === 'answered' || event === 'missed') this.#add(report, event);
  }

  /** The agent does here what is done on the telephone. */
  move(id: string, move: CallMove): void {
    const kept = this.#find(id);
    if (kept) this.#move(kept, move);
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
    if (report.event !== 'ringing') return true;
    return ring.state !== 'wrap-up' && this.#parts.clock.now() - ring.at < sameCallMs;
  }

  #add({ number, direction, call }: RingReport, event: 'ringing' | 'answered' | 'missed'): void {
    const { clock, newId } = this.#parts;
    const id = newId();
    const ring: Ring = { id, number, direction, state: 'ringing', phases: [], at: clock.now(), callBackId: null };
    const stop = clock.after(ringsForMs, () => {
      const kept = this.#find(id);
      if (kept?.ring.state === 'ringing') this.#move(kept, 'missed');
    });
    const kept = { ring, call, stop };
    for (const old of this.#kept.slice(mostKept - 1)) old.stop();
    this.#kept = [kept, ...this.#kept.slice(0, mostKept - 1)];
    if (event === 'ringing') this.#parts.changed();
    else this.#move(kept, event);
  }

  #move(kept: Kept, move: CallMove): void {
    const { ring } = kept;
    const state = phaseAfter(ring.state, move);
    if (state === undefined) return;
    // Nobody waits for a call back that we made ourselves; and what is in the call book needs nobody any more.
    if (state === 'done' || (state === 'missed' && ring.direction === 'out')) {
      this.dismiss(ring.id);
      return;
    }
    kept.stop();
    const callBackId = state === 'missed' && ring.number !== '' ? this.#parts.planCallBack(ring) : ring.callBackId;
    this.#set(
      this.#kept.map((each) => {
        if (each.ring.id === ring.id) return { ...each, ring: { ...this.#inPhase(ring, state), callBackId } };
        // Who talks with one caller talks with no other, also where the telephone does not say so.
        const waits = state === 'talking' && each.ring.state === 'talking';
        return waits ? { ...each, ring: this.#inPhase(each.ring, 'on-hold') } : each;
      }),
    );
  }

  #inPhase(ring: Ring, state: Ring['state']): Ring {
    return { ...ring, state, phases: [...ring.phases, { phase: state, at: this.#parts.clock.now() }] };
  }

  #set(kept: readonly Kept[]): void {
    this.#kept = kept;
    this.#parts.changed();
  }
}

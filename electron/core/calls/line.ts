import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import { mostCalls, type Telephone, telephoneStates } from '#domain/contract/wire/live.ts';
import { earliest } from '#domain/rules/earliest.ts';
import type { Clock } from '../ports.ts';

interface LineParts {
  readonly clock: Pick<Clock, 'now'>;
  /** It does something else now. */
  readonly changed: () => void;
}

/** What the telephone of this device does, as its calls tell it; times by the device's clock. Which calls they are is nobody else's. */
export class Line {
  readonly #parts: LineParts;
  #telephone: Telephone = { state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 };

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  get telephone(): Telephone {
    return this.#telephone;
  }

  follow(rings: readonly Ring[]): void {
    const before = this.#telephone;
    const next = telephoneOf(rings);
    // Free since the last call was over; who had none yet may have a telephone that tells nothing.
    if (next.state === 'free') next.since = before.state === 'free' ? before.since : this.#parts.clock.now();
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    this.#telephone = next;
    this.#parts.changed();
  }
}

function telephoneOf(rings: readonly Ring[]): Telephone {
  const calls = rings.map((ring) => ({ state: stateOf(ring), since: ring.phases.at(-1)?.at ?? ring.at }));
  const since = (state: Telephone['state']) => calls.filter((call) => call.state === state).map((call) => call.since);
  const state = telephoneStates.find((each) => since(each).length > 0) ?? 'free';
  const ringing = since('ringing');
  return {
    state,
    // Of notes left lying, only the last is still being written.
    since: state === 'wrap-up' ? Math.max(...since(state)) : earliest(since(state)),
    ringing: Math.min(ringing.length, mostCalls),
    ringsSince: earliest(ringing),
    onHold: Math.min(since('on-hold').length, mostCalls),
  };
}

/** The same by another clock. */
export function inTimeOf(telephone: Telephone, timeOf: (at: number) => number): Telephone {
  const { since, ringsSince } = telephone;
  const told = (at: number | null) => (at === null ? null : Math.round(timeOf(at)));
  return { ...telephone, since: told(since), ringsSince: told(ringsSince) };
}

/** A missed call keeps nobody at the telephone. */
function stateOf({ state, direction }: Ring): Telephone['state'] {
  if (state === 'missed') return 'free';
  return state === 'ringing' && direction === 'out' ? 'calling' : state;
}

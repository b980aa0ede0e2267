import type { AppointmentKind } from '../../model/choices.ts';
import { minuteMs } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';

/** Instants: from (included) to. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** A time at which the agent is somewhere already. */
export interface Taken extends Slot {
  readonly kind: AppointmentKind;
}

export interface SlotsAsked {
  readonly kind: AppointmentKind;
  readonly minutes: number;
  /** Slots begin at every so many minutes of the zone's wall clock, counted from midnight. */
  readonly everyMinutes: number;
  /** Between a visit and whatever comes before and after it. */
  readonly travelMinutes: number;
  /** None begins before `from`, nor at `until` or after. */
  readonly from: number;
  readonly until: number;
  readonly limit: number;
}

/** When somebody works, and by whose clock. */
export interface Hours {
  readonly working: WorkingTime;
  readonly zone: string;
  readonly zones: Pick<ZoneOffsets, 'offset'>;
}

/** The first slots in which the agent works all the while and is nowhere else, nor on the way; one begins after another. */
export function freeSlots(asked: SlotsAsked, hours: Hours, taken: readonly Taken[]): readonly Slot[] {
  const { minutes, everyMinutes, from, until, limit } = asked;
  const busy = withTravel(asked, taken);
  const free: Slot[] = [];
  let at = from;
  while (free.length < limit && at < until) {
    const opens = hours.working.nextOpening(at);
    if (opens === null || opens >= until) break;
    const closes = hours.working.nextClosing(opens) ?? Number.POSITIVE_INFINITY;
    const slot = slotAt(onGrid(opens, everyMinutes, hours), minutes);
    if (slot.from >= until) break;
    const inTheWay = busy.find((each) => each.from < slot.to && slot.from < each.to);
    if (slot.to > closes) at = closes;
    else if (inTheWay) at = inTheWay.to;
    else {
      free.push(slot);
      at = slot.from + 1;
    }
  }
  return free;
}

interface TeamSlot extends Slot {
  /** Who could take it, in the order they were asked. */
  readonly agentIds: readonly string[];
}

/** The first slots in which anybody of several is free, with who it is. */
export function freeSlotsOfAll(
  asked: SlotsAsked,
  people: readonly { readonly agentId: string; readonly hours: Hours; readonly taken: readonly Taken[] }[],
): readonly TeamSlot[] {
  const byStart = new Map<number, { readonly slot: Slot; readonly agentIds: string[] }>();
  for (const { agentId, hours, taken } of people)
    for (const slot of freeSlots(asked, hours, taken)) {
      const known = byStart.get(slot.from);
      if (known) known.agentIds.push(agentId);
      else byStart.set(slot.from, { slot, agentIds: [agentId] });
    }
  return [...byStart.values()]
    .sort((a, b) => a.slot.from - b.slot.from)
    .slice(0, asked.limit)
    .map(({ slot, agentIds }) => ({ ...slot, agentIds }));
}

function slotAt(from: number, minutes: number): Slot {
  return { from, to: from + minutes * minuteMs };
}

function withTravel({ kind, travelMinutes }: SlotsAsked, taken: readonly Taken[]): readonly Slot[] {
  return taken.map((each) => {
    const way = kind === 'visit' || each.kind === 'visit' ? travelMinutes * minuteMs : 0;
    return { from: each.from - way, to: each.to + way };
  });
}

/** The first moment from this one on at which the wall clock shows a multiple of so many minutes. */
function onGrid(instant: number, everyMinutes: number, { zone, zones }: Hours): number {
  const every = everyMinutes * minuteMs;
  const roundedUp = (at: number): number => at + mod(-(at + zones.offset(zone, at)), every);
  const first = roundedUp(instant);
  // Where the clocks were moved on the way, it is off the grid again.
  return roundedUp(first);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

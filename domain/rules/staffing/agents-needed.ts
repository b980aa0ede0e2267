import { nextBlocked, waitingOf } from './erlang-c.ts';

/** What comes in within a stretch of time, and how long one keeps an agent busy, after-call work included. */
export interface Demand {
  readonly calls: number;
  readonly perMs: number;
  readonly handleMs: number;
}

export interface StaffingGoal {
  /** This share of the calls is answered … */
  readonly share: number;
  /** … within this time. */
  readonly withinMs: number;
  /** An agent is busy for no more than this share of the time; 1 asks for nothing. */
  readonly mostBusy: number;
  /** The share of paid time in which nobody is at the desk: breaks, training, illness. Less than 1. */
  readonly shrinkage: number;
}

export interface Need {
  /** At the desk. */
  readonly agents: number;
  /** On the roster, so that as many are at the desk. */
  readonly rostered: number;
  /** The share of calls that is answered in time with them. */
  readonly answeredInTime: number;
  readonly meanWaitMs: number;
  readonly busy: number;
}

/**
 * The fewest agents that reach the goal. The model (M/M/n, Erlang's C) has calls come in independently of one another, never given up and
 * answered in turn: it asks for somewhat more agents than callers without patience would need.
 */
export function agentsNeeded(demand: Demand, goal: StaffingGoal): Need {
  const load = (demand.calls * demand.handleMs) / demand.perMs;
  if (load <= 0) return { agents: 0, rostered: 0, answeredInTime: 1, meanWaitMs: 0, busy: 0 };
  let blocked = 1;
  for (let agents = 1; ; agents++) {
    blocked = nextBlocked(blocked, agents, load);
    if (agents <= load) continue;
    const waiting = waitingOf(blocked, agents, load);
    const perCall = (agents - load) / demand.handleMs;
    const answeredInTime = 1 - waiting * Math.exp(-perCall * goal.withinMs);
    const busy = load / agents;
    if (answeredInTime < goal.share || busy > goal.mostBusy) continue;
    const rostered = Math.ceil(agents / (1 - goal.shrinkage) - 1e-9);
    return { agents, rostered, answeredInTime, meanWaitMs: waiting / perCall, busy };
  }
}

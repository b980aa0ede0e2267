/**
 * The chance that somebody who calls finds all agents busy and waits: Erlang's C for `agents` (a whole number) and a load in erlangs
 * (agents busy on average). 1 where the load is more than they can ever carry.
 *
 * By Erlang's B, for which B(0) = 1 and B(n) = load·B(n-1) / (n + load·B(n-1)): every step stays between 0 and 1, so thousands of agents
 * are as exact as three (no powers, no factorials), and C = n·B / (n - load·(1 - B)).
 */
export function erlangC(agents: number, load: number): number {
  if (load <= 0) return agents > 0 ? 0 : 1;
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = nextBlocked(blocked, n, load);
  return waitingOf(blocked, agents, load);
}

/** Erlang's B of `n` agents from that of one less. */
export function nextBlocked(blocked: number, n: number, load: number): number {
  return (load * blocked) / (n + load * blocked);
}

/** Erlang's C from Erlang's B of the same agents and load. */
export function waitingOf(blocked: number, agents: number, load: number): number {
  if (agents <= load) return 1;
  return (agents * blocked) / (agents - load * (1 - blocked));
}

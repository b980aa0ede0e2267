/** Above this many at once, as after a sleep, they are told together. */
const fewAtOnce = 3;
const mostNamed = 50;

/** Hands a few to `tell` one by one, and many as one with the first of them to be named. */
export function inDigests<T>(due: readonly T[], tell: (all: readonly T[], named: readonly T[]) => void): void {
  if (due.length > fewAtOnce) tell(due, due.slice(0, mostNamed));
  else for (const one of due) tell([one], [one]);
}

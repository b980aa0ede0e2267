import type { Telephone } from '../../contract/wire/live.ts';
import { earliest } from '../earliest.ts';

/** What rings and waits at all the telephones that are told of. */
export interface AtTelephones {
  /** Callers who wait for an answer, and at how many people. One who is rung through to several counts at each of them. */
  readonly ringing: number;
  readonly peopleRung: number;
  /** Since when the first of them waits. */
  readonly ringsSince: number | null;
  /** Of them, those who ring where somebody is on the telephone already. */
  readonly waiting: number;
  readonly onHold: number;
  /** Of so many people, so many have a device that tells of its telephone. */
  readonly people: number;
  readonly known: number;
}

const engaged: ReadonlySet<Telephone['state']> = new Set(['talking', 'on-hold', 'calling']);

/** `null` is somebody whose telephone nothing is known of. */
export function atTelephones(people: readonly (Telephone | null)[]): AtTelephones {
  const known = people.filter((each) => each !== null);
  const rung = known.filter(({ ringing }) => ringing > 0);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return {
    ringing: sum(rung.map(({ ringing }) => ringing)),
    peopleRung: rung.length,
    ringsSince: earliest(rung.map(({ ringsSince }) => ringsSince)),
    waiting: sum(rung.map(({ state, ringing }) => (engaged.has(state) ? ringing : 0))),
    onHold: sum(known.map(({ onHold }) => onHold)),
    people: people.length,
    known: known.length,
  };
}

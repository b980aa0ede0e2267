import { coverage, similarity, type Telling, tellingOf } from '../similar-cases.ts';

/** Something that was asked. */
export interface Asked {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

/** From here on two questions want the same article: less than for two cases of one matter, since an article answers more than one. */
const sameArticle = 0.42;
/** A few words that nearly all stand in a longer question ask the same. */
const nearlyAll = 0.85;
/** What is compared shares one of so many of its rarest pieces. */
const rarest = 6;
const asksAtATime = 100;

interface Led<A> {
  readonly telling: Telling;
  readonly asked: A[];
}

/**
 * What was asked, put together by what it is about: each group's newest first, the groups in the order of their newest. The order in which things
 * are handed in changes nothing. A slice of the work at a time.
 */
export function* groupAsked<A extends Asked>(all: readonly A[]): Generator<void, readonly (readonly A[])[]> {
  const told = all
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map((asked) => ({ asked, telling: tellingOf(asked.text) }))
    .filter(({ telling }) => telling.terms.size > 0);
  yield;
  const spread = new Map<string, number>();
  for (const { telling } of told) for (const term of telling.terms) spread.set(term, (spread.get(term) ?? 0) + 1);
  const led: Led<A>[] = [];
  const byTerm = new Map<string, number[]>();
  for (const [index, { asked, telling }] of told.entries()) {
    if (index % asksAtATime === asksAtATime - 1) yield;
    const keys = [...telling.terms].toSorted((a, b) => (spread.get(a) ?? 0) - (spread.get(b) ?? 0)).slice(0, rarest);
    const near = new Set(keys.flatMap((term) => byTerm.get(term) ?? []));
    const same = nearest(led, near, telling);
    if (same) {
      same.asked.push(asked);
      continue;
    }
    for (const term of keys) byTerm.set(term, [...(byTerm.get(term) ?? []), led.length]);
    led.push({ telling, asked: [asked] });
  }
  return led.map(({ asked }) => asked);
}

function nearest<A>(led: readonly Led<A>[], near: Iterable<number>, telling: Telling): Led<A> | undefined {
  let best: Led<A> | undefined;
  let alike = 0;
  for (const place of near) {
    const other = led[place];
    const score = other ? likeness(telling, other.telling) : 0;
    if (score > alike) [best, alike] = [other, score];
  }
  return best;
}

/** How alike two questions are; 0 where they want different articles. */
function likeness(one: Telling, other: Telling): number {
  const score = similarity(one, other);
  if (score >= sameArticle) return score;
  const [few, many] = one.terms.size <= other.terms.size ? [one, other] : [other, one];
  return few.terms.size > 1 && coverage(few, many) >= nearlyAll ? sameArticle : 0;
}

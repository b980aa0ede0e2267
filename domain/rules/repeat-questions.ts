import { dayMs } from './calendar/local-date.ts';
import type { RepeatRules } from './definitions/care-rules.ts';
import { similarity, type Telling, tellingOf } from './similar-cases.ts';

/** A case, as far as it is a question that somebody asked. */
export interface AskedCase {
  readonly id: string;
  readonly subject: string;
  readonly openedAt: number;
}

interface Told {
  readonly asked: AskedCase;
  readonly telling: Telling;
}

/**
 * Which of one asker's cases are the same question, asked as often as the rules say: groups in the order in which they were last asked,
 * newest first, each oldest case first. Days are of 24 hours, and cases of one moment go by their id, so that every device that holds the
 * same cases finds the same groups, wherever it stands.
 */
export function repeatGroups<C extends AskedCase>(cases: readonly C[], rules: RepeatRules): readonly (readonly C[])[] {
  if (cases.length < rules.times) return [];
  const told = cases
    .map((asked) => ({ asked, telling: tellingOf(asked.subject) }))
    .filter(({ telling }) => telling.terms.size > 0)
    .toSorted((a, b) => inTime(a.asked, b.asked));
  const alike = likenesses(told, rules);
  const groups = new Groups(told.length);
  for (let at = 0; at < told.length; at++)
    for (const other of repeatsOf(at, told, alike[at] ?? [], rules)) groups.join(at, other);
  return groups
    .all()
    .filter((group) => group.length > 1)
    .map((group) => group.flatMap((at) => (told[at] ? [told[at].asked as C] : [])))
    .toSorted((a, b) => (b.at(-1)?.openedAt ?? 0) - (a.at(-1)?.openedAt ?? 0) || compare(a[0]?.id, b[0]?.id));
}

function inTime(a: AskedCase, b: AskedCase): number {
  return a.openedAt - b.openedAt || compare(a.id, b.id);
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each case the places of those that ask the same within reach of it, itself among them, in order. */
function likenesses(told: readonly Told[], { days, likeness }: RepeatRules): readonly (readonly number[])[] {
  const alike: number[][] = told.map((_, at) => [at]);
  const isAlike = comparing(likeness);
  for (const [at, one] of told.entries()) {
    for (let next = at + 1; next < told.length; next++) {
      const other = told[next];
      if (!other || other.asked.openedAt - one.asked.openedAt > days * dayMs) break;
      if (!isAlike(one, other)) continue;
      alike[at]?.push(next);
      alike[next]?.push(at);
    }
  }
  return alike.map((places) => places.toSorted((a, b) => a - b));
}

/** Who asks often asks in the same words: each two subjects are compared once, and only where they have a word in common. */
function comparing(likeness: number): (one: Told, other: Told) => boolean {
  const known = new Map<string, Map<string, boolean>>();
  return (one, other) => {
    if (one.asked.subject === other.asked.subject) return true;
    const ofOne = known.get(one.asked.subject) ?? new Map<string, boolean>();
    known.set(one.asked.subject, ofOne);
    const before = ofOne.get(other.asked.subject);
    if (before !== undefined) return before;
    const found = haveInCommon(one.telling, other.telling) && 100 * similarity(one.telling, other.telling) >= likeness;
    ofOne.set(other.asked.subject, found);
    return found;
  };
}

function haveInCommon(one: Telling, other: Telling): boolean {
  for (const term of one.terms) if (other.terms.has(term)) return true;
  return false;
}

/** Every case of a span of so many days in which `at` was asked often enough: spans that hold it overlap in it, so they are one run. */
function repeatsOf(at: number, told: readonly Told[], alike: readonly number[], rules: RepeatRules): readonly number[] {
  const openedAt = (place: number) => told[alike[place] ?? 0]?.asked.openedAt ?? 0;
  const own = alike.indexOf(at);
  let [from, to] = [own, own];
  let last = 0;
  for (let first = 0; first <= own; first++) {
    while (last + 1 < alike.length && openedAt(last + 1) - openedAt(first) <= rules.days * dayMs) last++;
    if (last < own || last - first + 1 < rules.times) continue;
    [from, to] = [Math.min(from, first), Math.max(to, last)];
  }
  return to > from ? alike.slice(from, to + 1) : [];
}

/** Places that were joined, directly or through others. */
class Groups {
  readonly #into: number[];

  constructor(count: number) {
    this.#into = Array.from({ length: count }, (_, at) => at);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#endOf(one), this.#endOf(other)];
    this.#into[Math.max(a, b)] = Math.min(a, b);
  }

  all(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const at of this.#into.keys()) {
      const end = this.#endOf(at);
      const group = groups.get(end);
      if (group) group.push(at);
      else groups.set(end, [at]);
    }
    return [...groups.values()];
  }

  #endOf(at: number): number {
    let end = at;
    for (let next = this.#into[end]; next !== undefined && next !== end; next = this.#into[end]) end = next;
    return end;
  }
}

import type { AskedCase } from './repeat-questions.ts';
import { similarity, type Telling, tellingOf } from './similar-cases.ts';

/** Cases that ask the same, whoever asked. */
export interface FrequentQuestion<C extends AskedCase = AskedCase> {
  /** Of its oldest case. */
  readonly id: string;
  /** In the words in which it was asked most often. */
  readonly subject: string;
  /** The oldest first. */
  readonly cases: readonly C[];
}

/** What is compared shares one of so many of its rarest pieces … */
const rarest = 8;
/** … and of those that do so many are looked at: thousands share a common word, and those asked most often stand first. */
const mostCompared = 40;
const atATime = 100;
/** Counting takes far less than comparing. */
const countedAtATime = 5000;
/** So much of the work is done once it is known what each subject says. */
const told = 0.3;

/** Cases in the same words: traditional or simplified, in whatever order. */
interface Wording<C> {
  readonly telling: Telling;
  readonly cases: C[];
}

interface Led<C> {
  readonly leader: Wording<C>;
  readonly wordings: Wording<C>[];
}

/**
 * What was asked twice or more, the most asked first: each wording joins the question it is most like, if it is alike by so many hundredths. The
 * order in which cases are handed in changes nothing, a case is in one question at most, and twice the cases take about twice the time. A
 * slice of the work at a time, which says how much of it is done, from 0 to 1.
 */
export function* frequentQuestions<C extends AskedCase>(
  cases: Iterable<C>,
  likeness: number,
): Generator<number, readonly FrequentQuestion<C>[]> {
  const wordings = yield* wordingsOf(cases);
  const spread = new Map<string, number>();
  for (const [index, { telling }] of wordings.entries()) {
    if (index % countedAtATime === countedAtATime - 1) yield told;
    for (const term of telling.terms) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  yield told;
  const led: Led<C>[] = [];
  const byTerm = new Map<string, Led<C>[]>();
  for (const [index, wording] of wordings.entries()) {
    if (index % atATime === atATime - 1) yield told + (1 - told) * (index / wordings.length);
    const keys = [...wording.telling.terms]
      .toSorted((a, b) => (spread.get(a) ?? 0) - (spread.get(b) ?? 0) || compare(a, b))
      .slice(0, rarest);
    const like = mostAlike(wording.telling, keys, byTerm, likeness);
    if (like) {
      like.wordings.push(wording);
      continue;
    }
    const begun: Led<C> = { leader: wording, wordings: [wording] };
    led.push(begun);
    for (const term of wording.telling.terms) {
      const leaders = byTerm.get(term);
      if (!leaders) byTerm.set(term, [begun]);
      else if (leaders.length < mostCompared) leaders.push(begun);
    }
  }
  yield 1;
  const often = led.filter(({ wordings: same, leader }) => same.length > 1 || leader.cases.length > 1);
  return often
    .map(questionOf)
    .toSorted(
      (a, b) =>
        b.cases.length - a.cases.length ||
        (b.cases.at(-1)?.openedAt ?? 0) - (a.cases.at(-1)?.openedAt ?? 0) ||
        compare(a.id, b.id),
    );
}

/** Those asked most often first; subjects that say nothing are no question. */
function* wordingsOf<C extends AskedCase>(cases: Iterable<C>): Generator<number, readonly Wording<C>[]> {
  const bySubject = new Map<string, C[]>();
  let counted = 0;
  for (const each of cases) {
    counted += 1;
    if (counted % countedAtATime === 0) yield 0;
    const same = bySubject.get(each.subject);
    if (same) same.push(each);
    else bySubject.set(each.subject, [each]);
  }
  yield 0;
  const byTerms = new Map<string, Wording<C>>();
  let looked = 0;
  for (const [subject, asked] of bySubject) {
    looked += 1;
    if (looked % atATime === 0) yield told * (looked / bySubject.size);
    const telling = tellingOf(subject);
    if (telling.terms.size === 0) continue;
    const key = [...telling.terms].toSorted(compare).join(' ');
    const same = byTerms.get(key);
    if (same) for (const each of asked) same.cases.push(each);
    else byTerms.set(key, { telling, cases: [...asked] });
  }
  yield told;
  const wordings: Wording<C>[] = [];
  for (const { telling, cases: same } of byTerms.values()) {
    wordings.push({ telling, cases: same.toSorted(byId) });
    if (wordings.length % countedAtATime === 0) yield told;
  }
  return wordings.toSorted((a, b) => b.cases.length - a.cases.length || compare(a.cases[0]?.id, b.cases[0]?.id));
}

function mostAlike<C>(
  telling: Telling,
  keys: readonly string[],
  byTerm: ReadonlyMap<string, readonly Led<C>[]>,
  likeness: number,
): Led<C> | undefined {
  const compared = new Set<Led<C>>();
  let best: Led<C> | undefined;
  let most = 0;
  for (const term of keys) {
    for (const led of byTerm.get(term) ?? []) {
      if (compared.has(led)) continue;
      if (compared.size === mostCompared) return best;
      compared.add(led);
      const score = similarity(telling, led.leader.telling);
      if (100 * score < likeness || score <= most) continue;
      [best, most] = [led, score];
    }
  }
  return best;
}

function questionOf<C extends AskedCase>({ leader, wordings }: Led<C>): FrequentQuestion<C> {
  const cases = wordings.flatMap((wording) => wording.cases);
  const inTime = cases.toSorted((a, b) => a.openedAt - b.openedAt || compare(a.id, b.id));
  return { id: inTime[0]?.id ?? '', subject: leader.cases[0]?.subject ?? '', cases: inTime };
}

function byId(a: AskedCase, b: AskedCase): number {
  return compare(a.id, b.id);
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { RepeatRules } from './definitions/care-rules.ts';
import type { AskedCase } from './repeat-questions.ts';
import { similarity, type Telling, tellingOf } from './similar-cases.ts';

/** What one asker asked again and again. */
export interface RepeatGroup<C extends AskedCase = AskedCase> {
  readonly asker: string;
  /** The oldest first. */
  readonly cases: readonly C[];
}

/** The same question of one asker or of several. */
export interface Question<C extends AskedCase = AskedCase> {
  /** The id of its oldest case: it stays while the question is asked again. */
  readonly id: string;
  /** As it was asked last. */
  readonly subject: string;
  readonly times: number;
  readonly lastAskedAt: number;
  /** Who asked most often first. */
  readonly groups: readonly RepeatGroup<C>[];
}

interface Gathered<C extends AskedCase> {
  readonly telling: Telling;
  readonly groups: RepeatGroup<C>[];
}

/**
 * Groups of different askers that ask about the same are one question. The question asked most often comes first; the order in which groups
 * are handed in changes nothing.
 */
export function questionsOf<C extends AskedCase>(
  groups: readonly RepeatGroup<C>[],
  rules: RepeatRules,
): readonly Question<C>[] {
  const gathered: Gathered<C>[] = [];
  const byTerm = new Map<string, number[]>();
  for (const group of groups.toSorted(mostAsked)) {
    const telling = tellingOf(newestOf(group.cases)?.subject ?? '');
    // Only what shares a word with it can be alike.
    const near = new Set([...telling.terms].flatMap((term) => byTerm.get(term) ?? []));
    const place = [...near]
      .toSorted((a, b) => a - b)
      .find((at) => {
        const other = gathered[at];
        return other !== undefined && 100 * similarity(telling, other.telling) >= rules.likeness;
      });
    const same = place === undefined ? undefined : gathered[place];
    if (same) {
      same.groups.push(group);
      continue;
    }
    for (const term of telling.terms) byTerm.set(term, [...(byTerm.get(term) ?? []), gathered.length]);
    gathered.push({ telling, groups: [group] });
  }
  return gathered
    .map(({ groups: same }) => questionOf(same))
    .toSorted((a, b) => b.times - a.times || b.lastAskedAt - a.lastAskedAt || (a.id < b.id ? -1 : 1));
}

function questionOf<C extends AskedCase>(groups: readonly RepeatGroup<C>[]): Question<C> {
  const cases = groups.flatMap((group) => group.cases);
  const newest = newestOf(cases);
  return {
    id: cases.toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))[0]?.id ?? '',
    subject: newest?.subject ?? '',
    times: cases.length,
    lastAskedAt: newest?.openedAt ?? 0,
    groups,
  };
}

function newestOf<C extends AskedCase>(cases: readonly C[]): C | undefined {
  return cases.toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1))[0];
}

function mostAsked(a: RepeatGroup, b: RepeatGroup): number {
  return b.cases.length - a.cases.length || ((a.cases[0]?.id ?? '') < (b.cases[0]?.id ?? '') ? -1 : 1);
}

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ActionMark, carriedOver, type ReviewMark } from '#domain/rules/service-review/carried-over.ts';
import { ids } from '../../../builders/ids.ts';

const review = (n: number, createdAt = n * 100, team: number | null = null): ReviewMark => ({
  ...{ id: ids.serviceReview(n), createdAt, teamId: team === null ? null : ids.team(team) },
});

function action(of: ReviewMark, settledAt: number | null = null, state: ActionMark['state'] = 'done'): ActionMark {
  const { id: reviewId, createdAt, teamId } = of;
  return { ...{ reviewId, teamId, createdAt: createdAt + 1, settledAt }, state: settledAt === null ? 'open' : state };
}

describe('an action', () => {
  const reviews = [1, 2, 3, 4].map((n) => review(n));
  const [first, second, third, fourth] = reviews as [ReviewMark, ReviewMark, ReviewMark, ReviewMark];
  const standsIn = (one: ActionMark) =>
    reviews.filter((each) => carriedOver(each, reviews, [one]).length > 0).map(({ id }) => id);

  it('that is open stands in every later review, not in its own', () => {
    expect(standsIn(action(first))).toEqual([second.id, third.id, fourth.id]);
    expect(standsIn(action(fourth))).toEqual([]);
  });

  it.each([
    ['done', 150],
    ['dropped', 150],
  ] as const)('that is %s before the next review tells so in that one, and no more', (state, settledAt) => {
    expect(standsIn(action(first, settledAt, state))).toEqual([second.id]);
  });

  it('that is done after a review was begun stands in it and in the one after', () => {
    expect(standsIn(action(first, 250))).toEqual([second.id, third.id]);
  });

  it('of another team is left to that team; of all teams it concerns each', () => {
    const own = review(1, 100, 1);
    const all = review(2, 200);
    const later = [review(3, 300, 1), review(4, 400, 2), review(5, 500)];
    const marks = [own, all, ...later];
    const shown = (one: ActionMark) => later.map((each) => carriedOver(each, marks, [one]).length);
    expect(shown(action(own))).toEqual([1, 0, 1]);
    expect(shown(action(all))).toEqual([1, 1, 1]);
  });

  it('that was added to an old review late comes to those that were begun after that review', () => {
    const late: ActionMark = { ...action(first), createdAt: 250 };
    expect(standsIn(late)).toEqual([second.id, third.id, fourth.id]);
  });
});

// Until it is settled it is never lost: it stands in every later review; settled, in exactly one that is begun afterwards.
test('no open action is lost, and each settled one is told of once more', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 }),
      fc.nat(),
      fc.integer({ min: 0, max: 1200 }),
      (times, pick, wait) => {
        const reviews = times.toSorted((a, b) => a - b).map((at, n) => review(n + 1, at));
        const origin = reviews[pick % reviews.length] ?? expect.unreachable();
        const later = reviews.filter(({ createdAt }) => createdAt > origin.createdAt);
        const open = action(origin);
        expect(reviews.filter((each) => carriedOver(each, reviews, [open]).length > 0)).toEqual(later);
        const settledAt = origin.createdAt + wait;
        const settled = action(origin, settledAt);
        const told = reviews.filter((each) => carriedOver(each, reviews, [settled]).length > 0);
        const after = later.filter(({ createdAt }) => createdAt > settledAt);
        expect(told).toEqual([...later.filter(({ createdAt }) => createdAt <= settledAt), ...after.slice(0, 1)]);
      },
    ),
  );
});

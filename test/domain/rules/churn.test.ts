import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CareHistory, type ChurnFacts, churnFacts, churnOf, churnReasons } from '#domain/rules/churn.ts';
import { day, hour, noon } from '../../builders/times.ts';

const ago = (...days: number[]) => days.map((each) => noon - each * day);
const nothing: CareHistory = { complaints: [], unsolved: [], answers: [], contacts: [], lastActivityAt: null };
/** With one thing said, and whatever happened told by its contact too. */
const history = (some: Partial<CareHistory>): CareHistory => ({ ...nothing, ...some });
const answers = (...scores: readonly (readonly [score: number, daysAgo: number])[]) =>
  scores.map(([score, days]) => ({ score, at: noon - days * day }));
const reasonsOf = (some: Partial<CareHistory>) =>
  churnReasons(churnFacts(history(some), noon)).map(({ kind, points }) => [kind, points]);

describe('each reason', () => {
  test.each<readonly [string, Partial<CareHistory>, readonly (readonly [string, number])[]]>([
    ['one complaint', { complaints: ago(10) }, [['complaints', 25]]],
    ['two complaints', { complaints: ago(10, 89) }, [['complaints', 35]]],
    ['many complaints', { complaints: ago(1, 2, 3, 4, 5) }, [['complaints', 45]]],
    ['an old complaint', { complaints: ago(90) }, []],
    ['a case that waits for a week', { unsolved: ago(7) }, [['unsolved', 10]]],
    ['a case that came in lately', { unsolved: ago(6.9) }, []],
    ['many that wait', { unsolved: ago(8, 9, 10, 11) }, [['unsolved', 30]]],
    ['a bad rating', { answers: answers([2, 3]) }, [['low-score', 20]]],
    ['the worst rating', { answers: answers([1, 3]) }, [['low-score', 25]]],
    ['a bad rating long ago', { answers: answers([1, 180]) }, []],
    ['a fair rating', { answers: answers([3, 3]) }, []],
    ['a fall', { answers: answers([3, 1], [5, 30]) }, [['falling', 20]]],
    [
      'a deep fall',
      { answers: answers([1, 1], [5, 30]) },
      [
        ['low-score', 25],
        ['falling', 25],
      ],
    ],
    ['a slight fall', { answers: answers([4, 1], [4, 2], [4, 30], [5, 40]) }, []],
    ['a rise', { answers: answers([5, 1], [1, 30]) }, []],
    ['silence after frequent contact', { contacts: ago(40, 50, 60, 70) }, [['silence', 15]]],
    ['a long silence', { contacts: ago(60, 70, 80, 90) }, [['silence', 25]]],
    ['few contacts', { contacts: ago(40, 50, 60) }, []],
    ['contacts far apart', { contacts: ago(40, 130, 230, 330) }, []],
    ['a fortnight of silence', { contacts: ago(14, 20, 30, 40) }, []],
    ['silence for more than half a year', { contacts: ago(181, 182, 183, 184) }, []],
    ['silence that something on a case broke', { contacts: ago(40, 50, 60, 70), lastActivityAt: noon - 3 * day }, []],
  ])('%s', (_what, some, expected) => {
    expect(reasonsOf(some)).toEqual(expected);
  });

  test('is told with what it counted', () => {
    const facts = churnFacts(
      history({
        ...{ complaints: ago(3, 20), unsolved: ago(9, 3, 15) },
        ...{ answers: answers([2, 5], [5, 60]), contacts: ago(31, 41, 51, 61, 300) },
      }),
      noon,
    );
    expect(churnReasons(facts)).toEqual([
      { kind: 'complaints', points: 35, count: 2 },
      { kind: 'falling', points: 25, fall: 3 },
      { kind: 'unsolved', points: 20, count: 2, days: 15 },
      { kind: 'low-score', points: 20, score: 2 },
      { kind: 'silence', points: 15, days: 31, contacts: 4 },
    ]);
  });
});

describe('the warning', () => {
  test('comes with thirty points, in words with sixty, and never without reasons', () => {
    expect(churnOf(nothing, noon)).toBeNull();
    expect(churnOf(history({ complaints: ago(1) }), noon)).toBeNull();
    expect(churnOf(history({ complaints: ago(1), unsolved: ago(8) }), noon)).toMatchObject({
      ...{ score: 35, level: 'watch' },
      reasons: [{ kind: 'complaints' }, { kind: 'unsolved' }],
    });
    const worst = history({ complaints: ago(1, 2, 3), unsolved: ago(8, 9, 10), answers: answers([1, 1], [5, 9]) });
    expect(churnOf(worst, noon)).toMatchObject({ score: 100, level: 'high' });
    expect(churnOf(history({ complaints: ago(1, 2, 3), unsolved: ago(8, 9) }), noon)).toMatchObject({
      ...{ score: 65, level: 'high' },
    });
  });
});

const facts: fc.Arbitrary<ChurnFacts> = fc.record({
  complaints: fc.nat(6),
  unsolved: fc.nat(6),
  waitingDays: fc.nat(60),
  lastScore: fc.option(fc.integer({ min: 1, max: 5 })),
  fall: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
  contacts: fc.nat(8),
  silentDays: fc.nat(180),
});
const score = (of: ChurnFacts) => churnReasons(of).reduce((sum, { points }) => sum + points, 0);

const instants = fc.array(
  fc.integer({ min: 0, max: 400 * 24 }).map((hours) => noon - hours * hour),
  { maxLength: 8 },
);
const histories: fc.Arbitrary<CareHistory> = fc.record({
  complaints: instants,
  unsolved: instants,
  answers: fc.array(fc.record({ score: fc.integer({ min: 1, max: 5 }), at: instants.map(([at = noon]) => at) }), {
    maxLength: 6,
  }),
  contacts: instants,
  lastActivityAt: fc.option(instants.map(([at = noon]) => at)),
});

describe('whatever happened', () => {
  test('more of any reason never counts for less', () => {
    const worse: readonly ((of: ChurnFacts) => ChurnFacts)[] = [
      (of) => ({ ...of, complaints: of.complaints + 1 }),
      (of) => ({ ...of, unsolved: of.unsolved + 1 }),
      (of) => ({ ...of, lastScore: Math.max(1, (of.lastScore ?? 5) - 1) }),
      (of) => ({ ...of, fall: of.fall + 0.5 }),
      (of) => ({ ...of, contacts: of.contacts + 1 }),
      (of) => ({ ...of, silentDays: of.silentDays + 10 }),
    ];
    fc.assert(
      fc.property(facts, fc.constantFrom(...worse), (before, change) => {
        expect(score(change(before))).toBeGreaterThanOrEqual(score(before));
      }),
    );
  });

  test('another complaint, or a case that has waited long, never takes a warning away', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 7, max: 80 }), (before, days) => {
        const at = noon - days * day;
        for (const change of [{ complaints: [...before.complaints, at] }, { unsolved: [...before.unsolved, at] }])
          expect(churnOf({ ...before, ...change }, noon)?.score ?? 0).toBeGreaterThanOrEqual(
            churnOf(before, noon)?.score ?? 0,
          );
      }),
    );
  });

  test('it is the same in every zone, and in whatever order it is told', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: -14, max: 14 }), (one, hours) => {
        const moved = (at: number) => at + hours * hour;
        const other: CareHistory = {
          complaints: one.complaints.map(moved).toReversed(),
          unsolved: one.unsolved.map(moved).toReversed(),
          answers: one.answers.map(({ score: given, at }) => ({ score: given, at: moved(at) })).toReversed(),
          contacts: one.contacts.map(moved).toReversed(),
          lastActivityAt: one.lastActivityAt === null ? null : moved(one.lastActivityAt),
        };
        expect(churnOf(other, moved(noon))).toEqual(churnOf(one, noon));
      }),
    );
  });

  test('a warning has reasons, they are all there is to its score, and it warns from thirty to a hundred', () => {
    fc.assert(
      fc.property(histories, (one) => {
        const churn = churnOf(one, noon);
        if (!churn) return;
        expect(churn.reasons.length).toBeGreaterThan(0);
        expect(churn.score).toBe(
          Math.min(
            100,
            churn.reasons.reduce((sum, { points }) => sum + points, 0),
          ),
        );
        expect(churn.score).toBeGreaterThanOrEqual(30);
        expect(churn.level).toBe(churn.score >= 60 ? 'high' : 'watch');
      }),
    );
  });
});

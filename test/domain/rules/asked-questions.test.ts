import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsOf, type RepeatGroup } from '#domain/rules/asked-questions.ts';
import { usualCareRules } from '#domain/rules/care-rules.ts';
import { day, noon } from '../../builders/times.ts';

const { repeat } = usualCareRules;

function group(asker: string, subject: string, ...daysAgo: number[]): RepeatGroup {
  const cases = daysAgo
    .toSorted((a, b) => b - a)
    .map((days, at) => ({ id: `${asker}-${subject}-${at}`, subject, openedAt: noon - days * day }));
  return { asker, cases };
}

test('what several customers ask is one question, the one asked most often first, named as it was asked last', () => {
  const questions = questionsOf(
    [
      group('wang', '退款没到账', 9, 8, 7),
      group('lin', '门锁换电池后仍然报警', 30, 29, 28, 27),
      group('chen', '退款还没有到账', 3, 2, 1),
    ],
    repeat,
  );
  expect(questions.map(({ subject, times, groups }) => [subject, times, groups.map(({ asker }) => asker)])).toEqual([
    ['退款还没有到账', 6, ['chen', 'wang']],
    ['门锁换电池后仍然报警', 4, ['lin']],
  ]);
  expect(questions[0]).toMatchObject({ id: 'wang-退款没到账-0', lastAskedAt: noon - day });
});

test('the id stays while the question is asked again', () => {
  const once = questionsOf([group('wang', '退款没到账', 9, 8, 7)], repeat);
  const again = questionsOf([group('wang', '退款没到账', 9, 8, 7, 1), group('lin', '退款没到账', 5, 4, 3)], repeat);
  expect(again.map(({ id }) => id)).toEqual(once.map(({ id }) => id));
});

test('every case is counted once, and the order of the groups changes nothing', () => {
  const subjects = ['退款没到账', '退款还没有到账', '门锁报警', 'printer offline', 'printer out of paper'];
  const some = fc.uniqueArray(
    fc.record({
      asker: fc.integer({ min: 0, max: 9 }).map(String),
      subject: fc.constantFrom(...subjects),
      daysAgo: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 6 }),
    }),
    { maxLength: 12, selector: ({ asker, subject }) => `${asker} ${subject}` },
  );
  const shuffled = some
    .map((all) => all.map(({ asker, subject, daysAgo }) => group(asker, subject, ...daysAgo)))
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const questions = questionsOf(one, repeat);
      expect(questionsOf(other, repeat)).toEqual(questions);
      const counted = questions.reduce((sum, { times }) => sum + times, 0);
      expect(counted).toBe(one.reduce((sum, { cases }) => sum + cases.length, 0));
    }),
  );
});

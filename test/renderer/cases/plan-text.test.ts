import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlain, planFrom, textOf } from '#renderer/cases/relations/plan-text.ts';

const lines = fc
  .array(fc.oneof(fc.constantFrom('', ' ', ':', '：', 'a: b', 'a：b: c', ' x ', '班长'), fc.string({ maxLength: 6 })), {
    maxLength: 8,
  })
  .map((each) => each.join('\n'));

test('a plan that was written in the form is the same when it is opened there again', () => {
  fc.assert(
    fc.property(lines, lines, lines, (steps, tell, updates) => {
      const plan = planFrom({ steps, tell, updates });
      expect(planFrom(textOf(plan))).toEqual(plan);
    }),
  );
});

test('a plan whose text has an empty line in it would come apart', () => {
  const plan = { steps: ['a'], tell: [], updates: [{ title: 'First', text: 'one\n\ntwo' }] };
  expect(isPlain(plan)).toBe(false);
  expect(isPlain({ ...plan, updates: [{ title: 'First', text: 'one\ntwo' }] })).toBe(true);
});

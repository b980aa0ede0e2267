// Every thing asked is in exactly one group, the same groups whatever the order they are handed in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asked, groupAsked } from '#domain/rules/knowledge/gap-groups.ts';

function groupsOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const grouping = groupAsked(asked);
  for (let step = grouping.next(); ; step = grouping.next()) if (step.done) return step.value;
}
const asked = (...texts: readonly string[]) => texts.map((text, at) => ({ id: String(at), text, at }));
const textsOf = (groups: readonly (readonly Asked[])[]) => groups.map((group) => group.map(({ text }) => text));

describe('what was asked', () => {
  test('is put together by what it is about', () => {
    const all = asked(
      '发票抬头写错了怎么办',
      '退款没到账',
      '发票抬头',
      '发票抬头可以改吗',
      '退款还没有到账',
      'reset 2fa',
    );
    expect(textsOf(groupsOf(all)).map((group) => group.toSorted())).toEqual([
      ['reset 2fa'],
      ['退款没到账', '退款还没有到账'],
      ['发票抬头', '发票抬头写错了怎么办', '发票抬头可以改吗'].toSorted(),
    ]);
  });

  test('what says nothing is left out', () => {
    expect(groupsOf(asked('？？', ''))).toEqual([]);
  });

  test('in any order', () => {
    const some = fc.array(fc.constantFrom('发票抬头', '发票抬头写错', '退款', '退款到账', '门锁电池', 'reset lock'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (texts, picks) => {
        const all = asked(...texts);
        const groups = groupsOf(all);
        expect(groups.flat().toSorted((a, b) => a.at - b.at)).toEqual(all);
        const keys = new Map(all.map((each) => [each, picks.next().value ?? 0]));
        expect(groupsOf(all.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)))).toEqual(groups);
      }),
    );
  });
});

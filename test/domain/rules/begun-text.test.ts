import { expect, test } from 'vitest';
import { isBegun } from '#domain/rules/begun-text.ts';

test.each([
  ['nothing kept', undefined, false],
  ['an emptied message', { body: ' \n', seenMessageId: 'm1' }, false],
  ['a message', { body: '您好', seenMessageId: null }, true],
  ['a form of another kind', { need: '' }, true],
  ['plain text', 'x', true],
  ['an emptied draft', null, false],
])('%s', (_, content, begun) => {
  expect(isBegun(content)).toBe(begun);
});

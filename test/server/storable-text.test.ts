import { describe, expect, it } from 'vitest';
import { jsonText } from '#server/sql/json-text.ts';

describe('text for the database', () => {
  it.each([
    ['a\0b', 'ab'],
    ['half \ud83d pair', 'half \ufffd pair'],
    ['other half \ude00', 'other half \ufffd'],
    ['whole 😀 pair', 'whole 😀 pair'],
    ['an escape that is text: \\u0000', 'an escape that is text: \\u0000'],
    ['controls \u0001 \u007f \u2028', 'controls \u0001 \u007f \u2028'],
  ])('%j becomes %j', (text, stored) => {
    expect(JSON.parse(jsonText({ [text]: [text, 1, null] }))).toEqual({ [stored]: [stored, 1, null] });
  });
});

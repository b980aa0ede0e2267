import { describe, expect, it } from 'vitest';
import { askedIn, withKey, without, withPart } from '#renderer/search/query-text.ts';

describe('the text of the search field', () => {
  it('is not looked for by a name that waits for its value', () => {
    expect(askedIn(' 退款 from:')).toBe('退款');
    expect(askedIn('退款 来自：')).toBe('退款');
    expect(askedIn('after:')).toBe('');
    // A kind needs no value, and what means nothing is a word.
    expect(askedIn('退款 c:')).toBe('退款 c:');
    expect(askedIn('note:')).toBe('note:');
  });

  it('loses one part and keeps the others', () => {
    expect(without('c: 退款 tag:vip "for the"', 2)).toBe('c: 退款 "for the"');
    expect(without('工单：退款', 0)).toBe('退款');
  });

  it('takes one status and one day on each side, and any kinds', () => {
    expect(withPart('status:open 退款', { kind: 'status', status: 'solved' })).toBe('退款 status:solved');
    expect(withPart('after:7d before:2d', { kind: 'after', day: '30d' })).toBe('before:2d after:30d');
    expect(withPart('c: 退款', { kind: 'in', what: 'call' })).toBe('t: c: 退款');
    expect(withKey('退款', 'tag')).toBe('退款 tag:');
    expect(withKey('from:', 'tag')).toBe('tag:');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareEqual } from '#renderer/state/share-equal.ts';

describe('a new answer', () => {
  it('is the former one where nothing changed', () => {
    const before = { total: 2, rows: [{ id: 'a', tags: ['x'] }, { id: 'b' }] };
    expect(shareEqual(before, structuredClone(before))).toBe(before);
  });

  it('keeps the rows that stayed, wherever they stand now', () => {
    const [a, b] = [
      { id: 'a', subject: 'first' },
      { id: 'b', subject: 'second' },
    ] as const;
    const now = shareEqual([a, b], [{ id: 'c', subject: 'new' }, { ...b }, { ...a, subject: 'other' }]) as unknown[];
    expect(now[1]).toBe(b);
    expect(now[2]).toEqual({ id: 'a', subject: 'other' });
    expect(a.subject).toBe('first');
  });

  it('loses a field that is gone', () => {
    expect(shareEqual({ id: 'a', text: 'x' }, { id: 'a' })).toEqual({ id: 'a' });
  });

  it('says what the core said, whatever was there before, and is the former one only if that said the same', () => {
    const row = fc.record({ id: fc.constantFrom('a', 'b', 'c'), n: fc.nat(2) });
    const answer = fc.oneof(fc.jsonValue(), fc.array(row), fc.record({ rows: fc.array(row), total: fc.nat(2) }));
    fc.assert(
      fc.property(answer, answer, (before, now) => {
        const shared = shareEqual(before, now);
        expect(JSON.stringify(shared)).toBe(JSON.stringify(shared === before ? before : now));
        expect(shared).toEqual(now);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { threadSince } from '#renderer/ui/thread/thread-since.ts';
import { anEntry } from '../harness/case-views.ts';

const minute = 60_000;
const at = (n: number) => Date.UTC(2026, 10, 20, 2) + n * minute;

function message(n: number, happened: number, recorded: number | null) {
  return anEntry(n, {
    kind: 'message-in',
    happenedAt: at(happened),
    recordedAt: recorded === null ? null : at(recorded),
  });
}

const bodies = (entries: readonly { readonly body: string }[]) => entries.map(({ body }) => body);

describe('what came since a message was seen', () => {
  it('goes by the server’s order: what was written earlier and came later counts', () => {
    const seen = message(1, 5, 5);
    const late = message(2, 1, 9);
    const before = message(3, 0, 0);
    const note = anEntry(4, { happenedAt: at(8), recordedAt: at(8) });
    const { saw, since } = threadSince([before, late, seen, note], seen.id, late.id);
    expect(saw).toBe(seen);
    expect(bodies(since)).toEqual(['Entry 2']);
  });

  it('is every message for somebody who had seen none', () => {
    expect(bodies(threadSince([message(1, 1, 1), message(2, 2, null)], null, null).since)).toEqual([
      'Entry 1',
      'Entry 2',
    ]);
  });

  it('goes by the time of writing where one of the two is not on the server yet', () => {
    const own = message(1, 5, null);
    expect(bodies(threadSince([message(2, 4, 4), own, message(3, 6, 6)], own.id, null).since)).toEqual(['Entry 3']);
  });

  it('always holds the message that is the newest to the server', () => {
    const seen = message(1, 5, 5);
    const newest = message(2, 3, 5);
    expect(bodies(threadSince([newest, seen], seen.id, newest.id).since)).toEqual(['Entry 2']);
    expect(threadSince([seen], seen.id, seen.id).since).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { affectedClosure } from '#core/overlay/closure.ts';
import { fc, test } from '../../harness/fast-check.ts';

interface Step {
  readonly name: number;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** A stand-in for deciding: each written record becomes a digest of the step and of all it read. */
function replay(steps: readonly Step[], base: Readonly<Record<string, string>>): Record<string, string> {
  const rows: Record<string, string> = { ...base };
  for (const step of steps) {
    const seen = step.reads.map((key) => rows[key] ?? '-').join('|');
    for (const key of step.writes) rows[key] = `${step.name}(${seen})[${rows[key] ?? '-'}]`.slice(-120);
  }
  return rows;
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const step = fc.record({
  reads: fc.uniqueArray(key, { maxLength: 3 }),
  writes: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
});

describe('affectedClosure', () => {
  test(
    'replaying just the closure gives what replaying everything gives',
    [fc.array(step, { maxLength: 20 }), fc.dictionary(key, fc.string()), fc.dictionary(key, fc.string())],
    (drawn, before, change) => {
      const steps = drawn.map((one, name) => ({ ...one, name }));
      const visible = replay(steps, before);
      const after = { ...before, ...change };
      const { commands, records } = affectedClosure(steps, Object.keys(change));
      const reset = { ...visible };
      for (const record of records) {
        if (after[record] === undefined) delete reset[record];
        else reset[record] = after[record];
      }
      expect(replay(commands, reset)).toEqual(replay(steps, after));
    },
  );

  it('leaves alone what has nothing to do with the change', () => {
    const steps = [
      { name: 1, reads: ['a'], writes: ['a'] },
      { name: 2, reads: ['b'], writes: ['b'] },
      { name: 3, reads: ['a', 'c'], writes: ['c'] },
    ];
    const { commands, records } = affectedClosure(steps, ['a']);
    expect(commands.map((command) => command.name)).toEqual([1, 3]);
    expect([...records].sort()).toEqual(['a', 'c']);
  });

  it('counts whoever changes a definition among those who change what all case fields are', () => {
    const all = 'definition/00000000-0000-7000-8000-00000ca5ef1d';
    const steps = [
      { name: 1, reads: ['case/1', all], writes: ['case/1'] },
      { name: 2, reads: ['definition/x'], writes: ['definition/x'] },
      { name: 3, reads: ['case/2'], writes: ['case/2'] },
    ];
    const names = (dirty: string) => affectedClosure(steps, [dirty]).commands.map(({ name }) => name);
    expect(names('definition/y')).toEqual([1, 2]);
    expect(names('case/1')).toEqual([1, 2]);
    expect(names('case/2')).toEqual([3]);
  });
});

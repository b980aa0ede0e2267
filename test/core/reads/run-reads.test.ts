import { describe, expect, it } from 'vitest';
import type { ReadContext, Steps } from '#core/reads/named-read.ts';
import { RunReads } from '#core/reads/run-reads.ts';
import { sql } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { emptyReplica } from '../../db/replica/replica-harness.ts';

const wanted = { check: () => undefined, progress: () => undefined };

function aRunner() {
  const turns: (() => void)[] = [];
  const othersTurn = () => new Promise<void>((resolve) => turns.push(resolve));
  const runs = new RunReads({ db: emptyReplica(), othersTurn, together: (work) => work() });
  /** Lets everything go on until nobody waits for a turn. */
  const goOn = async () => {
    for (let idle = 0; idle < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const turn = turns.shift();
      if (turn) turn();
      else idle++;
    }
  };
  return { runs, turns, goOn };
}

const counted = (db: ReplicaReader) => sql(db, 'select 7 as n').get<{ n: number }>()?.n;

describe('reads over one handle', () => {
  it('answers at once while something long is under way, and long ones one after the other', async () => {
    const { runs, goOn } = aRunner();
    const order: string[] = [];
    const inSteps = (name: string) =>
      function* (): Steps<string> {
        for (let step = 1; step <= 3; step++) {
          order.push(`${name}${step}`);
          yield;
        }
        return name;
      };
    const both = [runs.run(inSteps('a'), null, wanted), runs.run(inSteps('b'), null, wanted)];
    await new Promise((resolve) => setImmediate(resolve));
    expect(await runs.run(counted, null, wanted)).toBe(7);
    expect(order).toEqual(['a1']);
    await goOn();
    expect(await Promise.all(both)).toEqual(['a', 'b']);
    expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('gives up before the next statement and between steps, and goes on with the next read', async () => {
    const { runs, goOn } = aRunner();
    let left = 3;
    const check = () => {
      if (left-- <= 0) throw new Error('nobody waits');
    };
    let read = 0;
    const endless = (db: ReplicaReader) => {
      for (;;) read += counted(db) === 7 ? 1 : 0;
    };
    await expect(runs.run(endless, null, { ...wanted, check })).rejects.toThrow('nobody waits');
    expect(read).toBe(2);
    let steps = 0;
    left = 4;
    const stepping = function* (): Steps<never> {
      for (;;) {
        steps++;
        yield;
      }
    };
    const given = expect(runs.run(stepping, null, { ...wanted, check })).rejects.toThrow('nobody waits');
    await goOn();
    await given;
    expect(steps).toBe(3);
    expect(await runs.run(counted, null, wanted)).toBe(7);
  });

  it('keeps what was found until something changes, and not what was given up', async () => {
    const { runs, goOn } = aRunner();
    let found = 0;
    const list = (_db: ReplicaReader, mark: string, { kept }: ReadContext) =>
      kept('list', mark, function* () {
        yield 0.5;
        if (mark === 'broken') throw new Error('broken');
        return ++found;
      });
    const heard: number[] = [];
    const ask = async (mark: string) => {
      const answer = runs.run(list, mark, { ...wanted, progress: (done) => heard.push(done) });
      answer.catch(() => undefined);
      await goOn();
      return answer;
    };
    expect([await ask('one'), await ask('one'), await ask('two')]).toEqual([1, 1, 2]);
    await expect(ask('broken')).rejects.toThrow('broken');
    expect(await ask('two')).toBe(2);
    expect(heard).toEqual([0.5, 0.5, 0.5]);
  });
});

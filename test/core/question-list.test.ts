import { describe, expect, test } from 'vitest';
import { QuestionList } from '#core/knowledge/question-list.ts';
import { ReadsHere } from '#core/reads/reads-here.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { questionProcedures } from '#domain/contract/ipc/question-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import { ids } from '../builders/ids.ts';
import { buildCase } from '../builders/records.ts';
import { day, noon } from '../builders/times.ts';
import { replicaWith } from '../db/replica/replica-harness.ts';
import { stageClock } from '../harness/stage-clock.ts';

const [mine, yours] = [ids.agent(1), ids.agent(2)] as const;
const wanted = (more: Partial<InputOf<(typeof questionProcedures)['questions.list']>> = {}) =>
  questionProcedures['questions.list'].input.parse({ days: 30, id: mine, ...more });

/** 1,500 cases of 500 questions, on a clock that takes 50 ms for each slice. */
const deskWith = () => {
  const db = replicaWith(
    ...Array.from({ length: 1500 }, (_, n) =>
      buildCase(n, { subject: `alarm ${1000 + (n % 500)}`, openedAt: noon - day, holdingId: null, mergedIntoId: null }),
    ),
  );
  const clock = stageClock(noon);
  const slow = { ...clock, after: (_: number, run: () => void) => clock.after(50, run) };
  const told: BulkProgress[] = [];
  const reads = new ReadsHere(db, slow);
  const list = new QuestionList({ reads: () => reads, clock: slow, revision: () => 1, progress: (t) => told.push(t) });
  return { clock, told, list };
};
/** What it came to, once so much time has passed. */
const outcomeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'found',
    (error: { kind: string }) => error.kind,
  );

describe('what is asked most', () => {
  test('tells each who waits how far it is, in hundredths that grow, once it takes its time', async () => {
    const { clock, told, list } = deskWith();
    const asked = [list.page(wanted(), noon), list.page(wanted({ id: yours, offset: 20 }), noon)];
    await clock.settle(250);
    expect(told).toEqual([]);
    await clock.settle(60_000);
    expect(await Promise.all(asked.map(outcomeOf))).toEqual(['found', 'found']);
    for (const id of [mine, yours]) {
      const done = told.filter((each) => each.id === id).map((each) => each.done);
      expect(done.length).toBeGreaterThan(3);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
    }
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([100]));
  });

  test('is kept: the next page tells nothing, for nothing is looked for', async () => {
    const { clock, told, list } = deskWith();
    const first = list.page(wanted(), noon);
    await clock.settle(60_000);
    expect(await first).toMatchObject({ asked: 1500, total: 500, rows: { length: 20 } });
    const before = told.length;
    const second = list.page(wanted({ offset: 20 }), noon);
    await clock.settle(60_000);
    expect((await second).rows[0]?.id).not.toBe((await first).rows[0]?.id);
    expect(told.length).toBe(before);
  });

  test('is given up when the last who waits leaves, and looked for anew when somebody asks again', async () => {
    const { clock, told, list } = deskWith();
    const one = outcomeOf(list.page(wanted(), noon));
    const other = outcomeOf(list.page(wanted({ id: yours }), noon));
    await clock.settle(500);
    list.cancel(mine);
    expect(await one).toBe('cancelled');
    const before = told.length;
    await clock.settle(500);
    expect(told.length).toBeGreaterThan(before);
    expect(told.slice(before).every(({ id }) => id === yours)).toBe(true);
    list.cancel(yours);
    expect(await other).toBe('cancelled');
    const after = told.length;
    await clock.settle(60_000);
    expect(told.length).toBe(after);
    const again = outcomeOf(list.page(wanted(), noon));
    await clock.settle(60_000);
    expect(await again).toBe('found');
  });
});

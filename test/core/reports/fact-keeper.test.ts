import { expect, test, vi } from 'vitest';
import { FactKeeper } from '#core/reports/fact-keeper.ts';
import { close } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { buildCase, buildEntry } from '../../builders/records.ts';
import { factsOf } from '../../db/facts/fact-harness.ts';
import { replicaWith, save } from '../../db/replica/replica-harness.ts';
import { stageClock } from '../../harness/stage-clock.ts';

const cases = Array.from({ length: 25 }, (_, n) => buildCase(n + 1));

function stage(replica: ReplicaWriter = replicaWith(...cases), { synced = true } = {}) {
  if (synced) setReplicaMeta(replica, 'last-synced-at', '1');
  const clock = stageClock();
  const told = vi.fn();
  const failed = vi.fn();
  let isClosed = false;
  const keeper = new FactKeeper({ replica, clock, told, failed, isClosed: () => isClosed });
  const leave = () => {
    isClosed = true;
  };
  return { replica, clock, told, failed, keeper, leave };
}

test('works out what is behind once things are quiet, and tells of it', () => {
  const { replica, clock, told, keeper } = stage();
  expect(keeper.behind).toBe(25);
  keeper.catchUp();
  keeper.catchUp();
  expect(factsOf(replica, 'case')).toEqual([]);
  clock.pass(1000);
  expect([factsOf(replica, 'case').length, keeper.behind]).toEqual([25, 0]);
  expect(told).toHaveBeenCalledOnce();
});

test('with nothing behind it tells nobody', () => {
  const { clock, told, keeper } = stage();
  keeper.catchUp();
  clock.pass(1000);
  keeper.catchUp();
  clock.pass(1000);
  expect(told).toHaveBeenCalledOnce();
});

test('waits until a first sync is complete', () => {
  const { replica, clock, keeper } = stage(undefined, { synced: false });
  keeper.catchUp();
  clock.pass(1000);
  expect(factsOf(replica, 'case')).toEqual([]);
  setReplicaMeta(replica, 'last-synced-at', '1');
  keeper.catchUp();
  clock.pass(1000);
  expect(factsOf(replica, 'case')).toHaveLength(25);
});

test('what was done just now counts at once', () => {
  const { replica, clock, keeper } = stage();
  keeper.catchUp();
  clock.pass(1000);
  save(replica, buildEntry(1, { kind: 'message-out' }));
  expect(keeper.behind).toBe(1);
  keeper.settle();
  expect(keeper.behind).toBe(0);
});

test('once the account is closed nothing is touched any more', () => {
  const { replica, clock, told, failed, keeper, leave } = stage();
  keeper.catchUp();
  leave();
  close(replica);
  clock.pass(1000);
  keeper.catchUp();
  expect([told, failed].every((each) => each.mock.calls.length === 0)).toBe(true);
});

test('what fails is told, and figures of before are still there', () => {
  const { replica, clock, told, failed, keeper } = stage();
  keeper.catchUp();
  close(replica);
  clock.pass(1000);
  expect(failed).toHaveBeenCalledOnce();
  expect(told).not.toHaveBeenCalled();
  keeper.settle();
  expect(failed).toHaveBeenCalledTimes(2);
});

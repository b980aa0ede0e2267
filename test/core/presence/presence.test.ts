import { expect, it } from 'vitest';
import { Presence } from '#core/presence/presence.ts';
import { windowGoneMs } from '#domain/contract/ipc/presence-views.ts';
import { type DeviceMessage, mostPresences } from '#domain/contract/wire/live.ts';
import { ids } from '../../builders/ids.ts';
import { stageClock } from '../../harness/stage-clock.ts';

function device() {
  const clock = stageClock();
  const said: DeviceMessage['at'][] = [];
  const changed: string[] = [];
  const presence = new Presence({
    clock,
    say: ({ at }) => said.push(at),
    changed: (caseIds) => changed.push(...caseIds),
  });
  const here = (window: number, shown: number | null, doing: 'viewing' | 'typing' = 'viewing') =>
    presence.here({ window: `window ${window}`, caseId: shown === null ? null : ids.case(shown), doing });
  return { clock, said, changed, presence, here };
}

const at = (n: number, doing: 'viewing' | 'typing' = 'viewing') => ({ caseId: ids.case(n), doing });

it('tells the server once a second at most, and at last of the last state', () => {
  const { clock, said, presence, here } = device();
  presence.opened();
  for (let n = 1; n <= 20; n++) {
    here(1, n);
    clock.pass(100);
  }
  clock.pass(1000);
  expect(said).toEqual([[], [at(10)], [at(20)]]);
});

it('says everything anew on every new channel, and nothing without one', () => {
  const { clock, said, presence, here } = device();
  here(1, 1, 'typing');
  expect(said).toEqual([]);
  presence.opened();
  clock.pass(5000);
  presence.ended();
  here(1, 2);
  clock.pass(5000);
  presence.opened();
  expect(said).toEqual([[at(1, 'typing')], [at(2)]]);
});

it('puts its windows together: a case once, typing before viewing, the newest where there are too many', () => {
  const { clock, said, presence, here } = device();
  here(1, 1, 'typing');
  here(2, 1);
  presence.opened();
  expect(said.at(-1)).toEqual([at(1, 'typing')]);
  for (let n = 3; n < 3 + mostPresences; n++) here(n, n);
  clock.pass(1000);
  expect(said.at(-1)).toHaveLength(mostPresences);
  expect(said.at(-1)).not.toContainEqual(at(1, 'typing'));
});

it('forgets a window that was closed without a word', () => {
  const { clock, said, presence, here } = device();
  presence.opened();
  here(1, 1);
  clock.pass(windowGoneMs - 1);
  here(1, 1);
  clock.pass(windowGoneMs - 1);
  expect(said.at(-1)).toEqual([at(1)]);
  clock.pass(2000);
  expect(said.at(-1)).toEqual([]);
});

it('forgets everybody with the channel, and tells which cases that changes', () => {
  const { changed, presence } = device();
  presence.opened();
  presence.heard(true, [{ caseId: ids.case(1), people: [{ agentId: ids.agent(2), doing: 'typing' }] }]);
  expect(presence.others(ids.agent(1))).toHaveLength(1);
  expect(presence.others(ids.agent(2))).toEqual([]);
  presence.heard(true, []);
  expect(presence.others(ids.agent(1))).toEqual([]);
  presence.heard(false, [{ caseId: ids.case(2), people: [{ agentId: ids.agent(2), doing: 'typing' }] }]);
  presence.ended();
  expect(presence.others(ids.agent(1))).toEqual([]);
  expect(changed).toEqual([1, 1, 2, 2].map((n) => ids.case(n)));
});

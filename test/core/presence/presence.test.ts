import { expect, it } from 'vitest';
import { Presence } from '#core/presence/presence.ts';
import { windowGoneMs } from '#domain/contract/ipc/presence-views.ts';
import { type DeviceMessage, mostPresences, type Telephone } from '#domain/contract/wire/live.ts';
import { ids } from '../../builders/ids.ts';
import { stageClock } from '../../harness/stage-clock.ts';

const quiet: Telephone = { state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 };

function device() {
  const clock = stageClock();
  const said: DeviceMessage['at'][] = [];
  const telephones: DeviceMessage['telephone'][] = [];
  const changed: string[] = [];
  const at = { telephone: quiet, peopleChanged: 0, serverAhead: 0 };
  const presence = new Presence({
    clock,
    say: (message) => {
      said.push(message.at);
      telephones.push(message.telephone);
    },
    changed: (caseIds) => changed.push(...caseIds),
    peopleChanged: () => {
      at.peopleChanged += 1;
    },
    telephone: () => at.telephone,
    serverTime: (moment) => moment + at.serverAhead,
  });
  const here = (window: number, shown: number | null, doing: 'viewing' | 'typing' = 'viewing') =>
    presence.here({ window: `window ${window}`, caseId: shown === null ? null : ids.case(shown), doing });
  return { clock, said, telephones, changed, presence, here, at };
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

it('tells of its telephone once the server tells of people, which an older one does not', () => {
  const { clock, telephones, presence, at } = device();
  presence.opened();
  presence.heard(true, []);
  at.telephone = { ...quiet, state: 'talking', since: 5 };
  presence.telephoneChanged();
  clock.pass(5000);
  expect(telephones).toEqual([undefined]);
  expect(presence.connected).toBeNull();
  presence.heard(true, [], []);
  expect(telephones).toEqual([undefined, at.telephone]);
  clock.pass(5000);
  at.telephone = { ...quiet, since: 9 };
  presence.telephoneChanged();
  expect(telephones.at(-1)).toEqual(at.telephone);
  presence.telephoneChanged();
  clock.pass(5000);
  expect(telephones).toHaveLength(3);
  // The next channel may be another server's.
  presence.ended();
  presence.opened();
  expect(telephones.at(-1)).toBeUndefined();
});

it('says nothing again where only the measure of the server’s time moved', () => {
  const { clock, telephones, presence, at } = device();
  at.telephone = { ...quiet, state: 'talking', since: 5 };
  at.serverAhead = 100;
  presence.opened();
  presence.heard(true, [], []);
  clock.pass(5000);
  expect(telephones).toEqual([undefined, { ...at.telephone, since: 105 }]);
  at.serverAhead = 101;
  presence.heard(false, [], [{ agentId: ids.agent(2), here: null }]);
  clock.pass(5000);
  expect(telephones).toHaveLength(2);
  at.telephone = { ...quiet, since: 50 };
  presence.telephoneChanged();
  expect(telephones.at(-1)).toEqual({ ...quiet, since: 151 });
});

it('knows who is connected as the server tells it, and nobody without a channel', () => {
  const { presence, at } = device();
  const [one, two] = [1, 2].map((n) => ({ agentId: ids.agent(n), here: { since: n, telephone: null } }));
  if (!one || !two) throw new Error('two people');
  presence.opened();
  presence.heard(true, [], [one, two]);
  expect(presence.connected).toEqual([
    { agentId: ids.agent(1), since: 1, telephone: null },
    { agentId: ids.agent(2), since: 2, telephone: null },
  ]);
  presence.heard(false, [], [{ agentId: ids.agent(1), here: null }]);
  expect(presence.connected).toHaveLength(1);
  presence.heard(true, [], [one]);
  expect(presence.connected).toEqual([{ agentId: ids.agent(1), since: 1, telephone: null }]);
  const before = at.peopleChanged;
  expect(before).toBe(3);
  presence.heard(false, [], []);
  expect(at.peopleChanged).toBe(before);
  presence.ended();
  expect(presence.connected).toBeNull();
  expect(at.peopleChanged).toBe(before + 1);
});

import { test } from 'vitest';
import type { Act, Fate, Step } from '../steps.ts';
import { holds } from './play.ts';

/** Shorthands, so that a history reads as one. */
const act = (device: number, what: Act, on: number, value: number): Step => ({
  do: 'act',
  device,
  act: what,
  on,
  value,
});
const deliver = (device: number, fate: Fate, rows: number): Step => ({
  do: 'deliver',
  device,
  fate,
  rows,
  held: false,
});
const underWay = (device: number, fate: Fate, rows: number): Step => ({
  do: 'deliver',
  device,
  fate,
  rows,
  held: true,
});
const rights = (device: number, teams: number): Step => ({ do: 'rights', device, teams });

test('a scope lost and given back while it is read from its beginning has no holes', () =>
  holds([
    underWay(2, 'arrives', 1),
    deliver(2, 'arrives', 9),
    rights(2, 2),
    deliver(2, 'arrives', 1000),
    rights(2, 4),
  ]));

test('what an older epoch acknowledged and the restored server still has is confirmed', () =>
  holds([
    { do: 'backup' },
    deliver(2, 'arrives', 3),
    act(0, 'open', 4, 0),
    deliver(2, 'arrives', 9),
    act(2, 'move', 1, 2),
    { do: 'kill', device: 2, after: 27 },
    act(2, 'reply', 5, 1),
    { do: 'restore', elsewhere: true },
    deliver(2, 'arrives', 3),
    { do: 'colleague', act: 'move', on: 1, value: 3 },
  ]));

test('a page of a snapshot that was read before the replica was lost is not taken', () =>
  holds([
    deliver(1, 'arrives', 2),
    deliver(1, 'arrives', 2),
    deliver(1, 'arrives', 6),
    act(1, 'subject', 1, 5),
    deliver(1, 'copied', 1),
    { do: 'lose-replica', device: 1 },
    deliver(1, 'arrives', 6),
    deliver(1, 'arrives', 1),
    deliver(1, 'stale', 1),
  ]));

test('a case made here whose server row goes with its scope is shown as a restart would show it', () =>
  holds([
    act(2, 'open', 1, 1),
    deliver(2, 'arrives', 1),
    deliver(2, 'arrives', 3),
    deliver(2, 'twice', 7),
    underWay(2, 'answer-lost', 2),
    deliver(2, 'stale', 3),
    rights(2, 5),
    deliver(2, 'stale', 3),
    deliver(2, 'arrives', 2),
  ]));

test('an acknowledgement of another epoch does not count', () =>
  holds([
    deliver(2, 'stale', 1000),
    deliver(2, 'arrives', 7),
    deliver(2, 'late', 9),
    { do: 'backup' },
    act(2, 'follow-up', 3, 4),
    deliver(2, 'arrives', 1),
    { do: 'poison', device: 2, on: 2 },
    underWay(2, 'twice', 1000),
    { do: 'restore', elsewhere: false },
    deliver(2, 'arrives', 7),
    deliver(2, 'answer-lost', 2),
    deliver(2, 'stale', 2),
    deliver(2, 'stale', 2),
  ]));

test('a reading of a scope that is lost before it begins is over, and begins anew when the scope comes back', () =>
  holds([
    deliver(2, 'arrives', 1),
    deliver(2, 'twice', 7),
    deliver(2, 'arrives', 8),
    deliver(2, 'arrives', 5),
    underWay(2, 'arrives', 9),
    act(2, 'move', 4, 0),
    underWay(2, 'arrives', 3),
    rights(2, 7),
    deliver(2, 'arrives', 2),
    deliver(2, 'arrives', 2),
    rights(2, 2),
  ]));

for (const level of ['model', 'store'] as const)
  test(`a case opened and moved in one batch is not taken for confirmed before it comes, at level ${level}`, () =>
    holds(
      [
        deliver(1, 'arrives', 5),
        deliver(1, 'arrives', 2),
        act(1, 'open', 3, 1),
        underWay(1, 'arrives', 3),
        act(1, 'move', 1, 4),
        deliver(1, 'arrives', 4),
        { do: 'colleague', act: 'move', on: 1, value: 5 },
        deliver(1, 'arrives', 8),
        act(1, 'status', 3, 3),
        deliver(1, 'arrives', 2),
        deliver(1, 'arrives', 2),
      ],
      level,
    ));

test('a case that its own agent moved may be gone between two small pages, and is back with the second', () =>
  holds([
    deliver(0, 'arrives', 8),
    deliver(0, 'arrives', 2),
    deliver(0, 'copied', 1000),
    deliver(0, 'arrives', 2),
    act(0, 'open', 1, 1),
    deliver(0, 'arrives', 1),
    act(0, 'move', 3, 5),
    deliver(0, 'arrives', 9),
    deliver(0, 'arrives', 7),
    deliver(0, 'arrives', 1),
  ]));

test('a request of before an unnoticed restoration that arrives after it leaves nothing unconfirmed', () =>
  holds([
    deliver(0, 'arrives', 3),
    { do: 'kill', device: 0, after: 53 },
    act(0, 'customer', 1, 2),
    deliver(0, 'arrives', 3),
    { do: 'backup' },
    deliver(0, 'twice', 5),
    rights(0, 4),
    { do: 'lose-replica', device: 0 },
    underWay(0, 'arrives', 6),
    deliver(0, 'answer-lost', 5),
    deliver(0, 'arrives', 3),
    { do: 'restore', elsewhere: false },
    { do: 'copy', device: 0 },
    { do: 'stray', pick: 2 },
    underWay(0, 'arrives', 1),
    underWay(0, 'stale', 1),
  ]));

test('an answer dropped after the files were put back says nothing of what the device holds', () =>
  holds([
    deliver(1, 'arrives', 3),
    deliver(1, 'arrives', 2),
    deliver(1, 'arrives', 1),
    deliver(1, 'copied', 2),
    { do: 'copy', device: 1 },
    deliver(1, 'twice', 5),
    rights(1, 4),
    deliver(1, 'arrives', 2),
    deliver(1, 'arrives', 1),
    deliver(1, 'arrives', 5),
    deliver(1, 'arrives', 5),
    deliver(1, 'arrives', 3),
    { do: 'put-back', device: 1, which: 'both' },
    deliver(1, 'arrives', 1),
    deliver(1, 'stale', 2),
  ]));

for (const level of ['model', 'store'] as const) {
  test(`versions that a server put back gives anew are not those it forgot, at level ${level}`, () =>
    holds(
      [
        deliver(0, 'arrives', 1),
        deliver(0, 'arrives', 1),
        deliver(0, 'arrives', 1000),
        { do: 'backup' },
        rights(0, 6),
        deliver(0, 'arrives', 1),
        { do: 'restore', elsewhere: false },
        rights(0, 0),
      ],
      level,
    ));

  test(`a lost answer of a server that is then put back leaves no row of its own behind, at level ${level}`, () =>
    holds(
      [
        deliver(0, 'arrives', 1000),
        deliver(0, 'arrives', 7),
        underWay(0, 'arrives', 3),
        underWay(0, 'copied', 4),
        underWay(0, 'arrives', 1000),
        act(0, 'assign', 2, 1),
        deliver(0, 'answer-lost', 2),
        { do: 'backup' },
        deliver(0, 'stale', 1),
        deliver(0, 'arrives', 1),
        deliver(0, 'arrives', 2),
        act(0, 'assign', 2, 5),
        deliver(0, 'answer-lost', 5),
        { do: 'restore', elsewhere: false },
        deliver(0, 'arrives', 7),
        deliver(0, 'arrives', 6),
      ],
      level,
    ));

  test(`a command sent again to a server that was put back does not stay unconfirmed, at level ${level}`, () =>
    holds(
      [
        deliver(2, 'arrives', 2),
        deliver(2, 'arrives', 2),
        deliver(2, 'arrives', 3),
        act(2, 'move', 1, 3),
        deliver(2, 'answer-lost', 3),
        { do: 'backup' },
        underWay(2, 'arrives', 2),
        { do: 'kill', device: 2, after: 14 },
        act(2, 'follow-up', 0, 4),
        { do: 'colleague', act: 'move', on: 2, value: 4 },
        deliver(2, 'arrives', 5),
        underWay(2, 'arrives', 4),
        { do: 'restore', elsewhere: false },
        { do: 'stray', pick: 3 },
      ],
      level,
    ));

  test(`the same backup put back twice is two servers to a device that met both, at level ${level}`, () =>
    holds(
      [
        ...Array.from({ length: 6 }, () => deliver(0, 'arrives', 1000)),
        { do: 'backup' },
        rights(0, 6),
        deliver(0, 'arrives', 1000),
        { do: 'restore', elsewhere: false },
        rights(0, 5),
        ...Array.from({ length: 8 }, () => deliver(0, 'arrives', 1000)),
        { do: 'restore', elsewhere: false },
        rights(0, 3),
      ],
      level,
    ));
}

test('what a person put aside is not sent to a server that has forgotten that it refused it', () =>
  holds([
    act(2, 'open', 4, 5),
    { do: 'backup' },
    { do: 'poison', device: 2, on: 2 },
    deliver(2, 'arrives', 3),
    deliver(2, 'arrives', 3),
    act(2, 'dismiss', 3, 2),
    { do: 'restore', elsewhere: false },
  ]));

import { expect, test } from 'vitest';
import type { Telephone } from '#domain/contract/wire/live.ts';
import { atTelephones } from '#domain/rules/live-board/at-telephones.ts';

const free: Telephone = { state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 };

test('what rings is counted wherever it does, since the first of all, and what waits for somebody who is on the telephone', () => {
  const people: (Telephone | null)[] = [
    { ...free, state: 'ringing', since: 20, ringing: 2, ringsSince: 20 },
    { ...free, state: 'talking', since: 5, ringing: 1, ringsSince: 10, onHold: 1 },
    { ...free, state: 'wrap-up', since: 1 },
    { ...free, state: 'on-hold', since: 3, onHold: 2 },
    free,
    null,
  ];
  expect(atTelephones(people)).toEqual({
    ...{ ringing: 3, peopleRung: 2, ringsSince: 10, waiting: 1, onHold: 3 },
    ...{ people: 6, known: 5 },
  });
});

test('nothing is known of nobody', () => {
  expect(atTelephones([null])).toEqual({
    ...{ ringing: 0, peopleRung: 0, ringsSince: null, waiting: 0, onHold: 0 },
    ...{ people: 1, known: 0 },
  });
});

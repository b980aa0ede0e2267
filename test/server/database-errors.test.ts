import { expect, it } from 'vitest';
import { isCollision, isDuplicate, isOutage } from '#server/sql/errors.ts';

const coded = (code: string) => Object.assign(new Error('of the database'), { code });

it.each([
  ['40001', 'collision'],
  ['40P01', 'collision'],
  ['55P03', 'collision'],
  ['23505', 'duplicate'],
  ['08006', 'outage'],
  ['53100', 'outage'],
  ['57P01', 'outage'],
  ['58030', 'outage'],
  ['ECONNRESET', 'outage'],
  ['EPIPE', 'outage'],
  ['ENOSPC', 'outage'],
  ['23514', 'fault'],
  ['22P02', 'fault'],
  ['XX000', 'fault'],
  ['ERR_INVALID_ARG_TYPE', 'fault'],
])('an error with code %s is a %s', (code, kind) => {
  const error = coded(code);
  expect({ collision: isCollision(error), duplicate: isDuplicate(error), outage: isOutage(error) }).toEqual({
    collision: kind === 'collision',
    duplicate: kind === 'duplicate',
    outage: kind === 'outage',
  });
});

it('tells a lost connection from a defect of ours that only speaks of one', () => {
  expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isOutage(new Error('PGlite is closed'))).toBe(true);
  expect(isOutage(new TypeError("Cannot read properties of undefined (reading 'connection error')"))).toBe(false);
  expect(isOutage(new Error('the counter gave no number'))).toBe(false);
});

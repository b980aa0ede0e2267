import { expect, test } from 'vitest';
import { isZone, readInstant } from '#server/import/values/instants.ts';

const china = (written: string): string | null => {
  const found = readInstant(written, 'Asia/Shanghai');
  return found === null ? null : new Date(found).toISOString();
};

test.each([
  ['2017-1-17 16:44', '2017-01-17T08:44:00.000Z'],
  ['2017/01/17 16:44:05', '2017-01-17T08:44:05.000Z'],
  ['2017.1.17', '2017-01-16T16:00:00.000Z'],
  ['2017年1月17日 16:44', '2017-01-17T08:44:00.000Z'],
  ['2017年1月17日16时44分', '2017-01-17T08:44:00.000Z'],
  ['2017年1月17日 下午4:44', '2017-01-17T08:44:00.000Z'],
  ['2017-01-17 上午12:05', '2017-01-16T16:05:00.000Z'],
  ['２０１７－１－１７　１６：４４', '2017-01-17T08:44:00.000Z'],
  ['2017-01-17T16:44:05.123Z', '2017-01-17T16:44:05.000Z'],
  ['2017-01-17T16:44:05+08:00', '2017-01-17T08:44:05.000Z'],
  ['2017-01-17 16:44 -0500', '2017-01-17T21:44:00.000Z'],
  ['1484642640', '2017-01-17T08:44:00.000Z'],
  ['1484642640000', '2017-01-17T08:44:00.000Z'],
  ['1726270936000.0', '2024-09-13T23:42:16.000Z'],
])('%s is %s', (written, instant) => {
  expect(china(written)).toBe(instant);
});

test.each(['', 'yesterday', '3/4/2017', '2017-02-30', '2017-13-01', '2017-1-17 25:00', '2017', '20170117', '1e12'])(
  '"%s" is no time that can be told for sure',
  (written) => {
    expect(china(written)).toBeNull();
  },
);

test('a wall clock follows its zone through summer time', () => {
  const at = (written: string): string => new Date(readInstant(written, 'Europe/Berlin') ?? 0).toISOString();
  expect(at('2024-01-15 12:00')).toBe('2024-01-15T11:00:00.000Z');
  expect(at('2024-07-15 12:00')).toBe('2024-07-15T10:00:00.000Z');
  expect(at('2024-03-31 03:30')).toBe('2024-03-31T01:30:00.000Z');
});

test('a zone is known by its IANA name', () => {
  expect(isZone('Asia/Shanghai')).toBe(true);
  expect(isZone('Shanghai')).toBe(false);
});

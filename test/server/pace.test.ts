import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { Pace } from '#server/http/pace.ts';
import { noon } from '../builders/times.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import type { Answer } from '../harness/test-device.ts';

describe('the pace of a device', () => {
  let now = noon;
  const paceOf = () => new Pace({ now: () => now }, { burst: 10, perSecond: 2 });
  /** How many of these requests in a row are let through. */
  const passed = (pace: Pace, device: string, count: number) =>
    Array.from({ length: count }).filter(() => {
      try {
        pace.keep(device);
        return true;
      } catch (error) {
        if (error instanceof AppError && error.kind === 'throttled') return false;
        throw error;
      }
    }).length;

  it('lets a burst through and then so many a second, however long the rest', () => {
    const pace = paceOf();
    expect(passed(pace, 'one', 15)).toBe(10);
    now += 3000;
    expect(passed(pace, 'one', 15)).toBe(6);
    now += 3_600_000;
    expect(passed(pace, 'one', 15)).toBe(10);
  });

  it('is its own: another device does not wait for it', () => {
    const pace = paceOf();
    passed(pace, 'one', 15);
    expect(passed(pace, 'two', 5)).toBe(5);
  });

  it('says how long to wait, and means it', () => {
    const pace = paceOf();
    passed(pace, 'one', 15);
    expect(() => pace.keep('one')).toThrow(expect.objectContaining({ kind: 'throttled', details: { seconds: 1 } }));
    now += 1000;
    expect(passed(pace, 'one', 1)).toBe(1);
  });

  it('goes on when the clock is set back', () => {
    const pace = paceOf();
    passed(pace, 'one', 9);
    now -= 3_600_000;
    expect(passed(pace, 'one', 5)).toBe(1);
    now += 2000;
    expect(passed(pace, 'one', 9)).toBe(4);
  });

  it('is forgotten with the devices of long ago', () => {
    const pace = paceOf();
    for (let n = 0; n < 10_000; n++) pace.keep(`device ${n}`);
    now += 60_000;
    passed(pace, 'last', 15);
    expect(pace.size).toBe(1);
    now += 1000;
    expect(passed(pace, 'last', 15)).toBe(2);
  });
});

describe('a device that runs wild', () => {
  let database: TestDatabase;
  let staff: Staff;
  let now = Date.now();
  beforeAll(async () => {
    database = await createTestDatabase();
    staff = await hireStaff((await database.start({ clock: { now: () => now } })).url);
  });
  afterAll(() => database.drop());

  it('is told to come back later, and the others are served', async () => {
    const { anna, ben } = staff;
    const asked = { text: 'anything' };
    const answers: Answer<unknown>[] = [];
    for (let n = 0; n < 70; n++) answers.push(await anna.send('POST', '/v1/archive/find', asked));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(10);
    expect(refused[0]?.failure?.kind).toBe('throttled');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBe(1);
    expect((await ben.send('POST', '/v1/archive/find', asked)).status).toBe(200);
    expect((await anna.pullRaw()).status).toBe(200);
    now += 1000;
    expect((await anna.send('POST', '/v1/archive/find', asked)).status).toBe(200);
  });

  it('or sends more than any request needs is not read to the end', async () => {
    const { status, failure } = await staff.anna.send('POST', '/v1/pull', { cursors: 'x'.repeat(2_000_000) });
    expect({ status, kind: failure?.kind }).toEqual({ status: 400, kind: 'bad-request' });
  });
});

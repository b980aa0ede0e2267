import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
});
afterAll(() => database.drop());

async function lease(by: TestDevice, size: number) {
  return (await by.send<{ from: number; to: number }>('POST', '/v1/lease', { size })).body;
}

/** Opens a case under this number; what it is called then. */
async function open(by: TestDevice, number: string) {
  const opened = await openCaseArgs(by, { number });
  const [result] = await by.push(by.command('case.open', opened));
  expect(result?.status).toBe('accepted');
  const fields = (await by.find('case', opened.caseId))?.fields;
  return { number: fields?.number, aliases: fields?.aliases };
}

describe('leased numbers', () => {
  it('begin at 10001 and are never leased twice', async () => {
    const blocks = await Promise.all([lease(staff.anna, 50), lease(staff.ben, 20), lease(staff.anna, 30)]);
    const all = blocks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    expect(new Set(all)).toEqual(new Set(Array.from({ length: 100 }, (_, i) => 10_001 + i)));
  });

  it('are final for the device that leased them', async () => {
    const { from, to } = await lease(staff.anna, 2);
    expect(await open(staff.anna, String(to))).toEqual({ number: String(to), aliases: [] });
    expect(await open(staff.anna, String(from))).toEqual({ number: String(from), aliases: [] });
  });
});

describe('a number that is not this device’s to give', () => {
  it('becomes an alias of a fresh one', async () => {
    const { from } = await lease(staff.ben, 1);
    for (const sent of [String(from), 'D7K-0012', '999999', '0', '１００']) {
      const { number, aliases } = await open(staff.anna, sent);
      expect(aliases).toEqual([sent]);
      expect(number).toMatch(/^\d+$/);
      expect(number).not.toBe(sent);
    }
  });

  it('is also one it has used already, in the same batch too', async () => {
    const { from } = await lease(staff.anna, 1);
    expect((await open(staff.anna, String(from))).aliases).toEqual([]);
    expect((await open(staff.anna, String(from))).aliases).toEqual([String(from)]);

    const { from: next } = await lease(staff.anna, 1);
    const batch = await Promise.all([1, 2].map(() => openCaseArgs(staff.anna, { number: String(next) })));
    await staff.anna.push(...batch.map((args) => staff.anna.command('case.open', args)));
    const found = await Promise.all(batch.map((args) => staff.anna.find('case', args.caseId)));
    const numbers = found.map((row) => row?.fields.number);
    expect(numbers[0]).toBe(String(next));
    expect(new Set(numbers).size).toBe(2);
    expect(found.map((row) => row?.fields.aliases)).toEqual([[], [String(next)]]);
  });
});

describe('blocks of before a restore', () => {
  const claim = async (by: TestDevice, held: readonly { from: number; to: number }[]) =>
    (await by.send<{ from: number; to: number }>('POST', '/v1/lease', { size: 1, held })).body;

  it('stay with the device that held them, and nobody is given a number out of them', async () => {
    const { to } = await lease(staff.anna, 1);
    // The server was put back to a time before this block was leased.
    const block = { from: to + 501, to: to + 600 };
    const next = await claim(staff.anna, [block]);
    expect(next.from).toBeGreaterThan(block.to);
    expect(await open(staff.anna, String(block.from))).toEqual({ number: String(block.from), aliases: [] });
    const others = await lease(staff.ben, 50);
    expect(others.from).toBeGreaterThan(block.to);
    const fresh = await open(staff.ben, 'D7K-0001');
    expect(Number(fresh.number)).toBeGreaterThan(block.to);
  });

  it('are not taken from another device that has them by now', async () => {
    const theirs = await lease(staff.ben, 10);
    await claim(staff.anna, [theirs]);
    expect((await open(staff.anna, String(theirs.from))).aliases).toEqual([String(theirs.from)]);
    expect(await open(staff.ben, String(theirs.from))).toEqual({ number: String(theirs.from), aliases: [] });
  });

  it('are not believed when they are absurd: numbers stay short enough to be read out', async () => {
    const { to } = await lease(staff.anna, 1);
    const next = await claim(staff.anna, [
      { from: 9e14, to: 9e14 + 5 },
      { from: to + 1, to: to + 50_000 },
      { from: to + 9, to: to + 8 },
    ]);
    expect(next.from).toBe(to + 1);
  });
});

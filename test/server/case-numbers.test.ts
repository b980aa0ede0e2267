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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, signInAs } from '../harness/staff.ts';

describe('the epoch', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is 1 at first and the same after every restart', async () => {
    for (let n = 0; n < 3; n++) {
      const server = await database.start();
      expect(server.epoch).toBe(1);
      await server.close();
    }
  });

  it('is another one when the database turns up on another cluster, once', async () => {
    await database.query(`update server_epoch set cluster = 'elsewhere:1'`);
    const [one, two] = await Promise.all([database.start(), database.start()]);
    expect(one.epoch).toBeGreaterThan(1);
    expect(two.epoch).toBe(one.epoch);
    expect((await database.start()).epoch).toBe(one.epoch);
  });
});

describe('a server put back to an older backup', () => {
  it('notices by its devices, begins a new epoch, and gets back what was acknowledged meanwhile, once', async () => {
    const database = await createTestDatabase('embedded');
    const first = await database.start();
    const { anna } = await hireStaff(first.url);
    const early = await openCaseArgs(anna);
    await anna.push(anna.command('case.open', early));
    const backup = await database.backup();

    const late = await openCaseArgs(anna);
    const meanwhile = [
      anna.command('case.open', late),
      anna.command('case.note', { caseId: early.caseId, body: 'written after the backup' }),
    ];
    await anna.push(...meanwhile);
    const cursors = await anna.cursors();
    await first.close();

    const restored = await backup.start();
    expect(restored.epoch).toBe(1);
    const again = await signInAs(restored.url, 'anna', anna.session.device.id);
    const { failure } = await again.pullRaw({ cursors });
    expect(failure).toMatchObject({ kind: 'epoch', details: { epoch: expect.any(Number), last: 1 } });
    again.epoch = Number(failure?.details?.epoch);
    expect(again.epoch).toBeGreaterThan(1);
    const results = await again.push(...meanwhile);
    expect(results.map((result) => result.status)).toEqual(['accepted', 'accepted']);
    expect(await again.push(...meanwhile)).toEqual(results);
    expect((await again.find('entry', meanwhile[1]?.uid ?? ''))?.fields.body).toBe('written after the backup');
    // Its block of numbers was leased after the backup: the number told to the customer lives on as an alias.
    const reopened = (await again.find('case', late.caseId))?.fields;
    expect(reopened?.aliases).toEqual([late.number]);
    // No block leased now can hold a number that was given out after the backup.
    expect(Number(reopened?.number)).toBeGreaterThan(Number(late.number) + 1000);
    await Promise.all([backup.drop(), database.drop()]);
  });
});

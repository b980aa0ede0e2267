import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  const server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function lastHeard(deviceId: string, agoMs: number): Promise<unknown> {
  return database.query('update push_state set last_seen_at = $2 where device_id = $1', [deviceId, Date.now() - agoMs]);
}

async function told() {
  const { lead } = staff;
  return (await lead.pull({ cursors: await lead.cursors(), standing: true })).standing;
}

test('who asks is told how many devices are in use, and how many of them were in touch just now', async () => {
  expect(await told()).toEqual({
    ...{ known: 5, current: 5, archiveDays: 90 },
    delivery: { mail: false, folder: false },
  });
  await lastHeard(staff.anna.session.device.id, 10 * minuteMs);
  await lastHeard(staff.ben.session.device.id, 13 * dayMs);
  await lastHeard(staff.fay.session.device.id, 15 * dayMs);
  expect(await told()).toMatchObject({ known: 4, current: 2 });
});

test('a device that reads all there is is in touch again', async () => {
  await lastHeard(staff.anna.session.device.id, dayMs);
  const before = await told();
  await staff.anna.pull({ cursors: await staff.anna.cursors() });
  expect(await told()).toMatchObject({ known: before?.known, current: (before?.current ?? 0) + 1 });
});

test('devices of somebody who left are not waited for', async () => {
  await lastHeard(staff.ben.session.device.id, 0);
  const before = await told();
  await database.query('update agent set active = false where id = $1', [staff.ben.agentId]);
  expect(await told()).toMatchObject({ known: (before?.known ?? 0) - 1, current: (before?.current ?? 0) - 1 });
});

test('nobody is told who did not ask', async () => {
  const { lead } = staff;
  expect(await lead.pull({ cursors: await lead.cursors() })).not.toHaveProperty('standing');
});

test('a workspace that keeps everything at hand says so', async () => {
  await database.query('update workspace set archive_after_days = null');
  expect((await told())?.archiveDays).toBeNull();
});

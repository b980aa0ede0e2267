import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PullResponse, pullResponse } from '#domain/contract/wire/pull.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { buildArticle } from '../builders/records.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let device: TestDevice;
let cursors: Record<string, number>;
beforeAll(async () => {
  database = await createTestDatabase();
  const { url, authority } = await database.start();
  device = await TestDevice.signIn(url, adminLogin);
  const articles = Array.from({ length: 100 }, (_, n) => buildArticle(n, { body: '长'.repeat(200) }));
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, articles));
  cursors = await device.cursors();
});
afterAll(() => database.drop());

/** A pull that came through a proxy on the server's machine, as all from outside do. */
function pullFrom(address: string, encoding: string, limit: number) {
  const headers = { 'x-forwarded-for': address, 'accept-encoding': encoding };
  const asked = { epoch: device.epoch, generation: 1, cursors: { ...cursors, workspace: 0 }, limit };
  return device.send<PullResponse>('POST', '/v1/pull', asked, headers);
}

it('compresses long answers to other machines that take it', async () => {
  const answer = await pullFrom('192.0.2.7', 'gzip, deflate', 1000);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(rowsOf(pullResponse.parse(answer.body)).length).toBeGreaterThan(100);
});

it.each([
  ['on this machine', '127.0.0.1', 'gzip', 1000],
  ['for a client that does not take it', '192.0.2.7', 'identity', 1000],
  ['when the answer is short', '192.0.2.7', 'gzip', 1],
])('does not %s', async (_reason, address, encoding, limit) => {
  const answer = await pullFrom(address, encoding, limit);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-encoding')).toBeNull();
});

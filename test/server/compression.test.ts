// Long answers are compressed on their way to other machines, by what the client says it takes.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { type PullResponse, pullResponse } from '#domain/contract/wire/pull.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
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

const asked = (limit: number) => ({
  epoch: device.epoch,
  generation: 1,
  cursors: { ...cursors, workspace: 0 },
  limit,
});

function pullTaking(encoding: string, limit = 1000) {
  return device.send<PullResponse>('POST', '/v1/pull', asked(limit), { 'accept-encoding': encoding });
}

it.each([
  ['gzip, deflate', 'gzip'],
  ['gzip, zstd', 'zstd'],
  ['identity', null],
  ['', null],
])('to a client that takes "%s" they go as %s', async (taken, encoding) => {
  const answer = await pullTaking(taken);
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(rowsOf(pullResponse.parse(answer.body)).length).toBeGreaterThan(100);
});

it('short ones go as they are', async () => {
  const { headers } = await pullTaking('zstd, gzip', 1);
  expect(headers.get('content-encoding')).toBeNull();
});

it('our own client takes them compressed from elsewhere, and as they are on this machine', async () => {
  const { port } = new URL(device.url);
  // The second address is this machine's too, spelled so that the client does not see it.
  for (const [host, encoding] of [
    ['127.0.0.1', null],
    ['[::ffff:127.0.0.1]', 'zstd'],
  ]) {
    const response = await nodeNetwork.fetch(`http://${host}:${port}/v1/pull`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${device.session.token}`,
        'content-type': 'application/json',
        [protocolHeader]: String(protocolVersion),
      },
      body: JSON.stringify(asked(1000)),
    });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(rowsOf(pullResponse.parse(await response.json())).length).toBeGreaterThan(100);
  }
});

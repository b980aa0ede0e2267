import { afterAll, beforeAll, expect, it } from 'vitest';
import { SharedPresence } from '#server/live/shared-presence.ts';
import { ids } from '../builders/ids.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { id } from '../harness/test-device.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.start();
});
afterAll(() => database.drop());

const [caseId, agentId] = [ids.case(1), ids.agent(1)];

it('tells each server process who is at the others, until they leave', async () => {
  const workspaceId = id();
  const [one, two] = [
    new SharedPresence(database.store.db, workspaceId),
    new SharedPresence(database.store.db, workspaceId),
  ];
  await one.tell([{ caseId, agentId, doing: 'typing' }]);
  expect(await two.others()).toEqual([{ caseId, agentId, doing: 'typing' }]);
  expect(await one.others()).toEqual([]);
  await one.tell([]);
  expect(await two.others()).toEqual([]);
  await one.tell([{ caseId, agentId, doing: 'viewing' }]);
  await one.leave();
  expect(await two.others()).toEqual([]);
});

it('does not believe a process that has said nothing for a while, nor one of another workspace', async () => {
  const workspaceId = id();
  const two = new SharedPresence(database.store.db, workspaceId);
  await new SharedPresence(database.store.db, id()).tell([{ caseId, agentId, doing: 'viewing' }]);
  await new SharedPresence(database.store.db, workspaceId).tell([{ caseId, agentId, doing: 'viewing' }]);
  expect(await two.others()).toHaveLength(1);
  await database.query(`update live_presence set told_at = told_at - interval '1 minute'`);
  expect(await two.others()).toEqual([]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Telephone } from '#domain/contract/wire/live.ts';
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
const telephone: Telephone = { state: 'talking', since: 5, ringing: 0, ringsSince: null, onHold: 0 };
const person = { agentId, teamIds: [ids.team(1)], since: 3, telephone };
const nobody = { here: [], people: [] };

it('tells each server process who is at the others, until they leave', async () => {
  const workspaceId = id();
  const [one, two] = [
    new SharedPresence(database.store.db, workspaceId),
    new SharedPresence(database.store.db, workspaceId),
  ];
  await one.tell({ here: [{ caseId, agentId, doing: 'typing' }], people: [person] });
  expect(await two.others()).toEqual({ here: [{ caseId, agentId, doing: 'typing' }], people: [person] });
  expect(await one.others()).toEqual(nobody);
  await one.tell({ here: [], people: [person] });
  expect(await two.others()).toEqual({ here: [], people: [person] });
  await one.tell(nobody);
  expect(await two.others()).toEqual(nobody);
  await one.tell({ here: [{ caseId, agentId, doing: 'viewing' }], people: [person] });
  await one.leave();
  expect(await two.others()).toEqual(nobody);
});

it('does not believe a process that has said nothing for a while, nor one of another workspace', async () => {
  const workspaceId = id();
  const two = new SharedPresence(database.store.db, workspaceId);
  await new SharedPresence(database.store.db, id()).tell({ here: [], people: [person] });
  await new SharedPresence(database.store.db, workspaceId).tell({ here: [], people: [person] });
  expect((await two.others()).people).toHaveLength(1);
  await database.query(`update live_presence set told_at = told_at - interval '1 minute'`);
  expect(await two.others()).toEqual(nobody);
});

it('understands a process of an older server, which tells of cases alone', async () => {
  const workspaceId = id();
  const here = [{ caseId, agentId, doing: 'viewing' }];
  await database.query(
    `insert into live_presence (workspace_id, process_id, here, told_at)
     values ('${workspaceId}', '${id()}', '${JSON.stringify(here)}', clock_timestamp())`,
  );
  expect(await new SharedPresence(database.store.db, workspaceId).others()).toEqual({ here, people: [] });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Telephone } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import { type LiveSocket, openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, signInAs } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

const patience = { timeout: 60_000 };

function inCase(live: LiveSocket, caseId: CaseId) {
  return live.messages
    .flatMap((message) => (message.kind === 'presence' ? message.cases : []))
    .findLast((told) => told.caseId === caseId)?.people;
}

function whereIs(live: LiveSocket, agentId: AgentId) {
  return live.messages
    .flatMap((message) => (message.kind === 'presence' ? (message.people ?? []) : []))
    .findLast((told) => told.agentId === agentId)?.here;
}

async function listening(device: TestDevice): Promise<LiveSocket> {
  const live = await openLive(device);
  live.say({ kind: 'here', at: [] });
  return live;
}

describe.skipIf(inject('TEST_DATABASE_URL') === undefined)('who is connected and has a case open at one server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('postgres');
  });
  afterAll(() => database.drop());

  it('shows at another, only to those who may see the case, and is over when that server stops', async () => {
    const [one, two] = await Promise.all([database.start(), database.start()]);
    const { anna } = await hireStaff(one.url);
    const args = await openCaseArgs(anna);
    await anna.push(anna.command('case.open', args));
    const [here, there, elsewhere, lead] = await Promise.all([
      listening(anna),
      signInAs(two.url, 'ben').then(listening),
      signInAs(two.url, 'fay').then(listening),
      signInAs(two.url, 'lea').then(listening),
    ]);
    const telephone: Telephone = { state: 'talking', since: 5, ringing: 1, ringsSince: 7, onHold: 0 };
    here.say({ kind: 'here', at: [{ caseId: args.caseId, doing: 'typing' }], telephone });
    await expect.poll(() => whereIs(lead, anna.agentId), patience).toMatchObject({ telephone });
    expect(whereIs(there, anna.agentId)).toBeUndefined();
    await expect.poll(() => inCase(there, args.caseId), patience).toEqual([{ agentId: anna.agentId, doing: 'typing' }]);
    expect(inCase(elsewhere, args.caseId)).toBeUndefined();
    await one.close();
    await expect.poll(() => inCase(there, args.caseId), patience).toEqual([]);
    await expect.poll(() => whereIs(lead, anna.agentId), patience).toBeNull();
    for (const live of [there, elsewhere, lead]) live.close();
  });
});

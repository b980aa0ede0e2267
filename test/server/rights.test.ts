import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldsOf } from '#domain/model/collections.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

async function changeAgent(device: TestDevice, change: Partial<FieldsOf<'agent'>>): Promise<void> {
  const { login, name, role, teamIds } = device.session.agent;
  const fields = { login, name, role, teamIds, active: true, ...change };
  const { workspaceId, write } = server.authority;
  await write((tx) =>
    writeRecords(tx, workspaceId, [{ collection: 'agent', id: device.agentId, scope: 'workspace', rev: 0, fields }]),
  );
}

describe('what a device may hold', () => {
  it('is the workspace and its agent’s teams, for leads and admins every team', async () => {
    const { anna, fay, lead, admin, support, field } = staff;
    const teams = [`team:${support}`, `team:${field}`].sort();
    expect((await anna.pull()).scopes).toEqual(['workspace', `team:${support}`]);
    expect((await fay.pull()).scopes).toEqual(['workspace', `team:${field}`]);
    expect((await lead.pull()).scopes).toEqual(['workspace', 'leads', 'editors', ...teams]);
    expect((await admin.pull()).scopes).toEqual(['workspace', 'leads', 'editors', ...teams]);
  });

  it('is never a row of another team, whatever cursors it claims', async () => {
    const { anna, fay, field } = staff;
    const opened = await openCaseArgs(fay);
    await fay.push(fay.command('case.open', opened));
    const answer = await anna.pull({ cursors: { [`team:${field}`]: -1, leads: -1 } });
    expect(rowsOf(answer).map((row) => row.scope)).not.toContain(`team:${field}`);
    const snapshot = { at: { [`team:${field}`]: 0, leads: 0 }, after: null };
    expect(rowsOf(await anna.pull({ snapshot })).map((row) => row.scope)).not.toContain(`team:${field}`);
    expect(await anna.find('case', opened.caseId)).toBeUndefined();
  });

  it('follows the agent’s teams at once', async () => {
    const { admin, support, field } = staff;
    await addPerson(admin, 'mover', 'agent', [support]);
    const mover = await signInAs(server.url, 'mover');
    await changeAgent(mover, { teamIds: [field] });
    expect((await mover.pull()).scopes).toEqual(['workspace', `team:${field}`]);
  });
});

describe('a command', () => {
  it('is judged by the rights of now, not of when it was written', async () => {
    const { admin, support, field } = staff;
    await addPerson(admin, 'walker', 'agent', [support]);
    const walker = await signInAs(server.url, 'walker');
    const opened = await openCaseArgs(walker);
    await walker.push(walker.command('case.open', opened));
    const written = walker.command('case.note', { caseId: opened.caseId, body: 'while I was in the team' });
    await changeAgent(walker, { teamIds: [field] });
    const [refused] = await walker.push(written);
    expect(refused?.refusal?.kind).toBe('forbidden');
    await changeAgent(walker, { teamIds: [support, field] });
    const [accepted] = await walker.push(walker.command('case.note', { caseId: opened.caseId, body: 'again' }));
    expect(accepted?.status).toBe('accepted');
  });

  it('in somebody else’s name is refused', async () => {
    const { anna, ben } = staff;
    const opened = await openCaseArgs(anna);
    const [result] = await anna.push(anna.command('case.open', opened, { actorId: ben.agentId }));
    expect(result?.refusal?.kind).toBe('forbidden');
  });

  it('of an agent who has left is refused, and stays with them', async () => {
    const { admin, support } = staff;
    await addPerson(admin, 'leaver', 'agent', [support]);
    const leaver = await signInAs(server.url, 'leaver');
    const opened = await openCaseArgs(leaver);
    await changeAgent(leaver, { active: false });
    const [result] = await leaver.push(leaver.command('case.open', opened));
    expect(result?.refusal?.kind).toBe('inactive');
    expect((await leaver.pullRaw()).failure?.kind).toBe('inactive');
    await expect(signInAs(server.url, 'leaver')).rejects.toThrow('inactive');
  });

  it('cannot have happened in the future', async () => {
    const { anna } = staff;
    const opened = await openCaseArgs(anna);
    const tomorrow = Date.now() + 24 * 60 * 60_000;
    await anna.push(anna.command('case.open', opened, { happenedAt: tomorrow }));
    const found = await anna.find('case', opened.caseId);
    expect(found?.fields.openedAt).toBeLessThan(tomorrow - 23 * 60 * 60_000);
    expect(found?.fields.recordedAt).toBeTypeOf('number');
  });

  it('that replies to a customer does not claim a channel that is not there', async () => {
    const { anna } = staff;
    const opened = await openCaseArgs(anna);
    const open = anna.command('case.open', opened);
    const reply = anna.command('case.reply', { caseId: opened.caseId, body: 'We are on it.' });
    await anna.push(open, reply);
    expect((await anna.find('entry', reply.uid))?.fields.delivery).toBe('no-channel');
  });
});

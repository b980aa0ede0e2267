// Who may write a visit down, correct it and have it signed is for the server to say, whatever a device sent.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
});
afterAll(() => database.drop());

async function visitArgs(): Promise<CommandArgs<'visit.record'>> {
  const { anna } = staff;
  const opened = await openCaseArgs(anna);
  await anna.push(anna.command('case.open', opened));
  return {
    ...{ visitId: randomUUID() as never, caseId: opened.caseId, customerId: null, teamId: opened.teamId },
    ...{ kind: 'on-site', place: '', plannedAt: null, arrivedAt: 1000, leftAt: 2000, outcome: 'resolved', mood: null },
    ...{ need: '', cause: '', done: '换了电池', parts: '', promised: '', metWith: '' },
  };
}

describe('a visit', () => {
  it('stands with its case, and is there once however often it is sent', async () => {
    const { anna } = staff;
    const args = await visitArgs();
    const command = anna.command('visit.record', args);
    const [first] = await anna.push(command);
    expect(first?.status).toBe('accepted');
    const [again] = await anna.push(anna.command('visit.record', args));
    expect(again).toMatchObject({ status: 'refused', refusal: { kind: 'exists' } });
    const visit = await anna.find('visit', args.visitId);
    expect(visit?.fields).toMatchObject({ done: '换了电池', entryId: command.uid, signature: null });
    expect(visit?.scope).toBe((await anna.find('case', args.caseId ?? ''))?.scope);
  });

  it('is corrected and signed by who made it or by a lead, and by nobody else', async () => {
    const { anna, ben, lead } = staff;
    const { visitId, ...args } = await visitArgs();
    await anna.push(anna.command('visit.record', { visitId, ...args }));
    const edit = { visitId, set: { done: '换了锁芯' } };
    const sign = { visitId, name: '李老师', strokes: null, reportHash: 'a'.repeat(64) };
    for (const command of [ben.command('visit.edit', edit), ben.command('visit.sign', sign)]) {
      const [refused] = await ben.push(command);
      expect(refused?.status).toBe('refused');
    }
    const [edited] = await lead.push(lead.command('visit.edit', edit));
    expect(edited?.status).toBe('accepted');
    const [signed] = await anna.push(anna.command('visit.sign', sign));
    expect(signed?.status).toBe('accepted');
    expect((await anna.find('visit', visitId))?.fields).toMatchObject({
      done: '换了锁芯',
      signature: { name: '李老师', strokes: null, witnessId: anna.session.agent.id },
    });
  });
});

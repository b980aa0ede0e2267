// A reopening counts when it happened: in time without a network is in time, however late it arrives.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { day } from '../builders/times.ts';
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

async function solvedCase(ago: number): Promise<CaseId> {
  const { anna } = staff;
  const opened = await openCaseArgs(anna);
  const at = { happenedAt: Date.now() - ago };
  const to = { caseId: opened.caseId, to: 'solved', reason: '' } as const;
  await anna.push(anna.command('case.open', opened, at), anna.command('case.status', to, at));
  return opened.caseId;
}

const reopen = (caseId: CaseId) => ({ caseId, to: 'reopened', reason: '' }) as const;

describe('reopening a case that was solved forty days ago', () => {
  it('is refused today, and accepted of a device that did it in time and comes back today', async () => {
    const { anna } = staff;
    const caseId = await solvedCase(40 * day);
    const [late] = await anna.push(anna.command('case.status', reopen(caseId)));
    expect(late).toMatchObject({ status: 'refused', refusal: { kind: 'too-late-to-reopen', details: { days: 30 } } });
    const inTime = { happenedAt: Date.now() - 20 * day };
    const [accepted] = await anna.push(anna.command('case.status', reopen(caseId), inTime));
    expect(accepted?.status).toBe('accepted');
    expect((await anna.find('case', caseId))?.fields.status).toBe('reopened');
  });

  it('follows what an admin says, and nobody else may say it', async () => {
    const { admin, anna, lead } = staff;
    const rules = (reopenWithinDays: number | null) =>
      ({
        definitionId: statusRulesId,
        kind: 'status-rules',
        name: 'Rules',
        personal: false,
        position: 0,
        active: true,
        content: { reasons: [], reopenWithinDays },
      }) as const;
    const [refused] = await lead.push(lead.command('definition.save', rules(null)));
    expect(refused?.refusal?.kind).toBe('forbidden');
    await admin.push(admin.command('definition.save', rules(null)));
    const caseId = await solvedCase(4000 * day);
    const [accepted] = await anna.push(anna.command('case.status', reopen(caseId)));
    expect(accepted?.status).toBe('accepted');
  });

  it('goes on in a new one, linked on both sides', async () => {
    const { anna } = staff;
    const caseId = await solvedCase(40 * day);
    const { caseId: continuedId, number } = await openCaseArgs(anna);
    const args = { caseId, continuedId, number, description: '又不亮了' };
    const [made] = await anna.push(anna.command('case.continue', args));
    expect(made?.status).toBe('accepted');
    expect((await anna.find('case', continuedId))?.fields).toMatchObject({
      subject: 'A question',
      relatedIds: [caseId],
    });
    expect((await anna.find('case', caseId))?.fields).toMatchObject({ status: 'solved', relatedIds: [continuedId] });
  });
});

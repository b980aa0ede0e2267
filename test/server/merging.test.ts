// Merging on the server's rows: who holds the case that goes on holds the merged one, a resend writes each line once, and undoing gives it back.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { furtherId } from '#domain/model/further-id.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
});
afterAll(() => database.drop());

async function opened(by: TestDevice) {
  const args = await openCaseArgs(by);
  await by.push(by.command('case.open', args), by.command('case.note', { caseId: args.caseId, body: 'note' }));
  return args.caseId;
}

async function held(by: TestDevice, caseId: string) {
  return (await by.everything()).filter((row) => row.id === caseId || row.fields.caseId === caseId);
}
const statuses = (results: readonly { status: string; refusal?: { kind: string } | undefined }[]) =>
  results.map(({ status, refusal }) => refusal?.kind ?? status);

it('across teams wants the rights for both, and lets the other team hold what it reads now', async () => {
  const { anna, fay, lead, support, field } = staff;
  const [one, two] = [await opened(anna), await opened(fay)];
  expect(statuses(await anna.push(anna.command('case.merge', { caseId: one, intoId: two })))).toEqual(['forbidden']);
  const merge = lead.command('case.merge', { caseId: one, intoId: two });
  expect(statuses(await lead.push(merge))).toEqual(['accepted']);
  expect(await held(anna, one)).toEqual([]);
  const theirs = await held(fay, one);
  expect(theirs.map(({ collection }) => collection).sort()).toEqual(['case', 'entry', 'entry']);
  for (const row of theirs) expect(row.scope).toBe(`team:${field}`);

  // Again, as after a lost answer: each of the two lines is there once.
  await lead.push(merge);
  const lines = (await held(fay, two)).concat(await held(fay, one)).filter(({ fields }) => fields.kind === 'link');
  expect(lines.map(({ id }) => id).sort()).toEqual([merge.uid, furtherId(merge.uid, 1)].sort());

  expect(statuses(await lead.push(lead.command('case.unmerge', { caseId: one })))).toEqual(['accepted']);
  const back = await held(anna, one);
  expect(back.find(({ collection }) => collection === 'case')).toMatchObject({
    scope: `team:${support}`,
    fields: { status: 'new', mergedIntoId: null, relatedIds: [] },
  });
  expect((await held(fay, one)).length).toBe(0);
});

it('of the same cases both ways stands as the first came in; a chain goes to its end', async () => {
  const { anna, ben } = staff;
  const [one, two, three] = [await opened(anna), await opened(anna), await opened(anna)];
  const there = anna.command('case.merge', { caseId: one, intoId: two });
  const back = ben.command('case.merge', { caseId: two, intoId: one });
  expect(statuses(await anna.push(there))).toEqual(['accepted']);
  expect(statuses(await ben.push(back))).toEqual(['circular']);
  expect(statuses(await ben.push(ben.command('case.merge', { caseId: three, intoId: one })))).toEqual(['accepted']);
  const merged = (await anna.everything()).filter(({ id }) => id === three || id === one);
  expect(merged.map(({ fields }) => fields.mergedIntoId)).toEqual([two, two]);
  expect(statuses(await ben.push(ben.command('case.set-parent', { caseId: two, parentId: three })))).toEqual([
    'circular',
  ]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
});
afterAll(() => database.drop());

const call = {
  direction: 'in',
  phone: '',
  startedAt: 1,
  durationMs: 1,
  holdMs: 0,
  wrapUpMs: 0,
  said: [],
  need: '',
  cause: '',
  done: '',
  promised: '',
} as const;

/** A case with a note, a call, a follow-up and a conflict on it. */
async function fullCase(by: TestDevice, other: TestDevice): Promise<CommandArgs<'case.open'>> {
  const opened = await openCaseArgs(by);
  const { caseId, teamId } = opened;
  const about = { caseId, customerId: null, teamId };
  const followUp = { ownerId: by.agentId, kind: 'call-back', repeat: null, dueAt: 1, promise: 'call back' } as const;
  const priority = (on: TestDevice, value: 'low' | 'high') =>
    on.command(
      'case.edit',
      { caseId, set: { priority: value } },
      { base: { [`case/${caseId}`]: { rev: 1, fields: {} } } },
    );
  await by.push(
    by.command('case.open', opened),
    by.command('case.note', { caseId, body: 'note' }),
    by.command('call.record', { callId: id() as never, ...about, ...call, note: '', outcome: 'informed', mood: null }),
    by.command('follow-up.schedule', { followUpId: id() as never, ...about, ...followUp }),
    priority(by, 'low'),
  );
  await other.push(priority(other, 'high'));
  return opened;
}

const kinds = (rows: readonly { collection: string }[]) => rows.map((row) => row.collection).sort();

async function held(by: TestDevice, caseId: string) {
  return (await by.everything()).filter((row) => row.id === caseId || row.fields.caseId === caseId);
}

it('takes along everything that hangs on the case, leaving tombstones that say where it went', async () => {
  const { anna, ben, fay, field, support } = staff;
  const { caseId } = await fullCase(anna, ben);
  const cursors = await anna.cursors();
  const mine = await held(anna, caseId);
  expect(new Set(kinds(mine))).toEqual(new Set(['case', 'entry', 'call', 'followUp', 'conflict']));
  expect(await held(fay, caseId)).toEqual([]);

  const [moved] = await anna.push(anna.command('case.assign', { caseId, assigneeId: null, teamId: field }));
  expect(Object.keys(moved?.vers ?? {}).sort()).toEqual([`team:${field}`, `team:${support}`].sort());

  expect(await held(anna, caseId)).toEqual([]);
  const theirs = await held(fay, caseId);
  // The move itself is told on the timeline.
  expect(kinds(theirs)).toEqual([...kinds(mine), 'entry'].sort());
  for (const row of theirs) expect(row).toMatchObject({ scope: `team:${field}`, ver: moved?.vers[`team:${field}`] });
  for (const row of mine) {
    const now = theirs.find((other) => other.id === row.id);
    expect(now?.rev).toBe(row.rev + 1);
  }

  const news = await anna.pull({ cursors });
  const left = news.pages.flatMap((page) => page.tombstones);
  expect(left.map(({ collection, id: gone }) => `${collection}/${gone}`).sort()).toEqual(
    mine.map((row) => `${row.collection}/${row.id}`).sort(),
  );
  expect(new Set(left.map((tombstone) => tombstone.movedTo))).toEqual(new Set([`team:${field}`]));
});

it('and back again lifts the tombstones', async () => {
  const { anna, ben, lead, field, support } = staff;
  const { caseId } = await fullCase(anna, ben);
  await lead.push(lead.command('case.assign', { caseId, assigneeId: null, teamId: field }));
  const cursors = await anna.cursors();
  await lead.push(lead.command('case.assign', { caseId, assigneeId: null, teamId: support }));
  const back = await anna.pull({ cursors });
  expect(back.pages.flatMap((page) => page.tombstones)).toEqual([]);
  expect(kinds(rowsOf(back))).toEqual(kinds(await held(anna, caseId)));
});

it('within one batch moves what the batch itself added, and there and back leaves no trace', async () => {
  const { lead, fay, field, support } = staff;
  const opened = await openCaseArgs(lead, { teamId: support });
  const { caseId } = opened;
  const assign = (teamId: typeof field) => lead.command('case.assign', { caseId, assigneeId: null, teamId });
  const note = (body: string) => lead.command('case.note', { caseId, body });
  await lead.push(lead.command('case.open', opened), note('before'), assign(field), note('after'));
  expect(kinds(await held(fay, caseId))).toEqual(['case', 'entry', 'entry', 'entry']);

  const cursors = await fay.cursors();
  await lead.push(assign(support), assign(field));
  const news = await fay.pull({ cursors });
  expect(news.pages.flatMap((page) => page.tombstones)).toEqual([]);
  expect(kinds(await held(fay, caseId))).toEqual(['case', 'entry', 'entry', 'entry', 'entry', 'entry']);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { PushedCommand } from '#domain/contract/wire/push.ts';
import type { ConflictId, CustomerId } from '#domain/model/ids.ts';
import type { SeenRow } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let staff: Staff;
let anna: TestDevice;
let ben: TestDevice;
let opened: CommandArgs<'case.open'>;
let seen: SeenRow;

beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
  ({ anna, ben } = staff);
});
afterAll(() => database.drop());

beforeEach(async () => {
  opened = await openCaseArgs(anna, { description: 'first line\nsecond line\nthird line' });
  await anna.push(anna.command('case.open', opened));
  seen = await theCase();
});

async function row(collection: string, recordId: string): Promise<SeenRow> {
  const found = await staff.lead.find(collection, recordId);
  if (!found) throw new Error(`no ${collection}`);
  return found;
}

const theCase = () => row('case', opened.caseId);

async function conflicts(recordId: string = opened.caseId): Promise<readonly SeenRow[]> {
  return (await staff.lead.everything()).filter(
    (found) => found.collection === 'conflict' && found.fields.recordId === recordId,
  );
}

type CaseSet = CommandArgs<'case.edit'>['set'];

/** An edit by somebody who had `on` before their eyes. */
function edit(by: TestDevice, set: CaseSet, on: SeenRow = seen): PushedCommand {
  const fields = Object.fromEntries(Object.keys(set).map((name) => [name, on.fields[name] as never]));
  const base = { [`case/${opened.caseId}`]: { rev: on.rev, fields } };
  return by.command('case.edit', { caseId: opened.caseId, set }, { base });
}

async function status(by: TestDevice, command: PushedCommand) {
  const [result] = await by.push(command);
  return result?.status;
}

describe('two agents who changed the same field unseen', () => {
  it('both keep their value: the later arrival is in force, the other is in a conflict and on the timeline', async () => {
    await ben.push(edit(ben, { priority: 'low' }));
    const [result] = await anna.push(edit(anna, { priority: 'urgent' }));
    const now = await theCase();
    expect(result?.status).toBe('conflict');
    expect(now.fields.priority).toBe('urgent');
    const [conflict, ...more] = await conflicts();
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ scope: now.scope, ver: now.ver, rev: 1 });
    expect(conflict?.fields).toMatchObject({
      caseId: opened.caseId,
      collection: 'case',
      field: 'priority',
      base: 'normal',
      theirs: 'low',
      theirsBy: ben.agentId,
      mine: 'urgent',
      mineBy: anna.agentId,
      commandUid: result?.uid,
      state: 'open',
    });
    const lines = (await staff.lead.everything()).filter(
      (entry) => entry.fields.caseId === opened.caseId && entry.fields.kind === 'conflict',
    );
    expect(lines.map((line) => line.fields.data)).toEqual([{ field: 'priority', from: 'low', to: 'urgent' }]);
  });

  it('do not conflict when they chose the same value', async () => {
    await ben.push(edit(ben, { priority: 'high', subject: 'Theirs' }));
    expect(await status(anna, edit(anna, { priority: 'high', type: 'repair' }))).toBe('accepted');
    expect(await conflicts()).toEqual([]);
  });

  it('do not conflict in different fields', async () => {
    await ben.push(edit(ben, { priority: 'high' }));
    expect(await status(anna, edit(anna, { subject: 'Another subject' }))).toBe('accepted');
    expect((await theCase()).fields).toMatchObject({ priority: 'high', subject: 'Another subject' });
    expect(await conflicts()).toEqual([]);
  });

  it('do not conflict when the second had seen the first', async () => {
    await ben.push(edit(ben, { priority: 'high' }));
    expect(await status(anna, edit(anna, { priority: 'low' }, await theCase()))).toBe('accepted');
    expect(await conflicts()).toEqual([]);
  });

  it('conflict although other fields changed after, and only in the field both changed', async () => {
    await ben.push(edit(ben, { priority: 'high' }));
    await ben.push(edit(ben, { subject: 'Theirs' }, await theCase()));
    expect(await status(anna, edit(anna, { priority: 'low', type: 'repair' }))).toBe('conflict');
    expect((await conflicts()).map((conflict) => conflict.fields.field)).toEqual(['priority']);
  });
});

describe('my own changes', () => {
  it('made one after the other without a pull never conflict', async () => {
    const mine = [
      edit(anna, { priority: 'low' }),
      edit(anna, { priority: 'high' }),
      edit(anna, { priority: 'urgent' }),
    ];
    expect((await anna.push(...mine)).map((result) => result.status)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await theCase()).fields.priority).toBe('urgent');
    expect(await conflicts()).toEqual([]);
  });

  it('conflict once, with the first, when somebody else came before them', async () => {
    await ben.push(edit(ben, { priority: 'low' }));
    const mine = [edit(anna, { priority: 'high' }), edit(anna, { priority: 'urgent' })];
    expect((await anna.push(...mine)).map((result) => result.status)).toEqual(['conflict', 'accepted']);
    expect((await conflicts()).map((conflict) => conflict.fields.theirs)).toEqual(['low']);
  });

  it('on a record this device made and has not pulled do not conflict', async () => {
    const args = await openCaseArgs(anna);
    const base = { [`case/${args.caseId}`]: { rev: 0, fields: { priority: 'normal' } } };
    const set = { priority: 'high' } as const;
    const results = await anna.push(
      anna.command('case.open', args),
      anna.command('case.edit', { caseId: args.caseId, set }, { base }),
    );
    expect(results.map((result) => result.status)).toEqual(['accepted', 'accepted']);
  });
});

describe('sets', () => {
  it('take both sides’ additions and removals', async () => {
    const tag = (by: TestDevice, add: string[], remove: string[] = []) =>
      by.command('case.tag', { caseId: opened.caseId, add, remove });
    await anna.push(tag(anna, ['a', 'b']));
    expect(await status(ben, tag(ben, ['c'], ['a']))).toBe('accepted');
    expect(await status(anna, tag(anna, ['d'], ['b']))).toBe('accepted');
    expect((await theCase()).fields.tags).toEqual(['c', 'd']);
    expect(await conflicts()).toEqual([]);
  });
});

describe('long texts', () => {
  it('are merged line by line', async () => {
    await ben.push(edit(ben, { description: 'first line\nsecond line\nthird line, longer' }));
    const mine = edit(anna, { description: 'a new first line\nsecond line\nthird line' });
    expect(await status(anna, mine)).toBe('accepted');
    expect((await theCase()).fields.description).toBe('a new first line\nsecond line\nthird line, longer');
    expect(await conflicts()).toEqual([]);
  });

  it('that cannot be merged stay as they are on the server; mine is in the conflict', async () => {
    await ben.push(edit(ben, { description: 'theirs\nsecond line\nthird line' }));
    expect(await status(anna, edit(anna, { description: 'mine\nsecond line\nthird line' }))).toBe('conflict');
    expect((await theCase()).fields.description).toBe('theirs\nsecond line\nthird line');
    const [conflict] = await conflicts();
    expect(conflict?.fields).toMatchObject({
      base: 'first line\nsecond line\nthird line',
      theirs: 'theirs\nsecond line\nthird line',
      mine: 'mine\nsecond line\nthird line',
    });
  });

  it('of which the base is not known are not merged by guessing', async () => {
    await ben.push(edit(ben, { description: 'theirs' }));
    const blind = anna.command('case.edit', { caseId: opened.caseId, set: { description: 'mine' } });
    expect(await status(anna, blind)).toBe('conflict');
    expect((await theCase()).fields.description).toBe('theirs');
  });

  it('keep somebody else’s lines through several edits of mine', async () => {
    await ben.push(edit(ben, { description: 'first line\nsecond line\nthird line\ntheirs' }));
    const first = { ...seen, fields: { ...seen.fields, description: 'mine 1\nfirst line\nsecond line\nthird line' } };
    const results = await anna.push(
      edit(anna, { description: 'mine 1\nfirst line\nsecond line\nthird line' }),
      edit(anna, { description: 'mine 1\nmine 2\nfirst line\nsecond line\nthird line' }, first),
    );
    expect(results.map((result) => result.status)).toEqual(['accepted', 'accepted']);
    expect((await theCase()).fields.description).toBe('mine 1\nmine 2\nfirst line\nsecond line\nthird line\ntheirs');
  });

  it('of very many lines are not compared but put before a person', async () => {
    const lines = '\n'.repeat(5000);
    const long = edit(ben, { description: `${lines}theirs` });
    await ben.push(long);
    expect(await status(anna, edit(anna, { description: `mine${lines}` }))).toBe('conflict');
    expect((await theCase()).fields.description).toBe(`${lines}theirs`);
  });
});

describe('the status', () => {
  const move = (by: TestDevice, to: CommandArgs<'case.status'>['to'], on: SeenRow = seen) =>
    by.command(
      'case.status',
      { caseId: opened.caseId, to, reason: '' },
      { base: { [`case/${opened.caseId}`]: { rev: on.rev, fields: { status: on.fields.status as never } } } },
    );

  it('that became something else meanwhile is overridden visibly where the move is still legal', async () => {
    await ben.push(move(ben, 'on-hold'));
    expect(await status(anna, move(anna, 'solved'))).toBe('conflict');
    expect((await theCase()).fields.status).toBe('solved');
    const [conflict] = await conflicts();
    expect(conflict?.fields).toMatchObject({ field: 'status', base: 'new', theirs: 'on-hold', mine: 'solved' });
  });

  it('is not moved where that is not legal any more', async () => {
    await ben.push(move(ben, 'solved'));
    const [result] = await anna.push(move(anna, 'on-hold'));
    expect(result).toMatchObject({ status: 'refused', refusal: { kind: 'illegal-transition' } });
    expect((await theCase()).fields.status).toBe('solved');
  });
});

describe('records that are no cases', () => {
  it('conflict without a timeline, in their own scope', async () => {
    const customerId = id() as CustomerId;
    await anna.push(anna.command('customer.add', wholeArgs('customer.add', { customerId, name: 'Wang' })));
    const rename = (by: TestDevice, name: string) =>
      by.command('customer.edit', wholeArgs('customer.edit', { customerId, set: { name } }), {
        base: { [`customer/${customerId}`]: { rev: 1, fields: { name: 'Wang' } } },
      });
    await ben.push(rename(ben, '王先生'));
    expect(await status(anna, rename(anna, '王女士'))).toBe('conflict');
    const [conflict] = await conflicts(customerId);
    expect(conflict).toMatchObject({ scope: 'workspace', fields: { caseId: null, theirs: '王先生', mine: '王女士' } });
  });
});

describe('settling a conflict', () => {
  const settle = (by: TestDevice, conflict: SeenRow | undefined, value: string, rev: number) =>
    by.command(
      'conflict.resolve',
      { conflictId: conflict?.id as ConflictId, value },
      { base: { [`case/${opened.caseId}`]: { rev, fields: { [String(conflict?.fields.field)]: value } } } },
    );

  it('writes the chosen value and makes no new conflict, whoever does it', async () => {
    await ben.push(edit(ben, { priority: 'low' }));
    await anna.push(edit(anna, { priority: 'urgent' }));
    const [conflict] = await conflicts();
    // Even by somebody who has the conflict but an old case.
    expect(await status(ben, settle(ben, conflict, 'low', seen.rev))).toBe('accepted');
    expect((await theCase()).fields.priority).toBe('low');
    const after = await conflicts();
    expect(after.map((found) => found.fields)).toMatchObject([
      { state: 'resolved', resolution: 'low', resolvedBy: ben.agentId },
    ]);
    const [again] = await anna.push(settle(anna, conflict, 'urgent', seen.rev));
    expect(again?.refusal?.kind).toBe('already-done');
  });

  it('that overrides a third value nobody weighed is a conflict of its own', async () => {
    await ben.push(edit(ben, { priority: 'low' }));
    await anna.push(edit(anna, { priority: 'urgent' }));
    const [conflict] = await conflicts();
    const before = await theCase();
    await staff.lead.push(edit(staff.lead, { priority: 'high' }, before));
    expect(await status(ben, settle(ben, conflict, 'low', before.rev))).toBe('conflict');
    const open = (await conflicts()).filter((found) => found.fields.state === 'open');
    expect(open.map((found) => found.fields)).toMatchObject([{ theirs: 'high', mine: 'low' }]);
  });

  it('puts my text in force where the server had kept its own', async () => {
    await ben.push(edit(ben, { description: 'theirs' }));
    await anna.push(edit(anna, { description: 'mine' }));
    const [conflict] = await conflicts();
    expect(await status(anna, settle(anna, conflict, 'mine', seen.rev))).toBe('accepted');
    expect((await theCase()).fields.description).toBe('mine');
  });
});

describe('a base this server never reached', () => {
  it('was seen before a backup was restored: then values are compared, not revisions', async () => {
    const ahead = { ...seen, rev: 99 };
    expect(await status(anna, edit(anna, { priority: 'low' }, ahead))).toBe('accepted');
    await ben.push(edit(ben, { subject: 'Theirs' }, await theCase()));
    expect(await status(anna, edit(anna, { subject: 'Mine' }, ahead))).toBe('conflict');
  });
});

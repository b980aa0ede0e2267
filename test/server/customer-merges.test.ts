// What comes of merges of customers on the real server, in the order in which devices send them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushResponse } from '#domain/contract/wire/push.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  const { url } = await database.start();
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

const nobody = { organisationId: null, tier: 'standard', language: 'zh-CN', notes: '', contactPoints: [], tags: [] };

async function known(device: TestDevice, values: object): Promise<CustomerId> {
  const customerId = id() as CustomerId;
  await device.push(device.command('customer.add', { customerId, ...nobody, ...values } as never));
  return customerId;
}

const merge = (device: TestDevice, customerId: CustomerId, intoId: CustomerId, choose: object = {}) =>
  device.command('customer.merge', wholeArgs('customer.merge', { customerId, intoId, choose }));
const statuses = (results: PushResponse['results']) => results.map(({ status, refusal }) => refusal?.kind ?? status);
const fieldsOf = async (device: TestDevice, customerId: string) => (await device.find('customer', customerId))?.fields;

it('both ways end in one living file; the later choice is written into it, and what it replaced is kept', async () => {
  const { anna, ben } = staff;
  const one = await known(anna, { name: '王小明', notes: '先打座机', tags: ['a'] });
  const two = await known(anna, { name: '王晓明', notes: '很急', tags: ['b'] });
  const there = merge(anna, one, two, { name: 'from' });
  const back = merge(ben, two, one, { name: 'from', tier: 'from' });
  expect(statuses(await anna.push(there))).toEqual(['accepted']);
  expect(await fieldsOf(anna, two)).toMatchObject({ name: '王小明', tags: ['b', 'a'], notes: '很急\n\n先打座机' });
  expect(statuses(await ben.push(back))).toEqual(['conflict']);
  expect(await fieldsOf(ben, one)).toMatchObject({ mergedIntoId: two });
  expect(await fieldsOf(ben, two)).toMatchObject({ mergedIntoId: null, name: '王晓明' });
  const conflicts = (await ben.everything()).filter(({ collection, fields }) => {
    return collection === 'conflict' && fields.recordId === two;
  });
  expect(conflicts.map(({ fields }) => [fields.field, fields.theirs, fields.mine])).toEqual([
    ['name', '王小明', '王晓明'],
  ]);
  // Sent once more after a lost answer, neither changes anything.
  const before = await fieldsOf(ben, two);
  await anna.push(there);
  await ben.push(back);
  expect(await fieldsOf(ben, two)).toEqual(before);
  expect(statuses(await ben.push(merge(ben, one, two)))).toEqual(['nothing-to-do']);
});

it('a file that was merged into another one meanwhile is not merged into a third', async () => {
  const { anna, ben } = staff;
  const [one, two, three] = [
    await known(anna, { name: '甲' }),
    await known(anna, { name: '乙' }),
    await known(anna, { name: '丙' }),
  ];
  expect(statuses(await anna.push(merge(anna, one, two)))).toEqual(['accepted']);
  expect(statuses(await ben.push(merge(ben, one, three)))).toEqual(['merged']);
  // The other way round it is the living file that takes it in.
  expect(statuses(await ben.push(merge(ben, three, one)))).toEqual(['accepted']);
  expect(await fieldsOf(ben, three)).toMatchObject({ mergedIntoId: two });
  // And once they are one, the other way round again only says which values stand.
  expect(statuses(await ben.push(merge(ben, two, three)))).toEqual(['accepted']);
  expect(await fieldsOf(ben, two)).toMatchObject({ mergedIntoId: null, name: '丙' });
});

it('commands that still name the old file work: what is edited is the one that goes on', async () => {
  const { anna, ben } = staff;
  const one = await known(anna, { name: '李雷' });
  const two = await known(anna, { name: '李磊' });
  const phone = { kind: 'phone', value: '13800138000', label: '' } as const;
  const edit = ben.command(
    'customer.edit',
    wholeArgs('customer.edit', {
      ...{ customerId: one, set: { tier: 'vip' } },
      add: { contactPoints: [phone], tags: ['急'] },
    }),
  );
  const opened = { ...(await openCaseArgs(ben)), customerId: one };
  const open = ben.command('case.open', opened);
  const apart = ben.command('customer.tell-apart', { customerId: one, otherId: two, apart: true });
  await anna.push(merge(anna, one, two));
  expect(statuses(await ben.push(edit))).toEqual(['accepted']);
  expect(statuses(await ben.push(open))).toEqual(['accepted']);
  expect(statuses(await ben.push(apart))).toEqual(['merged']);
  expect(await fieldsOf(anna, two)).toMatchObject({ tier: 'vip', contactPoints: [phone], tags: ['急'] });
  expect(await fieldsOf(anna, one)).toMatchObject({ tier: 'standard', contactPoints: [] });
  expect((await anna.find('case', opened.caseId))?.fields.customerId).toBe(one);

  expect(statuses(await anna.push(anna.command('customer.unmerge', { customerId: one })))).toEqual(['accepted']);
  expect(await fieldsOf(anna, one)).toMatchObject({ name: '李雷', mergedIntoId: null, merge: null });
  // What was changed since stays where it was written.
  expect(await fieldsOf(anna, two)).toMatchObject({ name: '李磊', tier: 'vip', tags: ['急'] });
});

it('an erasure takes all files of a person, whichever of them is named, and leaves no word in the log', async () => {
  const { admin, anna } = staff;
  const word = 'Quillfeather';
  const [one, two, three] = [
    await known(anna, { name: `${word} One` }),
    await known(anna, { name: `${word} Two` }),
    await known(anna, { name: `${word} Three` }),
  ];
  const opened = { ...(await openCaseArgs(anna)), subject: word, customerId: one };
  await anna.push(anna.command('case.open', opened));
  await anna.push(merge(anna, one, two, { name: 'from' }));
  await anna.push(merge(anna, two, three));
  const { status } = await admin.send('POST', '/v1/erase', { what: 'customer', customerId: two });
  expect(status).toBe(200);
  for (const customerId of [one, two, three]) expect(await anna.find('customer', customerId)).toBeUndefined();
  expect(await anna.find('case', opened.caseId)).toBeUndefined();
  const logged = await database.query(`select 1 as hit from command_log where args::text like '%${word}%'`);
  expect(logged).toEqual([]);
});

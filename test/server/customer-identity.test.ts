// What leads alone may see, attacked from an agent's side; and what the server keeps of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/model/ids.ts';
import { linesTo } from '#server/log.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';

const number = '11010519491231002X';
const lines: string[] = [];
let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  const { url } = await database.start({ log: linesTo({ write: (line) => void lines.push(line) }, 'trace') });
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

async function known(device: TestDevice, name = '王小明'): Promise<CustomerId> {
  const customerId = id() as CustomerId;
  const added = {
    ...{ customerId, name, organisationId: null, accountManagerId: null, tier: 'standard', language: 'zh-CN' },
    ...{ notes: 'one\ntwo', preferences: '', specialNeeds: '', contactPoints: [], tags: [], importantDates: [] },
    ...{ consents: [], custom: [] },
  };
  await device.push(device.command('customer.add', added as never));
  return customerId;
}

const entered = (device: TestDevice, customerId: CustomerId, typed = number) =>
  device.command('customer.set-identity', { customerId, number: typed, mask: '' });

const linesOf = async (device: TestDevice, customerId: CustomerId) =>
  (await device.everything()).flatMap(({ collection, fields }) =>
    collection === 'customerChange' && fields.customerId === customerId ? [fields] : [],
  );

async function tablesWith(words: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    if ((await database.query(`select 1 from ${name} as t where t::text like $1 limit 1`, [`%${words}%`])).length > 0)
      found.push(name);
  return found;
}

describe('an identity number', () => {
  it('comes to leads alone, by whatever way it is asked for', async () => {
    const { anna, ben, lead, fay } = staff;
    const customerId = await known(anna);
    const cursors = await ben.cursors();
    const [result] = await anna.push(entered(anna, customerId));
    expect(result).toMatchObject({ status: 'accepted' });
    for (const agent of [anna, ben, fay]) {
      expect(JSON.stringify(await agent.pull())).not.toContain(number);
      expect(JSON.stringify(await agent.pull({ cursors }))).not.toContain(number);
      expect(JSON.stringify(await agent.everything())).not.toContain(number);
      // Nor by saying that one has read that scope already.
      const asked = { ...cursors, leads: 0 };
      expect(JSON.stringify((await agent.pullRaw({ cursors: asked as never })).body)).not.toContain(number);
      expect((await agent.find('customer', customerId))?.fields).toMatchObject({ identityMask: '••••002X' });
    }
    expect((await lead.find('customerSecret', customerId))?.fields).toMatchObject({ number, setBy: anna.agentId });
    // Sent once more after a lost answer, the answer is the same, and has no number in it.
    expect(JSON.stringify(result)).not.toContain(number);
  });

  it('makes no conflict, whoever enters another one: the later stands', async () => {
    const { anna, ben, lead } = staff;
    const customerId = await known(anna);
    await anna.push(entered(anna, customerId));
    expect(await ben.push(entered(ben, customerId, 'E12345678'))).toMatchObject([{ status: 'accepted' }]);
    expect((await lead.find('customerSecret', customerId))?.fields).toMatchObject({ number: 'E12345678' });
    const all = await lead.everything();
    expect(all.filter(({ collection, fields }) => collection === 'conflict' && fields.recordId === customerId)).toEqual(
      [],
    );
    expect((await linesOf(anna, customerId)).map(({ changes }) => changes)).toEqual(
      expect.arrayContaining([[{ field: 'identityMask', from: '••••002X', to: '••••5678' }]]),
    );
  });

  it('is looked at by leads, who say why; an agent is refused, and told nothing by the refusal', async () => {
    const { anna, lead } = staff;
    const customerId = await known(anna);
    await anna.push(entered(anna, customerId));
    const [refused] = await anna.push(anna.command('customer.reveal-identity', { customerId, reason: 'curious' }));
    expect(refused).toMatchObject({ status: 'refused', refusal: { kind: 'forbidden' } });
    expect(JSON.stringify(refused)).not.toContain(number);
    const edit = { conflictId: id() as never, value: number };
    expect(JSON.stringify(await anna.push(anna.command('conflict.resolve', edit)))).not.toContain('002X');
    await lead.push(lead.command('customer.reveal-identity', { customerId, reason: 'a refund' }));
    expect(await linesOf(anna, customerId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'revealed', agentId: lead.agentId, reason: 'a refund', changes: [] }),
      ]),
    );
  });

  it('stands in one table, is in no log, and goes with the customer', async () => {
    const { anna, admin } = staff;
    const [one, other] = [await known(anna, 'Xanthippe'), await known(anna, 'Somebody')];
    await anna.push(entered(anna, one, 'QX987654321'), entered(anna, other, 'KX987654321'));
    expect(await tablesWith('X987654321')).toEqual(['customer_secret']);
    const merge = { customerId: one, intoId: other, drop: [] };
    await anna.push(anna.command('customer.merge', { ...merge, choose: { name: 'from' } } as never));
    await anna.push(anna.command('customer.unmerge', { customerId: one }));
    expect(await tablesWith('Xanthippe')).toContain('customer_change');
    await admin.send('POST', '/v1/erase', { what: 'customer', customerId: one });
    expect(await tablesWith('QX987654321')).toEqual([]);
    // Also what the other one's history told of what it had taken over.
    expect(await tablesWith('Xanthippe')).toEqual([]);
    expect(await tablesWith('KX987654321')).toEqual(['customer_secret']);
    expect(lines.join('\n')).not.toMatch(/X987654321|002X/);
  });
});

describe('the history on the server', () => {
  it('tells what came of an edit, not what its author meant', async () => {
    const { anna, ben } = staff;
    const customerId = await known(anna);
    const nothing = { contactPoints: [], tags: [], importantDates: [] };
    const more = { add: nothing, remove: nothing, points: [], consents: [], custom: [] };
    const edit = (device: TestDevice, notes: string) =>
      device.command('customer.edit', { customerId, set: { notes }, ...more } as never, {
        base: { [`customer/${customerId}`]: { rev: 1, fields: { notes: 'one\ntwo' } } },
      });
    await anna.push(edit(anna, 'zero\none\ntwo'));
    await ben.push(edit(ben, 'one\ntwo\nthree'));
    expect((await anna.find('customer', customerId))?.fields.notes).toBe('zero\none\ntwo\nthree');
    const told = (await linesOf(ben, customerId)).filter(({ kind }) => kind === 'edited');
    expect(told.map(({ agentId, changes }) => [agentId, changes]).toSorted()).toEqual(
      [
        [anna.agentId, [{ field: 'notes', from: '', to: 'zero' }]],
        [ben.agentId, [{ field: 'notes', from: '', to: 'three' }]],
      ].toSorted(),
    );
    expect(told.every(({ recordedAt }) => typeof recordedAt === 'number')).toBe(true);
  });
});

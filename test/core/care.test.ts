import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/model/ids.ts';
import { careRulesId } from '#domain/rules/definitions/care-rules.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });

async function customer({ client }: CoreDevice, name: string): Promise<string> {
  return (await client.run('customer.add', { name })).made?.id ?? expect.unreachable('nobody was added');
}

const repeatsOf = ({ client }: CoreDevice, caseId: string) => client.call('repeats.get', { caseId });

describe('a question asked again and again', () => {
  it('is told without a network, and two devices that hold the same cases tell the same', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const customerId = await customer(anna, '王小明');
    await workOffline(anna);
    const cases: string[] = [];
    for (const subject of ['退款没到账', '退款还没有到账', '退款沒到賬'])
      cases.push(await openedCase(anna, subject, { customerId }));
    const here = await repeatsOf(anna, cases[2] ?? '');
    expect(here?.others.map(({ id }) => id)).toEqual([cases[1], cases[0]]);
    expect(await anna.client.call('repeats.list', {})).toMatchObject({ total: 1, rows: [{ times: 3, askerCount: 1 }] });
    await workOnline(anna);
    await eventually(async () => {
      expect((await repeatsOf(ben, cases[2] ?? ''))?.others.map(({ id }) => id)).toEqual([cases[1], cases[0]]);
      const [row] = (await ben.client.call('repeats.list', {})).rows;
      expect(row).toEqual((await anna.client.call('repeats.list', {})).rows[0]);
    });
  });

  it('counts as often as a lead says, on every device; an agent has no say in it', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const customerId = await customer(anna, '李娜');
    const first = await openedCase(anna, '门锁报警', { customerId });
    await openedCase(anna, '门锁报警', { customerId });
    expect(await repeatsOf(anna, first)).toBeNull();
    const rules = {
      definitionId: careRulesId,
      kind: 'care-rules',
      name: '客户关怀规则',
      content: { repeat: { times: 2, days: 30, likeness: 56 } },
    } as const;
    await expect(anna.client.run('definition.save', rules)).rejects.toMatchObject({ kind: 'forbidden' });
    await ben.client.run('definition.save', rules);
    await eventually(async () => expect((await repeatsOf(anna, first))?.others).toHaveLength(1));
  });
});

describe('a customer who may leave', () => {
  it('is told to everybody who serves them, and listed for leads with what was planned', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const customerId = await customer(anna, '林佳');
    const caseId = await openedCase(anna, '发票开错', { customerId, type: 'complaint' });
    await anna.client.run('survey.record', { caseId, score: 1, channel: 'phone' });
    const { client } = anna;
    await anna.settled();
    const expected = { level: 'watch', reasons: [{ kind: 'complaints' }, { kind: 'low-score' }] };
    expect(await client.call('risks.get', { customerId: customerId as never })).toMatchObject(expected);
    await expect(client.call('risks.list', {})).rejects.toMatchObject({ kind: 'forbidden' });
    await eventually(async () =>
      expect((await ben.client.call('risks.list', {})).rows).toMatchObject([
        { id: customerId, name: '林佳', planned: null, ...expected },
      ]),
    );
    const { agent } = await ben.client.call('session.get', {});
    await ben.client.run('follow-up.schedule', {
      ...{ customerId, teamId: server.teamId, ownerId: agent?.id, kind: 'care', promise: '关怀回访' },
      dueAt: Date.now() + 86_400_000,
    } as never);
    expect((await ben.client.call('risks.list', {})).rows).toMatchObject([
      { id: customerId, planned: { ownerName: 'Ben Weaver' } },
    ]);
  });
});

describe('a customer’s day', () => {
  const date = '2099-05-12';
  const days = { from: '2099-05-01', to: '2099-05-31' };

  it('is planned by two devices without a network, and there is one follow-up', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const consents = [{ key: 'phone', state: 'granted', how: '来电时说的' }] as const;
    const importantDates = [{ kind: 'birthday', label: '', month: 5, day: 12, year: null }] as const;
    const input = { name: '赵云', consents, importantDates };
    const customerId = ((await anna.client.run('customer.add', input)).made?.id ?? '') as CustomerId;
    const refused = (await anna.client.run('customer.add', { name: '孙权', importantDates })).made?.id as CustomerId;
    await anna.settled();
    await eventually(async () => expect((await ben.client.call('occasions.list', days)).total).toBe(2));
    await Promise.all([workOffline(anna), workOffline(ben)]);
    for (const { client } of [anna, ben]) {
      const { agent } = await client.call('session.get', {});
      const plan = { date, dueAt: Date.UTC(2099, 4, 12, 2), promise: '生日快乐' };
      const made = await client.call('occasions.plan', {
        ...{ id: randomUUID(), teamId: server.teamId, channel: 'phone', ownerId: agent?.id ?? expect.unreachable() },
        plans: [
          { ...plan, customerId },
          { ...plan, customerId: refused },
        ],
      });
      expect(made).toMatchObject({ done: 1, refused: 1, leftOut: [{ failure: { kind: 'no-consent' } }] });
    }
    await workOnline(anna);
    await workOnline(ben);
    await eventually(async () => {
      for (const { client } of [anna, ben]) {
        await client.call('sync.now', {});
        const open = await client.call('followUps.list', { owner: 'everyone' });
        expect(open.filter((each) => each.customerId === customerId)).toMatchObject([
          { promise: '生日快乐', kind: 'care' },
        ]);
        const row = (await client.call('occasions.list', days)).rows.find((each) => each.customerId === customerId);
        expect(row?.planned).toMatchObject({ ownerName: '安娜' });
      }
    });
  });
});

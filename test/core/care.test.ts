import { beforeAll, describe, expect, it } from 'vitest';
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

// Who is needed on the telephone, planned on a real device from its own calls, without a network.
import { beforeAll, expect, it } from 'vitest';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const goal = { share: 0.8, withinMs: 20_000, mostBusy: 0.9, shrinkage: 0.3 };

it('a day is planned by days of the past, of which there need be none', async () => {
  const ben = await deviceOfTest('ben', { serverUrl: server.url });
  const plan = await ben.client.call('staffing.get', { day: '2030-01-07', zone: 'Asia/Shanghai', goal, weeks: 4 });
  expect(plan.days).toHaveLength(4);
  expect(plan.halfHours).toHaveLength(48);
  expect(plan.halfHours.every(({ calls, need }) => calls === 0 && need?.agents === 0)).toBe(true);
});

it('a goal that nobody can reach is refused', async () => {
  const ben = await deviceOfTest('ben', { serverUrl: server.url });
  const asked = { day: '2030-01-07', goal: { ...goal, shrinkage: 1 } };
  await expect(ben.client.call('staffing.get', asked)).rejects.toMatchObject({ kind: 'bad-request' });
});

import { beforeAll, expect, it } from 'vitest';
import { ringReport } from '#domain/rules/ring-report.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

it('a call saved without a network tells a colleague how long it was held, and what of the script was said', async () => {
  const anna = await deviceOfTest('anna', { serverUrl: server.url });
  const ben = await deviceOfTest('ben', { serverUrl: server.url });
  const me = await anna.client.call('session.get', {});
  const teamId = me.phase === 'ready' ? me.agent?.teamIds[0] : undefined;
  await anna.client.call('sync.setWorkOffline', { on: true });
  const said = [{ articleId: '01930000-0000-7000-8000-000000000999', step: '问候', text: '您好' }];
  const times = { durationMs: 60_000, holdMs: 20_000, wrapUpMs: 5000 };
  await anna.client.run('call.record', {
    ...times,
    ...{ teamId, direction: 'in', phone: '13800001234', startedAt: Date.now() - 85_000, outcome: 'informed' },
    ...{ mood: 'angry', said },
  } as never);
  const own = await anna.client.call('calls.list', {});
  expect(own.rows).toMatchObject([{ ...times, mood: 'angry', said, saveState: 'saved-here' }]);
  await anna.client.call('sync.setWorkOffline', { on: false });
  await eventually(async () => {
    const { rows } = await ben.client.call('calls.list', {});
    expect(rows).toMatchObject([{ ...times, mood: 'angry', said, saveState: 'on-server' }]);
  });
});

it('what the telephone tells and what is done here are one call', async () => {
  const { core, client } = await deviceOfTest('anna', { serverUrl: server.url });
  core.ring(ringReport.parse({ number: '138', call: 'a', event: 'answered' }));
  core.ring(ringReport.parse({ number: '139', call: 'b' }));
  const [second, first] = await client.call('calls.ringing', {});
  await client.call('calls.move', { id: second?.id ?? '', move: 'answered' });
  core.ring(ringReport.parse({ call: 'b', event: 'held' }));
  core.ring(ringReport.parse({ call: 'a', event: 'resumed' }));
  await client.call('calls.move', { id: first?.id ?? '', move: 'ended' });
  const rings = await client.call('calls.ringing', {});
  expect(rings.map(({ state, phases }) => [state, phases.map(({ phase }) => phase)])).toEqual([
    ['on-hold', ['talking', 'on-hold']],
    ['wrap-up', ['talking', 'on-hold', 'talking', 'wrap-up']],
  ]);
});

// A trigger from the lead who defines it to the agents whose cases it changes, over a real server.
import { expect, it } from 'vitest';
import type { CaseId, DefinitionId } from '#domain/model/ids.ts';
import { buildTrigger } from '../builders/trigger.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startQuickTeam } from '../harness/quick-team.ts';

it('counts once the server has it, also for what was done without a network, and everybody sees what it did', async () => {
  const server = await startQuickTeam();
  const proxy = await startFaultProxy(server.url);
  const lead = await deviceAtWork('ben', { serverUrl: server.url });
  const anna = await deviceAtWork('anna', { serverUrl: proxy.url });
  const content = buildTrigger({
    conditions: [{ field: 'type', is: 'any', values: ['complaint'] }],
    changes: { priority: 'urgent' },
    note: { body: '{{case.subject}}', mentions: [] },
    escalation: { level: 1, reason: '主管', toAgentId: null, toTeamId: server.teamId, acknowledgeMinutes: null },
  });

  proxy.set('down');
  const { made } = await anna.client.run('case.open', { subject: '灯不亮', type: 'complaint', teamId: server.teamId });
  const caseId = made?.id as CaseId;
  const saved = await lead.client.run('definition.save', { kind: 'trigger', name: '客诉', content });
  await lead.settled();
  expect((await anna.client.call('cases.get', { caseId })).fields.priority).toBe('normal');
  proxy.set('none');
  await anna.settled();

  for (const { client } of [anna, lead])
    await eventually(async () => {
      expect((await client.call('cases.get', { caseId })).fields).toMatchObject({
        priority: 'urgent',
        escalationLevel: 1,
      });
      const lines = await client.call('cases.timeline', { caseId });
      expect(lines.map(({ kind, authorName }) => [kind, authorName])).toEqual([
        ['note', '客诉'],
        ['fields', '客诉'],
        ['escalation', '客诉'],
        ['rule', '客诉'],
      ]);
      expect((await client.call('cases.cooperation', { caseId })).escalations).toMatchObject([
        { ruleName: '客诉', raisedBy: null, state: 'raised', toTeamId: server.teamId },
      ]);
    });
  const ruleId = saved.made?.id as DefinitionId;
  expect(await lead.client.call('rules.log', {})).toMatchObject({
    counts: [{ ruleId, fired: 1, refused: 0 }],
    latest: [{ ruleId, caseId, subject: '灯不亮', refused: null }],
  });
  await Promise.all([anna.close(), lead.close()]);
  await proxy.close();
  await server.close();
});

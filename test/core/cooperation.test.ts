import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createServerApi } from '#core/sync/server-api.ts';
import type { AgentId, CaseId, CompensationId, EscalationId, HandoffId, TeamId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
let logistics: TeamId;
let fay: AgentId;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  const api = createServerApi(server.url, nodeNetwork, nodeClock);
  const { token } = await api.signIn({ login: 'root', password: server.password, device: { id: null, name: 'test' } });
  logistics = (await api.addTeam(token, { name: '物流部' })).teamId as TeamId;
  const added = { login: 'fay', name: 'Fay', role: 'agent' as const, teamIds: [logistics], password: server.password };
  fay = (await api.addAgent(token, added)).agentId as AgentId;
  return () => server.close();
});

const device = (login: string, serverUrl = server.url) => deviceAtWork(login, { serverUrl });

async function opened(on: CoreDevice, more: object = {}): Promise<CaseId> {
  const saved = await on.client.run('case.open', { subject: '快递破损', teamId: server.teamId, ...more });
  return saved.made?.id as CaseId;
}

const hour = 3_600_000;

describe('a handoff', () => {
  it('is answered by a team that cannot see the case, offline too; what they say stands in its timeline', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device('anna');
    const other = await device('fay', proxy.url);
    const caseId = await opened(anna);
    const asked = { toTeamId: logistics, toAgentId: fay, asked: '请查件', dueAt: Date.now() - hour };
    const expectedAt = Date.now() + hour;
    const saved = await anna.client.run('handoff.ask', { caseId, ...asked, expectedAt });
    const handoffId = saved.made?.id as HandoffId;
    await anna.settled();
    await other.settled();

    await eventually(async () => {
      const [waiting] = await other.client.call('handoffs.list', { box: 'for-us' });
      expect(waiting).toMatchObject({ id: handoffId, caseId, caseHeld: false, caseSubject: '快递破损', toName: 'Fay' });
      expect((await other.client.call('cooperation.counts', {})).handoffs).toBe(1);
    });
    await expect(other.client.call('cases.get', { caseId })).rejects.toMatchObject({ kind: 'not-here' });

    proxy.set('down');
    await other.client.run('handoff.answer', { handoffId, to: 'accepted' });
    await other.client.run('handoff.answer', { handoffId, to: 'returned', answer: '已找到，明天送达' });
    expect((await other.client.call('handoffs.list', { box: 'for-us', state: 'finished' }))[0]).toMatchObject({
      state: 'returned',
      saveState: 'saved-here',
    });
    expect((await anna.client.call('handoffs.list', { box: 'from-us' }))[0]).toMatchObject({
      state: 'asked',
      expectedAt,
    });
    proxy.set('none');
    await other.settled();

    await eventually(async () => {
      const [there] = (await anna.client.call('cases.cooperation', { caseId })).handoffs;
      expect(there).toMatchObject({ state: 'returned', answer: '已找到，明天送达', answeredByName: 'Fay' });
      const lines = (await anna.client.call('cases.timeline', { caseId })).filter(({ kind }) => kind === 'handoff');
      expect(lines.map(({ data }) => data?.to)).toEqual(['asked', 'accepted', 'returned']);
    });
    await Promise.all([anna.close(), other.close(), proxy.close()]);
  });
});

describe('a compensation', () => {
  it('asked offline waits for the lead, and both see what the lead decided', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device('anna', proxy.url);
    const ben = await device('ben');
    const caseId = await opened(anna);
    await anna.settled();

    proxy.set('down');
    const offer = { caseId, kind: 'refund', amount: 12_000, currency: 'CNY', reason: '破损' } as const;
    const compensationId = (await anna.client.run('compensation.ask', offer)).made?.id as CompensationId;
    const here = (await anna.client.call('cases.cooperation', { caseId })).compensations;
    expect(here).toMatchObject([{ state: 'asked', saveState: 'saved-here' }]);
    expect((await ben.client.call('cooperation.counts', {})).approvals).toBe(0);
    proxy.set('none');
    await anna.settled();

    await eventually(async () => {
      expect((await ben.client.call('compensations.list', {})).map(({ id }) => id)).toContain(compensationId);
      expect((await ben.client.call('cooperation.counts', {})).approvals).toBe(1);
    });
    await ben.client.run('compensation.settle', { compensationId, to: 'approved', note: '同意' });
    await ben.settled();
    for (const each of [anna, ben])
      await eventually(async () => {
        const [seen] = (await each.client.call('cases.cooperation', { caseId })).compensations;
        expect(seen).toMatchObject({
          state: 'approved',
          decision: '同意',
          decidedByName: 'Ben Weaver',
          saveState: 'on-server',
        });
      });
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });
});

describe('an escalation', () => {
  it('raised offline is not yet delivered; it comes to who was called for, who takes it up', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device('anna', proxy.url);
    const ben = await device('ben');
    const caseId = await opened(anna);
    await anna.settled();
    const benId = (await ben.client.call('session.get', {})).agent?.id as AgentId;

    proxy.set('down');
    const raised = await anna.client.run('escalation.raise', {
      caseId,
      level: 1,
      reason: '客户要求',
      toAgentId: benId,
    });
    const escalationId = raised.made?.id as EscalationId;
    expect((await anna.client.call('cases.cooperation', { caseId })).escalations).toMatchObject([
      { state: 'raised', saveState: 'saved-here' },
    ]);
    expect((await anna.client.call('cases.get', { caseId })).fields.escalationLevel).toBe(1);
    expect(await ben.client.call('escalations.list', {})).toEqual([]);
    proxy.set('none');
    await anna.settled();

    await eventually(async () => {
      expect(await ben.client.call('escalations.list', {})).toMatchObject([{ id: escalationId, raisedByName: '安娜' }]);
    });
    await ben.client.run('escalation.acknowledge', { escalationId });
    await ben.client.run('escalation.end', { escalationId, note: '已回电' });
    await ben.settled();
    await eventually(async () => {
      expect((await anna.client.call('cases.get', { caseId })).fields.escalationLevel).toBe(0);
      expect((await anna.client.call('cases.cooperation', { caseId })).escalations).toMatchObject([
        { state: 'ended', acknowledgedByName: 'Ben Weaver' },
      ]);
    });
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });
});

describe('a complaint', () => {
  it('that is closed offline while a colleague took a step back is refused by the server, with what is missing', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device('anna', proxy.url);
    const ben = await device('ben');
    const caseId = await opened(anna, { type: 'complaint' });
    await expect(anna.client.run('case.status', { caseId, to: 'solved' })).rejects.toMatchObject({
      kind: 'steps-missing',
      details: { steps: 'listen,apologise,confirm,solve' },
    });
    await anna.settled();
    await eventually(async () => {
      for (const step of ['listen', 'apologise', 'confirm', 'solve'] as const)
        await ben.client.run('complaint.step', { caseId, step, evidence: { kind: 'waived', text: '当面处理' } });
    });
    await ben.settled();
    await eventually(async () => {
      expect((await anna.client.call('cases.get', { caseId })).fields.steps).toHaveLength(4);
    });

    proxy.set('down');
    await anna.client.run('case.status', { caseId, to: 'solved' });
    await ben.client.run('complaint.undo-step', { caseId, step: 'confirm' });
    await ben.settled();
    proxy.set('none');
    await anna.settled();
    const [refused] = (await anna.client.call('outbox.list', { group: 'needs-you' })).rows;
    expect(refused?.refusal).toMatchObject({ kind: 'steps-missing', details: { steps: 'confirm' } });
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });
});

describe('a checklist', () => {
  it('put on by two people at once is one list, and both ticks stay', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device('anna', proxy.url);
    const ben = await device('ben');
    const caseId = await opened(anna);
    const saved = await ben.client.run('definition.save', {
      kind: 'checklist',
      name: '退货',
      content: { types: [], items: ['核对单号', '拍照留证'] },
    });
    const definitionId = saved.made?.id as never;
    await anna.settled();
    await ben.settled();
    await eventually(async () => {
      expect(await anna.client.call('definitions.list', { kind: 'checklist' })).toHaveLength(1);
      await ben.client.call('cases.get', { caseId });
    });

    proxy.set('down');
    for (const [each, index] of [
      [anna, 0],
      [ben, 1],
    ] as const) {
      await each.client.run('checklist.put', { caseId, definitionId });
      const { checklist } = (await each.client.call('cases.get', { caseId })).fields;
      await each.client.run('checklist.tick', { caseId, key: checklist[index]?.key ?? '', done: true });
    }
    await ben.settled();
    proxy.set('none');
    const sync = await anna.settled();
    expect(sync.needsYou).toBe(0);
    for (const each of [anna, ben])
      await eventually(async () => {
        const { checklist } = (await each.client.call('cases.get', { caseId })).fields;
        expect(checklist.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
          ['核对单号', true],
          ['拍照留证', true],
        ]);
      });
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });
});

// A visit is written down where there is no network: what two people did with it meanwhile comes together afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CaseId, CustomerId, VisitId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, waiting, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const at = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const visitOn = ({ client }: CoreDevice, visitId: VisitId) => client.call('visits.get', { visitId });

async function recorded(
  { client }: CoreDevice,
  caseId: CaseId | null,
  more: Partial<CommandInput<'visit.record'>> = {},
): Promise<VisitId> {
  const { teams } = await client.call('people.list', {});
  const saved = await client.run('visit.record', {
    ...{ caseId, teamId: teams[0]?.id ?? '', kind: 'on-site', outcome: 'resolved' },
    ...{ arrivedAt: Date.now() - 60_000, leftAt: Date.now(), need: '门锁没电', done: '换了电池' },
    ...more,
  });
  return saved.made?.id as VisitId;
}

describe('a visit without a network', () => {
  it('is recorded, signed and shown at once, and a colleague sees all of it afterwards', async () => {
    const [anna, chen] = await Promise.all([at('anna'), at('chen')]);
    const caseId = await openedCase(anna, '门锁没电');
    await anna.settled();
    await workOffline(anna);

    const visitId = await recorded(anna, caseId);
    const { reportHash, entryId } = await visitOn(anna, visitId);
    await anna.client.run('visit.sign', { visitId, name: '李老师', strokes: 'M10 10l5 5', reportHash });
    expect(await visitOn(anna, visitId)).toMatchObject({ signing: 'signed', saveState: 'saved-here' });
    expect(await waiting(anna)).toBe(2);

    await workOnline(anna);
    await eventually(async () => {
      expect(await visitOn(chen, visitId)).toMatchObject({
        ...{ caseId, entryId, need: '门锁没电', done: '换了电池', signing: 'signed', saveState: 'on-server' },
        signature: { name: '李老师', strokes: 'M10 10l5 5', reportHash },
      });
    });
    const lines = await chen.client.call('cases.timeline', { caseId });
    const told = lines.filter(({ kind }) => kind === 'visit');
    expect(told.map(({ data }) => data?.to)).toEqual(['recorded', 'signed']);
    expect(told[0]?.visit?.done).toBe('换了电池');
    expect((await chen.client.call('visits.list', { caseId })).total).toBe(1);
  });

  it('signed on one device and corrected on another: both stand, and the report says that it was changed after', async () => {
    const [anna, lead] = await Promise.all([at('anna'), at('ben')]);
    const caseId = await openedCase(anna, 'one signs, one corrects');
    const visitId = await recorded(anna, caseId);
    await anna.settled();
    await lead.settled();
    await eventually(async () => expect((await visitOn(lead, visitId)).done).toBe('换了电池'));
    await Promise.all([workOffline(anna), workOffline(lead)]);

    const { reportHash } = await visitOn(anna, visitId);
    await anna.client.run('visit.sign', { visitId, name: '李老师', strokes: null, reportHash });
    await lead.client.run('visit.edit', { visitId, set: { done: '换了锁芯' } });
    expect((await visitOn(anna, visitId)).signing).toBe('signed');

    await Promise.all([workOnline(anna), workOnline(lead)]);
    await eventually(async () => {
      const [here, there] = await Promise.all([visitOn(anna, visitId), visitOn(lead, visitId)]);
      expect(here).toMatchObject({ done: '换了锁芯', signing: 'changed-after', signature: { reportHash } });
      expect(there).toEqual(here);
    });
  });

  it('corrected by two at once: the later stands, and the other words are kept', async () => {
    const [anna, lead] = await Promise.all([at('anna'), at('ben')]);
    const caseId = await openedCase(anna, 'two correct it');
    const visitId = await recorded(anna, caseId);
    await anna.settled();
    await lead.settled();
    await eventually(async () => expect((await visitOn(lead, visitId)).done).toBe('换了电池'));
    await Promise.all([workOffline(anna), workOffline(lead)]);
    await anna.client.run('visit.edit', { visitId, set: { done: '换了电池和锁芯' } });
    await lead.client.run('visit.edit', { visitId, set: { done: '只换了电池' } });
    await workOnline(anna);
    await workOnline(lead);
    await eventually(async () => {
      const [conflict] = (await anna.client.call('cases.get', { caseId })).conflicts;
      expect(conflict).toMatchObject({ field: 'done', theirs: '换了电池和锁芯', mine: '只换了电池' });
      expect((await visitOn(anna, visitId)).done).toBe('只换了电池');
    });
  });

  it('keeps its photos at its line in the timeline', async () => {
    const anna = await at('anna');
    const caseId = await openedCase(anna, 'with a photo');
    await workOffline(anna);
    const visitId = await recorded(anna, caseId);
    const { entryId } = await visitOn(anna, visitId);
    const { client } = anna;
    const data = Buffer.from('a picture');
    const announced = { caseId, name: '现场.jpg', mediaType: 'image/jpeg', size: data.length };
    const { fileId } = await client.call('attachments.begin', announced);
    await client.call('attachments.append', { fileId, offset: 0, data: data.toString('base64') });
    await client.call('attachments.finish', { fileId, entryId });
    expect(await client.call('attachments.list', { caseId })).toMatchObject([
      { entryId, name: '现场.jpg', here: true },
    ]);
  });
});

describe('erasing a customer', () => {
  it('erases their visits, their signatures, and what was begun of either', async () => {
    const [anna, root] = await Promise.all([at('anna'), at('root')]);
    const { client } = anna;
    const added = await client.run('customer.add', { name: '要被删除的人' });
    const customerId = added.made?.id as CustomerId;
    const visitId = await recorded(anna, null, { customerId });
    const { reportHash } = await visitOn(anna, visitId);
    await client.run('visit.sign', { visitId, name: '要被删除的人', strokes: 'M10 10l5 5', reportHash });
    await client.call('drafts.save', { kind: 'signature', subject: visitId, content: { name: '要被删除的人' } });
    await client.call('drafts.save', { kind: 'visit', subject: customerId, content: { done: '还没写完' } });
    await anna.settled();

    await root.client.call('customers.erase', { customerId });
    await anna.client.call('sync.now', {});
    await eventually(async () => {
      expect((await client.call('visits.list', { customerId })).total).toBe(0);
      await expect(visitOn(anna, visitId)).rejects.toMatchObject({ kind: 'not-here' });
      const begun = await client.call('drafts.list', {});
      expect(begun.filter(({ subject }) => subject === visitId || subject === customerId)).toEqual([]);
    });
  });
});

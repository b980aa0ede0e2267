// Files of customers, of visits without a case and of articles, between real devices and a real server.
import { randomBytes, randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { ArticleId, AttachmentId, CustomerId, VisitId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceAtWork } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { waiting, workOffline, workOnline } from '../../harness/work-on-cases.ts';
import { attachTo, contentOf } from './file-devices.ts';

let serverFolder: string;
let team: TeamServer;
let anna: CoreDevice;
let annaFolder: string;
let chen: CoreDevice;
let ben: CoreDevice;

beforeAll(async () => {
  serverFolder = temporaryFolder(afterAll);
  team = await startTeamServer(serverFolder);
  const at = (login: string, folder = temporaryFolder(afterAll)) =>
    deviceAtWork(login, { folder, serverUrl: team.url });
  annaFolder = temporaryFolder(afterAll);
  anna = await at('anna', annaFolder);
  chen = await at('chen');
  ben = await at('ben');
  return async () => {
    await Promise.all([anna.close(), chen.close(), ben.close()]);
    await team.close();
  };
});

const list = ({ client }: CoreDevice, owner: FileOwner) => client.call('attachments.list', owner);
const namesOn = async (device: CoreDevice, owner: FileOwner) => (await list(device, owner)).map(({ name }) => name);
const blobs = () => globSync('files/blobs/*/*', { cwd: serverFolder });

async function addedCustomer({ client }: CoreDevice, name: string): Promise<CustomerId> {
  return (await client.run('customer.add', { name })).made?.id as CustomerId;
}

/** A visit without a case. */
async function visited({ client }: CoreDevice, customerId: CustomerId) {
  const recorded = await client.run('visit.record', {
    ...{ customerId, teamId: team.teamId, kind: 'on-site', outcome: 'resolved' },
    ...{ arrivedAt: Date.now() - 60_000, leftAt: Date.now() },
  });
  return { visitId: recorded.made?.id as VisitId };
}

/** The colleague learns of it, fetches it, and has it as it was. */
async function arrives(device: CoreDevice, owner: FileOwner, id: AttachmentId, bytes: Buffer): Promise<void> {
  const placed = async () => (await list(device, owner)).find((file) => file.id === id)?.place;
  await eventually(async () => expect(await placed()).toBe('on-server'));
  await device.client.call('attachments.fetch', { attachmentId: id });
  await eventually(async () => expect(await placed()).toBe('here'));
  expect((await contentOf(device, id)).equals(bytes)).toBe(true);
}

test('a photo of a visit without a case, taken without a network, reaches the colleague', async () => {
  const customerId = await addedCustomer(anna, '林工');
  await anna.settled();
  await workOffline(anna);
  const owner = await visited(anna, customerId);
  const bytes = randomBytes(300_000);
  const id = await attachTo(anna, owner, '现场.png', bytes);
  expect(await list(anna, owner)).toMatchObject([{ id, name: '现场.png', here: true, place: 'waiting' }]);
  expect(await waiting(anna)).toBe(2);
  await workOnline(anna);
  await arrives(chen, owner, id, bytes);

  const asked = { id: randomUUID(), customerId, internal: false, identity: false };
  const { file } = await chen.client.call('customers.file', asked);
  expect(file.records.attachment).toMatchObject([{ id, name: '现场.png' }]);
  expect(file.missing.files).toEqual([]);
  await eventually(async () => {
    const { file: bens } = await ben.client.call('customers.file', { ...asked, id: randomUUID() });
    expect(bens.missing.files).toEqual([id]);
  });
});

describe('a file of a customer', () => {
  test('is seen by everybody, also of the files that were merged, and can be taken out by who put it in', async () => {
    const one = { customerId: await addedCustomer(anna, '周一') };
    const other = { customerId: await addedCustomer(anna, '周一一') };
    const bytes = randomBytes(5000);
    const id = await attachTo(anna, one, '合同.pdf', bytes);
    await attachTo(anna, other, '发票.pdf', randomBytes(4000));
    await arrives(chen, one, id, bytes);
    expect((await list(anna, one))[0]?.mayRemove).toBe(true);
    expect((await list(chen, one))[0]?.mayRemove).toBe(false);
    await expect(chen.client.run('attachment.remove', { attachmentId: id })).rejects.toMatchObject({
      kind: 'forbidden',
    });

    await chen.client.run('customer.merge', { customerId: one.customerId, intoId: other.customerId });
    for (const owner of [one, other])
      await eventually(async () => expect((await namesOn(anna, owner)).sort()).toEqual(['发票.pdf', '合同.pdf']));
    await anna.client.run('customer.unmerge', { customerId: one.customerId });
    await eventually(async () => expect(await namesOn(chen, other)).toEqual(['发票.pdf']));

    await anna.client.run('attachment.remove', { attachmentId: id });
    expect(await list(anna, one)).toEqual([]);
    await eventually(async () => expect(await list(chen, one)).toEqual([]));
    const { lines } = await chen.client.call('customers.history', one);
    expect(lines.flatMap(({ changes }) => changes).filter(({ field }) => field === 'files')).toEqual([
      { field: 'files', removed: ['合同.pdf'] },
      { field: 'files', added: ['合同.pdf'] },
    ]);
  });

  test('removed by two devices at once is no conflict', async () => {
    const owner = { customerId: await addedCustomer(anna, '吴二') };
    const id = await attachTo(anna, owner, 'a.pdf', randomBytes(100));
    await eventually(async () => expect(await list(ben, owner)).toHaveLength(1));
    await Promise.all([workOffline(anna), workOffline(ben)]);
    await anna.client.run('attachment.remove', { attachmentId: id });
    await ben.client.run('attachment.remove', { attachmentId: id });
    await Promise.all([workOnline(anna), workOnline(ben)]);
    for (const device of [anna, ben]) {
      await device.settled();
      expect(await device.client.call('sync.get', {})).toMatchObject({ waiting: 0, needsYou: 0 });
    }
    await eventually(async () => expect(await list(chen, owner)).toEqual([]));
  });

  test('goes with the customer when they are erased, and so does a photo of a visit: record, name and content, from everywhere', async () => {
    const root = await deviceAtWork('root', { folder: temporaryFolder(afterAll), serverUrl: team.url });
    const owner = { customerId: await addedCustomer(anna, '要被删除的人') };
    const bytes = randomBytes(7000);
    const id = await attachTo(anna, owner, '要被删除的人.pdf', bytes);
    await arrives(chen, owner, id, bytes);
    const visit = await visited(anna, owner.customerId);
    const scene = randomBytes(600);
    await arrives(chen, visit, await attachTo(anna, visit, '要被删除的人家.png', scene), scene);
    const kept = (folder: string) => globSync('accounts/*/files/*', { cwd: folder }).length;
    const before = { server: blobs().length, anna: kept(annaFolder) };
    await eventually(() => root.client.call('customers.get', owner));
    await root.client.call('customers.erase', owner);
    await root.close();
    await eventually(async () => {
      for (const device of [anna, chen]) {
        await device.client.call('sync.now', {});
        expect(await list(device, owner)).toEqual([]);
        expect(await list(device, visit)).toEqual([]);
      }
      expect(blobs()).toHaveLength(before.server - 2);
      expect(kept(annaFolder)).toBe(before.anna - 2);
    });
  });
});

test('a picture in an article is put in by a lead, read by an agent, and not put in by one', async () => {
  const article = { title: '重置', body: '![图](attachment:x)', kind: 'how-to', language: 'zh-CN' } as const;
  const owner = { articleId: (await ben.client.run('article.add', article)).made?.id as ArticleId };
  const bytes = randomBytes(2000);
  const id = await attachTo(ben, owner, '图.png', bytes);
  // Nobody has looked at it yet: it shall be there when the network is not.
  await eventually(async () => {
    const found = await anna.client.call('attachments.find', { attachmentId: id });
    expect(found).toMatchObject({ name: '图.png', here: true });
  });
  expect((await contentOf(anna, id)).equals(bytes)).toBe(true);
  await expect(attachTo(anna, owner, 'b.png', bytes)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await anna.client.call('attachments.find', { attachmentId: randomUUID() })).toBeNull();
});

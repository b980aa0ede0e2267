import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId, CaseId, CustomerId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { fieldsOf, openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';
import { filesWith } from './erase/scan-files.ts';

const key = new Uint8Array(32).fill(7);
let server: TeamServer;
let battery: ArticleId;
const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });

beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

async function lead(): Promise<CoreDevice> {
  const ben = await device('ben');
  battery ??= await written(ben, '更换门锁电池', '1. 打开后盖\n2. 装入电池', 'sop');
  await ben.settled();
  return ben;
}
const written = async ({ client }: CoreDevice, title: string, body: string, kind: 'faq' | 'sop') =>
  (await client.run('article.add', { title, body, kind, language: 'zh-CN' })).made?.id as ArticleId;
const used = ({ client }: CoreDevice, caseId: CaseId) => client.call('articleUses.list', { caseId });
const gaps = ({ client }: CoreDevice) => client.call('knowledgeGaps.list', { days: 30 });

describe('an article at work', () => {
  it('two agents without a network use, judge and start it: both come to one record and one list of steps', async () => {
    await lead();
    const [anna, chen] = [await device('anna'), await device('chen')];
    const caseId = await openedCase(anna, '门锁没电了', { description: '怎么装入电池？' });
    await anna.settled();
    await chen.settled();
    expect(await anna.client.call('articleSuggestions.find', { caseId })).toMatchObject([{ id: battery, kind: 'sop' }]);
    await workOffline(anna);
    await workOffline(chen);
    await anna.client.run('knowledge.start', { caseId, articleId: battery });
    const [first] = (await fieldsOf(anna, caseId)).checklist;
    await anna.client.run('checklist.tick', { caseId, key: first?.key ?? '', done: true });
    await chen.client.run('knowledge.start', { caseId, articleId: battery });
    await chen.client.run('knowledge.use', { caseId, articleId: battery, way: 'linked' });
    await chen.client.run('knowledge.judge', { caseId, articleId: battery, verdict: 'helped' });
    // What was used is not offered again.
    expect(await chen.client.call('articleSuggestions.find', { caseId })).toEqual([]);
    await workOnline(anna);
    await workOnline(chen);
    await eventually(async () => {
      for (const each of [anna, chen]) {
        const [article, ...others] = await used(each, caseId);
        expect(others).toEqual([]);
        expect(article).toMatchObject({ articleId: battery, verdict: 'helped', saveState: 'on-server' });
        expect(article?.uses.map(({ way }) => way)).toEqual(expect.arrayContaining(['procedure', 'linked']));
        const { checklist } = await fieldsOf(each, caseId);
        expect(checklist.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
          ['打开后盖', true],
          ['装入电池', false],
        ]);
        expect(checklist[0]).toMatchObject({ articleId: battery, revision: 1 });
      }
    });
  });

  it('goes with its case to the one it is merged into', async () => {
    const ben = await lead();
    const [one, other] = [await openedCase(ben, '门锁'), await openedCase(ben, '门锁也没电')];
    await ben.client.run('knowledge.use', { caseId: one, articleId: battery, way: 'inserted' });
    await ben.client.run('case.merge', { caseId: one, intoId: other });
    expect(await used(ben, other)).toMatchObject([{ articleId: battery }]);
    await ben.settled();
    const anna = await device('anna');
    await eventually(async () => expect(await used(anna, other)).toMatchObject([{ articleId: battery }]));
    expect(await anna.client.call('articleUses.counts', { articleId: battery })).toMatchObject({ notHelped: 0 });
  });
});

describe('a customer who is erased', () => {
  it('takes along what served on their cases', async () => {
    const ben = await lead();
    const root = await device('root');
    const customerId = (await root.client.run('customer.add', { name: '王小明' })).made?.id as CustomerId;
    const caseId = await openedCase(root, '门锁没电', { customerId });
    await root.client.run('knowledge.use', { caseId, articleId: battery, way: 'shown' });
    await root.settled();
    await eventually(async () => expect(await used(ben, caseId)).toHaveLength(1));
    await root.client.call('customers.erase', { customerId });
    await eventually(async () => {
      for (const each of [root, ben]) expect(await used(each, caseId)).toEqual([]);
    });
  });
});

describe('what was missing', () => {
  it('reaches who writes articles, and stays with nobody else', async () => {
    const ben = await lead();
    const anna = await device('anna');
    await workOffline(anna);
    await anna.client.run('knowledge.miss', { text: '积分兑换 13800138000', place: 'knowledge' });
    const caseId = await openedCase(anna, '积分怎么兑换');
    await anna.client.run('case.status', { caseId, to: 'solved' });
    await expect(gaps(anna)).rejects.toMatchObject({ kind: 'forbidden' });
    await workOnline(anna);
    await eventually(async () => {
      const [first] = await gaps(ben);
      expect(first).toMatchObject({ label: '积分兑换', searches: 1, cases: 1, answeredBy: null });
    });
    const folder = temporaryFolder();
    const chen = await deviceAtWork('chen', { serverUrl: server.url, folder });
    await chen.settled();
    await chen.close();
    expect(filesWith(folder, key, '积分怎么兑换')).not.toEqual([]);
    expect(filesWith(folder, key, '积分兑换')).toEqual([]);
  });
});

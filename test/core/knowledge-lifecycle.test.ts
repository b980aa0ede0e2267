// An article on its way over real devices: written without a network, looked over, published, read; and never seen by whom it is not for yet.
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnowledgeRole } from '#domain/model/choices.ts';
import type { AgentId, ArticleDraftId, ArticleId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { workOffline, workOnline } from '../harness/work-on-cases.ts';
import { filesWith } from './erase/scan-files.ts';

const key = new Uint8Array(32).fill(7);
const body = '1. 打开 App\n2. 靠近门锁\n3. 等待提示音';

let team: TeamServer;
beforeAll(async () => {
  team = await startQuickTeam();
  return () => team.close();
});

const device = (login: string, folder = temporaryFolder()) => deviceOfTest(login, { serverUrl: team.url, folder });

async function setRole(of: CoreDevice, knowledgeRole: KnowledgeRole): Promise<void> {
  const root = await deviceAtWork('root', { serverUrl: team.url });
  const agentId = (await of.client.call('session.get', {})).agent?.id as AgentId;
  await root.client.call('people.setKnowledgeRole', { agentId, knowledgeRole });
  await root.close();
  await of.settled();
}

async function begin(
  on: CoreDevice,
  title: string,
  more: { articleId?: string; revisionId?: string } = {},
): Promise<ArticleDraftId> {
  const saved = await on.client.run('article-draft.begin', { title, body, kind: 'sop', language: 'zh-CN', ...more });
  return saved.made?.id as ArticleDraftId;
}

const draftOn = ({ client }: CoreDevice, draftId: ArticleDraftId) => client.call('articleDrafts.get', { draftId });

describe('an article', () => {
  it('is written by an editor offline, handed in, approved and published by a lead, and read by everybody', async () => {
    const [anna, ben, chen] = [await device('anna'), await device('ben'), await device('chen')];
    await setRole(anna, 'editor');
    expect(await anna.client.call('knowledge.rights', {})).toEqual({ mayEdit: true, mayApprove: false });
    await workOffline(anna);
    const draftId = await begin(anna, '蓝牙配网');
    await anna.client.run('article-draft.edit', { draftId, set: { body: `${body}\n4. 完成` } });
    await anna.client.run('article-draft.move', { draftId, to: 'in-review', saves: 2, note: '请看第四步' });
    expect(await draftOn(anna, draftId)).toMatchObject({ state: 'in-review', saves: 2, isNew: true, merge: null });
    await workOnline(anna);
    await anna.settled();

    const [waiting] = await eventually(async () => {
      const drafts = await ben.client.call('articleDrafts.list', { states: ['in-review'] });
      expect(drafts).toMatchObject([{ id: draftId, note: '请看第四步', createdByName: '安娜' }]);
      return drafts;
    });
    await ben.client.run('article-draft.publish', { draftId, saves: waiting?.saves ?? 0 });
    const articleId = waiting?.articleId as ArticleId;
    await ben.settled();
    await eventually(async () =>
      expect(await chen.client.call('knowledge.get', { articleId })).toMatchObject({
        title: '蓝牙配网',
        revision: 1,
        drafts: [],
      }),
    );
    const revisions = await ben.client.call('articleRevisions.list', { articleId });
    expect(revisions.map(({ how, number, byName }) => [how, number, byName])).toEqual([
      ['published', 1, 'Ben Weaver'],
      ['saved', 2, '安娜'],
      ['saved', 1, '安娜'],
    ]);
    const [, saved, first] = revisions;
    const compared = await ben.client.call('articleVersions.compare', {
      before: { kind: 'revision', revisionId: first?.id ?? '' },
      after: { kind: 'revision', revisionId: saved?.id ?? '' },
    });
    expect(compared.lines).toContainEqual({ kind: 'added', text: '4. 完成' });
    expect(compared.settings).toEqual([]);
    await expect(chen.client.call('articleRevisions.list', { articleId })).rejects.toThrow();
    await setRole(anna, 'none');
  });

  it('that somebody drafts leaves no byte on the device of an agent without a role, nor after the role is taken', async () => {
    const word = 'UNTOLDSECRETWORD';
    const folder = temporaryFolder();
    const ben = await device('ben');
    const chen = await deviceAtWork('chen', { serverUrl: team.url, folder });
    const draftId = await begin(ben, word);
    await ben.settled();
    await chen.settled();
    await expect(draftOn(chen, draftId)).rejects.toThrow();
    await chen.close();
    expect(filesWith(folder, key, word)).toEqual([]);

    const editor = await deviceAtWork('chen', { serverUrl: team.url, folder });
    await setRole(editor, 'editor');
    await eventually(async () => expect(await draftOn(editor, draftId)).toMatchObject({ title: word }));
    await setRole(editor, 'none');
    await eventually(async () => {
      await expect(draftOn(editor, draftId)).rejects.toThrow();
      expect(await editor.client.call('knowledge.rights', {})).toEqual({ mayEdit: false, mayApprove: false });
    });
    await editor.close();
    expect(filesWith(folder, key, word)).toEqual([]);
  });

  it('that two change, one in a draft and one at once, is shown merged, or with both texts where it clashes', async () => {
    const [ben, root] = [await device('ben'), await device('root')];
    const articleId = (await ben.client.run('article.add', { title: '配网', body, kind: 'sop', language: 'zh-CN' }))
      .made?.id as ArticleId;
    await ben.settled();
    await eventually(() => root.client.call('knowledge.get', { articleId }));
    await workOffline(ben);
    const revisionId = (await ben.client.call('knowledge.get', { articleId })).revisionId ?? '';
    const draftId = await begin(ben, '配网', { articleId, revisionId });
    await ben.client.run('article-draft.edit', { draftId, set: { body: body.replace('打开 App', '打开网页') } });
    await root.client.run('article.edit', { articleId, set: { body: body.replace('提示音', '三声') } });
    await root.settled();
    await workOnline(ben);
    await ben.settled();
    await eventually(async () => {
      const { merge } = await draftOn(ben, draftId);
      expect(merge).toMatchObject({
        revision: 2,
        clashes: [],
        merged: { body: '1. 打开网页\n2. 靠近门锁\n3. 等待三声' },
      });
    });
    await root.client.run('article.edit', { articleId, set: { body: '1. 打开小程序\n2. 靠近门锁\n3. 等待三声' } });
    await root.settled();
    await eventually(async () => {
      const { merge, isBehind } = await draftOn(ben, draftId);
      expect(merge?.clashes.map(({ field }) => field)).toEqual(['body']);
      expect(merge?.merged).toBeNull();
      expect(isBehind).toBe(true);
    });
  });

  it('that is an announcement is to be acknowledged, and leads see who has not', async () => {
    const [ben, chen] = [await device('ben'), await device('chen')];
    const asked = { title: '今晚维护', body: '22 点起', kind: 'announcement', language: 'zh-CN' } as const;
    const articleId = (await ben.client.run('article.add', asked)).made?.id as ArticleId;
    await ben.settled();
    await eventually(async () =>
      expect(await chen.client.call('announcements.list', {})).toMatchObject([{ id: articleId, title: '今晚维护' }]),
    );
    await workOffline(chen);
    await chen.client.run('article.acknowledge', { articleId, revision: 1 });
    expect(await chen.client.call('announcements.list', {})).toEqual([]);
    await workOnline(chen);
    await chen.settled();
    await eventually(async () => {
      const lines = await ben.client.call('articleReceipts.list', { articleId });
      expect(lines.at(-1)).toMatchObject({ name: '陈晨', at: expect.any(Number) });
      expect(lines.filter(({ at }) => at === null).map(({ name }) => name)).toContain('安娜');
    });
    await expect(chen.client.call('articleReceipts.list', { articleId })).rejects.toThrow();
    await ben.client.run('article.edit', { articleId, set: { body: '23 点起' }, askAgain: true });
    await ben.settled();
    await eventually(async () =>
      expect(await chen.client.call('announcements.list', {})).toMatchObject([{ id: articleId }]),
    );
  });

  it('can begin from a solved case, without whom it was about', async () => {
    const anna = await device('anna');
    const points = [{ kind: 'phone' as const, value: '13800138000', label: '' }];
    const customerId = (await anna.client.run('customer.add', { name: '王小明', contactPoints: points })).made?.id;
    const description = '王小明的门锁离线，请回电 13800138000';
    const asked = { subject: '王小明：门锁离线', description, teamId: team.teamId, customerId: customerId as never };
    const caseId = (await anna.client.run('case.open', asked)).made?.id as never;
    await anna.client.run('case.reply', { caseId, body: '请王小明先重启网关，再长按 5 秒。' });
    const draft = await anna.client.call('articleDrafts.ofCase', { caseId });
    expect(draft).toMatchObject({ title: '…：门锁离线', language: 'zh-CN' });
    expect(draft.body).toBe('> …的门锁离线，请回电 …\n\n请…先重启网关，再长按 5 秒。');
  });
});

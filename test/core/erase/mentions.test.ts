// What the knowledge base says about an erased customer: people mend it, and its former versions go with the customer.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId, CustomerId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const publish = async ({ client }: CoreDevice, title: string, body: string) =>
  (await client.run('article.add', { title, body, kind: 'faq', language: 'zh-CN' })).made?.id as ArticleId;
const bodiesOf = async ({ client }: CoreDevice, articleId: ArticleId) => {
  const rows = await client.call('articleRevisions.list', { articleId, limit: 50 });
  const views = rows.map(({ id }) => client.call('articleRevisions.get', { revisionId: id as never }));
  return (await Promise.all(views)).map(({ face }) => face.body).toSorted();
};

describe('the knowledge base and a customer who is erased', () => {
  it('is searched for them; former versions go everywhere, and what it says now is left to people', async () => {
    const [root, ben] = [await device('root'), await device('ben')];
    const point = { kind: 'phone' as const, value: '138 0013 8642' };
    const added = await root.client.run('customer.add', { name: '尉迟敬亭', contactPoints: [point] });
    const customerId = added.made?.id as CustomerId;
    const mended = await publish(ben, '开门', '像尉迟敬亭那样，先按两下');
    await ben.client.run('article.edit', { articleId: mended, set: { body: '先按两下' } });
    const says = await publish(ben, '换电池', '有事打 +86 13800138642');
    const silent = await publish(ben, '发票', '订单页可以补开');
    await ben.settled();

    const mentions = () => root.client.call('customers.mentions', { customerId });
    await eventually(async () => {
      const { texts, revisionIds } = await mentions();
      expect(texts).toEqual([{ kind: 'article', id: says, articleId: says, title: '换电池', by: ['number'] }]);
      expect(revisionIds).toHaveLength(1);
    });
    const { revisionIds } = await mentions();
    await root.client.call('customers.erase', { customerId, revisionIds: [...revisionIds] });
    await eventually(async () => {
      for (const each of [root, ben]) {
        await each.client.call('sync.now', {});
        expect(await bodiesOf(each, mended)).toEqual(['先按两下']);
      }
    });
    expect(await bodiesOf(ben, says)).toEqual(['有事打 +86 13800138642']);
    expect(await bodiesOf(ben, silent)).toEqual(['订单页可以补开']);
    await expect(root.client.call('articles.get', { articleId: mended })).resolves.toMatchObject({ body: '先按两下' });
  });

  it('is searched for admins alone, drafts and proposals as well', async () => {
    const [root, ben] = [await device('root'), await device('ben')];
    const customerId = (await root.client.run('customer.add', { name: '令狐问雪' })).made?.id as CustomerId;
    await expect(ben.client.call('customers.mentions', { customerId })).rejects.toMatchObject({ kind: 'forbidden' });
    const begun = { title: '令狐问雪的门锁', body: '', kind: 'faq', language: 'zh-CN' } as const;
    await root.client.run('article-draft.begin', begun);
    await root.client.run('article.propose', { articleId: null, text: '把令狐问雪的办法写下来' });
    expect((await root.client.call('customers.mentions', { customerId })).texts).toMatchObject([
      { kind: 'draft', title: '令狐问雪的门锁', by: ['name'] },
      { kind: 'proposal', articleId: null, title: '把令狐问雪的办法写下来', by: ['name'] },
    ]);
  });
});

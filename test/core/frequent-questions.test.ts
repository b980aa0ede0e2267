import { beforeAll, describe, expect, it } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { ArticleId } from '#domain/model/ids.ts';
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

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url, threads: nodeThreads });
const questions = ({ client }: CoreDevice) => client.call('questions.list', { days: 30 });

describe('what is asked often', () => {
  it('is told without a network, page by page, and two devices that hold the same cases tell the same', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    await workOffline(anna);
    for (const subject of ['退款没到账', '退款还没有到账', '退款沒到賬', '门锁报警', '门锁报警'])
      await openedCase(anna, subject);
    const here = await questions(anna);
    expect(here).toMatchObject({ asked: 5, total: 2, rows: [{ count: 3 }, { count: 2 }] });
    const second = await anna.client.call('questions.list', { days: 30, offset: 1, limit: 1 });
    expect(second).toEqual({ ...here, rows: here.rows.slice(1) });
    await workOnline(anna);
    await eventually(async () => {
      const [one, other] = [await questions(anna), await questions(ben)];
      expect(other.total).toBe(2);
      expect(other.rows.map(({ id, subject, count }) => [id, subject, count])).toEqual(
        one.rows.map(({ id, subject, count }) => [id, subject, count]),
      );
    });
  });

  it('has its answer as soon as an article served', async () => {
    const ben = await device('ben');
    const about = async () => (await questions(ben)).rows.find(({ subject }) => subject === '打印机离线');
    const caseId = await openedCase(ben, '打印机离线');
    await openedCase(ben, '打印机离线');
    expect(await about()).toMatchObject({ count: 2, writeNext: true });
    const text = { title: '打印机离线怎么办', body: '重启', kind: 'faq', language: 'zh-CN' } as const;
    const articleId = (await ben.client.run('article.add', text)).made?.id as ArticleId;
    await ben.client.run('knowledge.use', { caseId, articleId, way: 'linked' });
    expect(await about()).toMatchObject({ writeNext: false, articles: [{ id: articleId, cases: 1 }] });
  });
});

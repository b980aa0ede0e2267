// What leaves the program, on a real device: for whom, with what, and back again.
import { beforeAll, describe, expect, it } from 'vitest';
import { inMemory } from '#core/imports/knowledge/article-files.ts';
import { ZipParts } from '#core/imports/read/zip-parts.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { type Folder, importArticles } from '../../harness/hand-over-articles.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { picture } from './archive.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });

type Asked = Partial<InputOf<Contract['knowledgeExports.make']>>;

/** What is in the archive, by path. */
async function exported(on: CoreDevice, asked: Asked): Promise<Readonly<Record<string, Buffer>>> {
  const id = crypto.randomUUID();
  const made = await on.client.call('knowledgeExports.make', {
    ...{ id, format: 'markdown', reader: 'house', language: 'zh-CN' },
    ...asked,
  });
  const pieces: Buffer[] = [];
  for (let at = 0; at < made.size; at += pieces.at(-1)?.length ?? 0)
    pieces.push(Buffer.from((await on.client.call('knowledgeExports.piece', { id, offset: at })).data, 'base64'));
  await on.client.call('knowledgeExports.drop', { id });
  await expect(on.client.call('knowledgeExports.piece', { id, offset: 0 })).rejects.toThrow(AppError);
  const zip = await ZipParts.open(inMemory(Buffer.concat(pieces)));
  return Object.fromEntries(
    await Promise.all(zip.files().map(async ({ name }) => [name, await zip.content(name)] as const)),
  );
}

const folder: Folder = {
  'refunds/return.md':
    '---\ntitle: 退货\naudience: public\ncategory: [售后, 退款]\ntags: [退款]\n---\n见[运费](../shipping.md)。\n\n![图](../a.png)\n\n:::internal\n成本 12 元\n:::\n\n<b>x</b>',
  'shipping.md': '---\naudience: internal\n---\n# 运费\n\n满 99 元包邮。',
  'a.png': picture,
};

describe('the knowledge base', () => {
  it('goes out as Markdown and comes in as what it was; who took it is written down', async () => {
    const ben = await device('ben');
    expect(await importArticles(ben, folder)).toMatchObject({ created: 2 });
    const files = await exported(ben, {});
    expect(Object.keys(files).toSorted()).toEqual([
      expect.stringMatching(/^files\/[0-9a-f-]{36}\.png$/),
      expect.stringMatching(/^售后\/退款\/退货\.md$/),
      '运费.md',
    ]);
    expect(Object.values(files).some((content) => content.equals(picture))).toBe(true);
    expect(await importArticles(ben, files)).toMatchObject({ created: 0, updated: 0, unchanged: 2, kept: 0 });
    const changed = String(files['运费.md']).replace('满 99', '满 199');
    const again = await importArticles(ben, { ...files, '运费.md': changed });
    expect(again).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const edited = again.articles.find(({ fate }) => fate === 'updated');
    if (!edited) return expect.unreachable();
    await ben.client.run('article.edit', { articleId: edited.articleId, set: { body: '改过的' } });
    expect(await importArticles(ben, files)).toMatchObject({ updated: 0, unchanged: 1, kept: 1 });
    const [last] = await ben.client.call('knowledgeExports.list', {});
    expect(last).toMatchObject({ agentName: 'Ben Weaver', format: 'markdown', reader: 'house', articles: 2 });
    const root = await device('root');
    await eventually(async () => expect(await root.client.call('knowledgeExports.list', {})).toHaveLength(1));
  });

  it('gives customers what is public alone, without what is marked internal', async () => {
    const ben = await device('ben');
    for (const format of ['markdown', 'site'] as const) {
      const files = await exported(ben, { format, reader: 'public' });
      const all = Object.entries(files)
        .filter(([path]) => !path.endsWith('.png'))
        .map(([path, content]) => `${path}\n${content}`)
        .join('\n');
      expect(all).toContain('退货');
      expect(all).not.toMatch(/成本|包邮|:::internal/);
    }
  });

  it('goes out as pages, in part where a part is asked for', async () => {
    const ben = await device('ben');
    const files = await exported(ben, { format: 'site', title: '帮助', labels: { search: '搜索' }, tag: '退款' });
    expect(Object.keys(files).toSorted()).toEqual([
      'articles/0001.html',
      'data.js',
      'index.html',
      'site.css',
      'site.js',
    ]);
    expect(String(files['index.html'])).toContain('<title>帮助</title>');
    expect(String(files['articles/0001.html'])).toMatch(/<aside class="internal".*成本/s);
    await expect(exported(ben, { tag: 'no such' })).rejects.toThrow(AppError);
  });

  it('is handed out by those who approve', async () => {
    const chen = await device('chen');
    await expect(exported(chen, {})).rejects.toThrow(AppError);
    expect(await chen.client.call('knowledgeExports.list', {})).toEqual([]);
  });
});

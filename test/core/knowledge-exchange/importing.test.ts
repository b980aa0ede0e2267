// Folders of articles, brought in on a real device, without a network and with it, and by two devices at once.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { handOverArticles, importArticles } from '../../harness/hand-over-articles.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { workOffline, workOnline } from '../../harness/work-on-cases.ts';
import { archive, picture, wordDocument } from './archive.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const data = join(process.env.HOLDFAST_DATA ?? join(import.meta.dirname, '../../../../shared/data'), '.');
const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const titled = async (on: CoreDevice, text: string) =>
  (await on.client.call('articles.list', { text, limit: 1000 })).map(({ title }) => title);
const pageOf = (on: CoreDevice, articleId: ArticleId) => on.client.call('knowledge.get', { articleId });
const waiting = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'waiting' })).total;
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).total;

const folder = (mark: string) => ({
  'kb/refunds/return.md': `---\ntitle: 退货${mark}\nkind: sop\ntags: [退款, ${mark}]\naudience: public\n---\n1. 见[运费](../shipping.md#x)\n2. ![图](../images/a.png)\n\n[没有](../gone.md) ![远](https://x.example/a.png)\n`,
  'kb/shipping.md': `# 运费${mark}\n\n满 99 元包邮。`,
  'kb/images/a.png': picture,
  'kb/images/unused.png': picture,
});

describe('a folder of articles', () => {
  it('is looked at first, and then stands in the knowledge base, without a network and for everybody', async () => {
    const ben = await device('ben');
    await workOffline(ben);
    const tried = await importArticles(ben, folder('甲'), { source: '甲', dry: true });
    expect(tried).toMatchObject({ created: 2, updated: 0, unchanged: 0, kept: 0, refusedCount: 0, files: 1, aside: 1 });
    expect(await titled(ben, '运费甲')).toEqual([]);

    const done = await importArticles(ben, folder('甲'), { source: '甲' });
    expect(done).toMatchObject({ created: 2, files: 1, aside: 1, refused: [] });
    expect(done.articles[0]).toMatchObject({
      ...{ path: 'refunds/return.md', title: '退货甲', kind: 'sop', language: 'zh-CN', category: ['Refunds'] },
      notes: [
        { kind: 'dead-link', value: '../gone.md' },
        { kind: 'remote-picture', value: 'https://x.example/a.png' },
      ],
    });
    const [first, second] = done.articles;
    if (!first || !second) return expect.unreachable();
    const page = await pageOf(ben, first.articleId);
    const [file] = await ben.client.call('attachments.list', { articleId: first.articleId });
    expect(page.body).toBe(
      `1. 见[运费](article:${second.articleId})\n2. ![图](attachment:${file?.id})\n\n没有 [远](https://x.example/a.png)`,
    );
    expect(page).toMatchObject({
      audience: 'public',
      tags: ['退款', '甲'],
      revision: 1,
      externalId: 'refunds/return.md',
    });
    expect(file).toMatchObject({ name: 'a.png', mediaType: 'image/png', here: true });
    const categories = await ben.client.call('articleCategories.list', {});
    expect(categories.find(({ id }) => id === page.categoryId)?.names).toEqual({ 'zh-CN': 'Refunds' });

    await workOnline(ben);
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    expect(await needsYou(ben)).toBe(0);
    const chen = await device('chen');
    await eventually(async () => expect(await titled(chen, '退货甲')).toContain('退货甲'));
    await eventually(async () =>
      expect(await chen.client.call('attachments.list', { articleId: first.articleId })).toHaveLength(1),
    );
  });

  it('that comes again changes what changed in it, and leaves and names what was edited here since', async () => {
    const ben = await device('ben');
    const before = folder('乙');
    const { articles } = await importArticles(ben, before, { source: '乙' });
    expect(await importArticles(ben, before, { source: '乙' })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      files: 0,
    });
    const shipping = articles.find(({ path }) => path === 'shipping.md');
    const refund = articles.find(({ path }) => path !== 'shipping.md');
    if (!shipping || !refund) return expect.unreachable();
    await ben.client.run('article.edit', { articleId: shipping.articleId, set: { body: '改过的' } });
    const after = {
      ...before,
      'kb/shipping.md': '# 运费乙\n\n满 199 元包邮。',
      'kb/refunds/return.md': `${before['kb/refunds/return.md']}\n三天到账。\n`,
    };
    const again = await importArticles(ben, after, { source: '乙' });
    expect(again).toMatchObject({ created: 0, updated: 1, unchanged: 0, kept: 1 });
    expect(again.articles[0]).toMatchObject({ path: 'shipping.md', fate: 'kept' });
    expect((await pageOf(ben, shipping.articleId)).body).toBe('改过的');
    expect(await pageOf(ben, refund.articleId)).toMatchObject({ revision: 2 });
    expect((await pageOf(ben, refund.articleId)).body).toContain('三天到账');
    expect(await ben.client.call('attachments.list', { articleId: refund.articleId })).toHaveLength(1);
    const revisions = await ben.client.call('articleRevisions.list', { articleId: refund.articleId });
    expect(revisions).toHaveLength(2);
  });

  it('brought in by two devices without a network makes the same articles once', async () => {
    const [ben, root] = [await device('ben'), await device('root')];
    await workOffline(ben);
    await workOffline(root);
    const one = await importArticles(ben, folder('丙'), { source: '丙' });
    const two = await importArticles(root, folder('丙'), { source: '丙' });
    const idsOf = ({ articles }: typeof one) => articles.map(({ articleId }) => articleId).toSorted();
    expect(idsOf(one)).toEqual(idsOf(two));
    await workOnline(ben);
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    await workOnline(root);
    await eventually(async () => expect(await waiting(root)).toBe(0));
    await eventually(async () => expect(await titled(root, '')).toEqual(expect.arrayContaining(['运费丙', '退货丙'])));
    const [first] = idsOf(one);
    if (!first) return expect.unreachable();
    await eventually(async () => expect(await pageOf(root, first)).toMatchObject({ revision: 1 }));
  });

  it('tells languages of one article apart, and holds them together', async () => {
    const ben = await device('ben');
    const { articles } = await importArticles(ben, {
      'en/setup.md': '# Set up 丁\n\nPlug it in and wait.',
      'zh-CN/setup.md': '# 安装丁\n\n插上电源。',
      'other.en.md': '# Other 丁\n\nAlone in its language.',
    });
    const setup = articles.find(({ title }) => title === '安装丁');
    if (!setup) return expect.unreachable();
    expect((await pageOf(ben, setup.articleId)).variants.map(({ title }) => title)).toEqual(['Set up 丁']);
  });

  it('may hold HTML, Word documents, tables and archives, and what is none is named', async () => {
    const ben = await device('ben');
    const outcome = await importArticles(ben, {
      'a.html': '<title>x</title><main><h1>网页戊</h1><p>见<a href="b.docx">文档</a></p></main>',
      'b.docx': await wordDocument('文档戊'),
      'faq.csv': Buffer.from('\ufeff问题,答案,标签\n怎么退款戊？,"点<b>退款</b>",售后\n,没有问题,\n没有答案,,\n'),
      'c.zip': await archive({ 'd.md': '# 压缩戊\n\n正文' }),
      'bad.md': Buffer.concat([Buffer.from([0, 1, 2, 3]), picture]),
      'empty.md': '',
      'draft.md': '---\ndraft: true\n---\nx',
      'team.md': '---\naudience: team\n---\nx',
      '../../etc/passwd.md': 'x',
      'old.doc': 'x',
      'long.md': `# L\n\n${'长'.repeat(50_001)}`,
      'inline.md': `# 内嵌戊\n\n![x](data:image/png;base64,${picture.toString('base64')})`,
      'notes.bin': 'x',
    });
    expect(outcome.articles.map(({ title }) => title).toSorted()).toEqual([
      '内嵌戊',
      '压缩戊',
      '怎么退款戊？',
      '文档戊',
      '网页戊',
    ]);
    expect(Object.fromEntries(outcome.refused.map(({ path, row, fault }) => [`${path}${row ?? ''}`, fault]))).toEqual({
      '../../etc/passwd.md': 'bad-path',
      'bad.md': 'no-text',
      'empty.md': 'empty',
      'draft.md': 'is-draft',
      'team.md': 'no-team',
      'old.doc': 'old-document',
      'long.md': 'too-long',
      'faq.csv3': 'no-title',
      'faq.csv4': 'no-answer',
    });
    expect(outcome).toMatchObject({ created: 5, files: 2, aside: 1 });
    const faq = outcome.articles.find(({ path }) => path === 'faq.csv');
    const word = outcome.articles.find(({ path }) => path === 'b.docx');
    const page = outcome.articles.find(({ path }) => path === 'a.html');
    if (!faq || !word || !page) return expect.unreachable();
    expect(await pageOf(ben, faq.articleId)).toMatchObject({ kind: 'faq', body: '点**退款**', tags: ['售后'] });
    expect((await pageOf(ben, word.articleId)).body).toMatch(/!\[\]\(attachment:[0-9a-f-]{36}\)$/);
    expect((await pageOf(ben, page.articleId)).body).toBe(`见[文档](article:${word.articleId})`);
  });

  it('is brought in by those who approve, and can be stopped', async () => {
    const chen = await device('chen');
    await expect(chen.client.call('knowledgeImports.begin', {})).rejects.toThrow(AppError);
    const ben = await device('ben');
    const id = await handOverArticles(ben, folder('己'));
    const running = ben.client.call('knowledgeImports.run', { id, kind: 'faq', audience: 'internal', dry: false });
    await ben.client.call('knowledgeImports.stop', { id });
    expect((await running).cancelled).toBe(true);
    await ben.client.call('knowledgeImports.drop', { id });
    await expect(
      ben.client.call('knowledgeImports.run', { id, kind: 'faq', audience: 'internal', dry: true }),
    ).rejects.toThrow(AppError);
  });

  it('may hold the strings that break careless code', async () => {
    const ben = await device('ben');
    const strings = naughtyStrings()
      .filter((text) => text.trim() !== '')
      .slice(0, 250);
    const rows = strings.map((text, at) => ({ id: `naughty-${at}`, question: `${text} 庚`, answer: text }));
    const outcome = await importArticles(ben, { 'faq.csv': stringify(rows, { header: true }) });
    expect(outcome.created + outcome.refusedCount).toBe(strings.length);
    expect(outcome.created).toBeGreaterThan(strings.length - 10);
    for (const text of strings.slice(0, 50)) await ben.client.call('articles.list', { text });
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    expect(await needsYou(ben)).toBe(0);
  });
});

const real = join(data, 'kb-en-chatwoot-docs');

/** The help pages of Chatwoot, or where they are not at hand some of the same shape. */
function helpPages(): Readonly<Record<string, string>> {
  if (existsSync(real))
    return Object.fromEntries(
      globSync('**/*.{md,mdx}', { cwd: real }).map((path) => [path, readFileSync(join(real, path), 'utf8')]),
    );
  console.warn(`\n!!! ${real} is not there: the import of help pages runs on generated ones.\n`);
  const page = (n: number) => [
    `self-hosted/page-${n}.mdx`,
    `---\ntitle: Page ${n}\n---\n\n## Steps ${n}\n\n<Note>Mind [this](/self-hosted/page-${(n + 1) % 90}).</Note>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
  ];
  return Object.fromEntries(Array.from({ length: 90 }, (_, n) => page(n)));
}

describe('real help pages', () => {
  it('come in with titles, headings, tables, and links that lead to one another', { timeout: 180_000 }, async () => {
    const ben = await device('ben');
    const pages = helpPages();
    const count = Object.keys(pages).length;
    const outcome = await importArticles(ben, pages, { kind: 'how-to', audience: 'public', source: 'help' });
    expect(outcome).toMatchObject({ created: count, refused: [], refusedCount: 0 });
    expect(outcome.articles.flatMap(({ notes }) => notes.filter(({ kind }) => kind === 'left-out'))).toEqual([]);
    const ids = new Set<string>(outcome.articles.map(({ articleId }) => articleId));
    let links = 0;
    for (const { articleId, path, title } of outcome.articles) {
      const { body, title: kept } = await pageOf(ben, articleId);
      const source = (pages[path] ?? '').replace(/```[\s\S]*?```/g, '');
      expect(kept).toBe(title);
      const said = /^title: *["']?(.+?)["']?$/m.exec(source)?.[1];
      if (said) expect(title).toBe(said);
      const headings = (text: string) => [...text.matchAll(/^\s*#{2,6} /gm)].length;
      expect(headings(body.replace(/```[\s\S]*?```/g, '')), path).toBe(headings(source));
      const tables = (text: string) => [...text.matchAll(/^\s*\|[ :|-]+\|\s*$/gm)].length;
      expect(tables(body), path).toBe(tables(source));
      expect(body.replace(/`[^`]*`|```[\s\S]*?```/g, ''), path).not.toMatch(
        /<(Note|Tabs?|Card|Accordion|img|iframe|p)\b/,
      );
      for (const [, target] of body.matchAll(/\]\(article:([0-9a-f-]+)\)/g)) {
        links += 1;
        expect(ids.has(target ?? '')).toBe(true);
      }
    }
    expect(links).toBeGreaterThan(count / 2);
    expect(await importArticles(ben, pages, { kind: 'how-to', audience: 'public', source: 'help' })).toMatchObject({
      ...{ created: 0, updated: 0, unchanged: count },
    });
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    expect(await needsYou(ben)).toBe(0);
  });
});

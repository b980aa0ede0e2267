// The knowledge base as pages: written by a real core, opened from a folder by a real browser that has no network.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inMemory } from '#core/imports/knowledge/article-files.ts';
import { ZipParts } from '#core/imports/read/zip-parts.ts';
import { picture } from '../core/knowledge-exchange/archive.ts';
import { launchBrowser } from '../harness/browser.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { importArticles } from '../harness/hand-over-articles.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const folder = {
  'refund.zh-CN.md':
    '---\ntitle: 如何申请退款\naudience: public\ncategory: [售后]\n---\n> [!NOTE]\n> 三天到账\n\n在订单里点**退款**。见[运费](shipping.md)。\n\n![订单](a.png)\n\n:::internal\n成本 12 元\n:::\n\n<script>document.title="broken"</script>',
  'refund.en.md': '---\ntitle: How to ask for a refund\naudience: public\n---\nPress **Refund** on the order.',
  'shipping.md': '---\naudience: public\ncategory: [售后]\n---\n# 运费说明\n\n满 99 元包邮。',
  'secret.md': '---\naudience: internal\n---\n# 内部流程\n\n退款审批。',
  'a.png': picture,
};
const labels = {
  search: '搜索',
  none: '没有找到',
  contents: '目录',
  note: '说明',
  en: 'English',
  'how-to': '操作指南',
};

async function writtenTo(target: string): Promise<void> {
  const server = await startQuickTeam();
  try {
    const ben = await deviceOfTest('ben', { serverUrl: server.url });
    expect(await importArticles(ben, folder)).toMatchObject({ created: 4, refusedCount: 0 });
    const id = crypto.randomUUID();
    const { size } = await ben.client.call('knowledgeExports.make', {
      ...{ id, format: 'site', reader: 'public', title: '帮助中心', language: 'zh-CN', labels },
    });
    const pieces: Buffer[] = [];
    for (let at = 0; at < size; at += pieces.at(-1)?.length ?? 0)
      pieces.push(Buffer.from((await ben.client.call('knowledgeExports.piece', { id, offset: at })).data, 'base64'));
    const zip = await ZipParts.open(inMemory(Buffer.concat(pieces)));
    for (const { name } of zip.files()) {
      mkdirSync(dirname(join(target, name)), { recursive: true });
      writeFileSync(join(target, name), await zip.content(name));
    }
  } finally {
    await server.close();
  }
}

test('a folder of pages is searched and read without a network', async () => {
  const target = temporaryFolder();
  await writtenTo(target);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ offline: true, viewport: { width: 900, height: 700 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(pathToFileURL(join(target, 'index.html')).href);
    expect(await page.title()).toBe('帮助中心');
    expect(await page.locator('#tree summary').allTextContents()).toEqual(['售后']);
    expect(await page.locator('#tree').textContent()).not.toContain('内部流程');

    await page.getByLabel('搜索').fill('退款');
    const hits = page.locator('#hits a');
    await expect.poll(() => hits.allTextContents()).toEqual(['如何申请退款']);
    await page.getByLabel('搜索').fill('包郵');
    await expect.poll(() => hits.allTextContents()).toEqual(['运费说明']);
    await page.getByLabel('搜索').fill('审批');
    await expect.poll(() => page.getByText('没有找到').isVisible()).toBe(true);
    await page.getByLabel('搜索').fill('退款');
    await hits.first().click();
    await page.waitForURL(/articles\/\d{4}\.html$/);

    expect(await page.locator('h1').textContent()).toBe('如何申请退款');
    expect(await page.title()).toBe('如何申请退款 · 帮助中心');
    const text = await page.locator('article').innerText();
    expect(text).toContain('三天到账');
    expect(text).not.toContain('成本');
    const shown = await page.locator('article img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(shown).toBe(1);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').textContent()).toBe('How to ask for a refund');
    await page.goBack();
    await page.getByRole('link', { name: '运费' }).click();
    expect(await page.locator('h1').textContent()).toBe('运费说明');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(faults).toEqual([]);
    if (process.env.HOLDFAST_LOOK) {
      await page.goto(pathToFileURL(join(target, 'index.html')).href);
      await page.screenshot({ path: '/tmp/ex-site-index.png' });
      await page.getByLabel('搜索').fill('退款');
      await page.screenshot({ path: '/tmp/ex-site-hits.png' });
      await hits.first().click();
      await page.waitForURL(/articles/);
      await page.screenshot({ path: '/tmp/ex-site-article.png' });
    }
  } finally {
    await browser.close();
  }
});

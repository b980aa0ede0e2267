// An article on its way: written offline in a real browser by an agent who may edit, reviewed and published by a lead, read by everybody.
import { mkdirSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { deviceOf } from '../core/files/file-devices.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { violations } from './axe.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';
import { pill } from './pill.ts';
import { sees, seesText } from './see.ts';

let team: TeamServer;
let proxy: FaultProxy;
let browser: Browser;
let chen: CoreDevice;
let anna: HelpDesk;
let ben: HelpDesk;
let inputMethod: CDPSession;

const look = { locale: 'zh-CN' } as const;
const title = '更换门锁电池';
/** One dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  team = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startFaultProxy(team.url);
  const root = await deviceOf('root', temporaryFolder(afterAll), team.url);
  const editor = await eventually(async () => {
    const { agents } = await root.client.call('people.list', {});
    const found = agents.find(({ login }) => login === 'anna');
    if (!found) throw new Error('there is no anna yet');
    return found;
  });
  await root.client.call('people.setKnowledgeRole', { agentId: editor.id, knowledgeRole: 'editor' });
  await root.close();
  chen = await deviceOf('chen', temporaryFolder(afterAll), team.url);
  browser = await launchBrowser();
  const at = (serverUrl: string, login: string) =>
    openHelpDesk(browser, {
      folder: temporaryFolder(afterAll),
      serverUrl,
      signIn: `${login}:${team.password}`,
      look,
    });
  anna = await at(proxy.url, 'anna');
  ben = await at(team.url, 'ben');
  inputMethod = await anna.page.context().newCDPSession(anna.page);
});
afterAll(async () => {
  mkdirSync('test-results', { recursive: true });
  for (const [name, desk] of Object.entries({ anna, ben }))
    if (desk && !desk.page.isClosed()) await desk.page.screenshot({ path: `test-results/knowledge-${name}.png` });
  await anna?.stop();
  await ben?.stop();
  await browser?.close();
  await chen?.close();
  await proxy?.close();
  await team?.close();
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** As an input method does it: letters that are not yet words, then the words. */
async function compose(letters: string, words: string): Promise<void> {
  for (let end = 1; end <= letters.length; end++) {
    const text = letters.slice(0, end);
    await inputMethod.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
  await inputMethod.send('Input.insertText', { text: words });
}

it('goes from an editor without a network over a review to everybody', async () => {
  const { page } = anna;
  await seesText(pill(page), /在线/);
  proxy.set('down');
  await seesText(pill(page), /离线/);
  await goTo(page, '#/knowledge');
  await page.getByRole('button', { name: '新建' }).click();
  await sees(page.locator('input:focus'));
  await page.keyboard.type(title);
  const field = page.getByRole('textbox', { name: '正文' });
  await field.click();
  await page.keyboard.type('## ');
  await compose('buzhou', '步骤');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1. ');
  await compose('chaikai', '拆开');
  await page.keyboard.press('Enter');
  await compose('huandianchi', '换电池');
  await seesText(field.locator('h2'), /^步骤$/);
  await expect.poll(() => field.locator('ol > li').allTextContents(), { timeout: 30_000 }).toEqual(['拆开', '换电池']);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存为草稿' }).click();
  await page.getByRole('button', { name: '提交审核' }).click();
  await sees(page.getByRole('main').getByText('审核中').first());
  proxy.set('none');
  await seesText(pill(page), /全部已发送/);

  const lead = ben.page;
  await goTo(lead, '#/knowledge?list=drafts');
  await lead.getByRole('listitem').getByRole('link', { name: title }).click();
  await seesText(lead.getByRole('textbox', { name: '正文' }), /步骤拆开换电池/);
  await lead.getByText('预览', { exact: true }).click();
  await seesText(lead.getByRole('heading', { name: '步骤' }), /步骤/);
  // Whoever has no role never hears of it.
  await chen.client.call('sync.now', {});
  expect(await chen.client.call('articles.list', { text: '电池' })).toEqual([]);
  await lead.getByRole('button', { name: '发布', exact: true }).click();
  await lead.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await sees(lead.getByRole('article', { name: title }));
  expect(await violations(lead)).toEqual([]);

  await readsAs('## 步骤\n\n1. 拆开\n2. 换电池');

  // The next version, against what everybody reads.
  await goTo(page, '#/knowledge');
  await page.getByRole('listitem').getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('textbox', { name: '正文' }).getByText('换电池').click();
  await page.keyboard.press('End');
  await page.keyboard.type('，四节');
  await page.getByRole('button', { name: '保存为草稿' }).click();
  await page.getByRole('button', { name: '提交审核' }).click();
  await seesText(pill(page), /全部已发送/);
  await goTo(lead, '#/knowledge?list=drafts');
  await lead.getByRole('listitem').getByRole('link', { name: title }).click();
  await lead.getByText('改动', { exact: true }).click();
  await seesText(lead.locator('ins'), /2\. 换电池，四节/);
  await lead.getByRole('button', { name: '批准' }).click();
  await lead.getByRole('button', { name: '发布', exact: true }).click();
  await lead.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await seesText(lead.getByRole('article', { name: title }), /换电池，四节/);
  await readsAs('## 步骤\n\n1. 拆开\n2. 换电池，四节');
});

it('takes a picture into a draft without a network; what a colleague published meanwhile is settled before it is', async () => {
  const { page } = anna;
  await goTo(page, '#/knowledge');
  await page.getByRole('listitem').getByRole('link', { name: title }).click();
  await seesText(page.getByRole('article', { name: title }), /四节/);
  proxy.set('down');
  await seesText(pill(page), /离线/);
  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('button', { name: '保存为草稿' }).click();
  const field = page.getByRole('textbox', { name: '正文' });
  await field.getByText('换电池').click();
  await page.keyboard.press('End');
  await page.getByTestId('article-files').setInputFiles({ name: '电池仓.png', mimeType: 'image/png', buffer: picture });
  await sees(field.getByRole('img', { name: '电池仓' }));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '提交审核' }).click();
  const lead = ben.page;
  await lead.getByRole('button', { name: '编辑' }).click();
  await lead.getByRole('textbox', { name: '正文' }).getByText('换电池').click();
  await lead.keyboard.press('End');
  await lead.keyboard.type('，看正负极');
  await lead.getByRole('button', { name: '发布', exact: true }).click();
  await seesText(lead.getByRole('article', { name: title }), /看正负极/);
  proxy.set('none');
  await seesText(pill(page), /全部已发送/);

  await goTo(lead, '#/knowledge?list=drafts');
  await lead.getByRole('listitem').getByRole('link', { name: title }).click();
  const clash = lead.getByRole('region', { name: '原文在相同位置已被修改' });
  await seesText(clash, /看正负极/);
  expect(await violations(lead)).toEqual([]);
  await clash.getByRole('button', { name: '用本草稿' }).click();
  await clash.getByRole('button', { name: '采用选定内容' }).click();
  await clash.waitFor({ state: 'detached' });
  await lead.getByText('预览', { exact: true }).click();
  await drawn(lead);
  await lead.getByRole('button', { name: '发布', exact: true }).click();
  await lead.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await sees(lead.getByRole('article', { name: title }));
  await drawn(lead);
});

/** A picture that is there, and not only the room for it. */
async function drawn(page: Page): Promise<void> {
  const shown = page.getByRole('main').getByRole('img', { name: '电池仓' });
  await sees(shown);
  await expect
    .poll(() => shown.evaluate((element) => (element as HTMLImageElement).naturalWidth), { timeout: 30_000 })
    .toBe(1);
}

/** What reaches an agent without a role. */
async function readsAs(body: string): Promise<void> {
  const held = async () => {
    await chen.client.call('sync.now', {});
    return (await chen.client.call('articles.list', { text: '换电池' })).map((article) => article.body);
  };
  await expect.poll(held, { timeout: 30_000 }).toEqual([body]);
}

// Files between a real window and a colleague: added while the network is away, kept through a power cut, opened and saved as they were.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachmentId, CaseId } from '#domain/model/ids.ts';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { attach, contentOf, deviceOf, openCase, placeIs } from '../core/files/file-devices.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { type CuttingProxy, startCuttingProxy } from '../harness/cutting-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { violations } from './axe.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';
import { pill } from './pill.ts';
import { sees, seesText } from './see.ts';

/** One red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

let team: TeamServer;
let proxy: CuttingProxy;
let browser: Browser;
let chen: CoreDevice;
let anna: HelpDesk;
let folder: string;
let caseId: CaseId;

const open = () =>
  openHelpDesk(browser, { folder, serverUrl: proxy.url, signIn: `anna:${team.password}`, look: { locale: 'zh-CN' } });

beforeAll(async () => {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  team = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startCuttingProxy(team.url);
  chen = await deviceOf('chen', temporaryFolder(afterAll), team.url);
  caseId = await openCase(chen, team.teamId);
  await chen.settled();
  browser = await launchBrowser();
  folder = temporaryFolder(afterAll);
  anna = await open();
});
afterAll(async () => {
  await anna?.stop();
  await browser?.close();
  await chen?.close();
  await proxy?.close();
  await team?.close();
});

async function files(page: Page): Promise<Locator> {
  await seesText(pill(page), /在线|离线/);
  await page.evaluate((id) => {
    window.location.hash = `#/cases/${id}`;
  }, caseId);
  const card = page.getByRole('region', { name: '附件' });
  await sees(card);
  return card;
}

it('reaches the colleague as it was, though the network was away and the power went in between', async () => {
  const bytes = randomBytes(1_300_000);
  let card = await files(anna.page);
  proxy.setDown(true);
  await seesText(pill(anna.page), /离线/);
  await card
    .getByTestId('file-chooser')
    .setInputFiles({ name: '合同.pdf', mimeType: 'application/pdf', buffer: bytes });
  await seesText(card.getByRole('listitem'), /合同\.pdf.*等待网络/);
  await anna.kill9();

  anna = await open();
  card = await files(anna.page);
  await seesText(card.getByRole('listitem'), /合同\.pdf.*等待/);
  proxy.setDown(false);
  await seesText(card.getByRole('listitem'), /合同\.pdf.*已在服务器上/);

  const views = await chen.client.call('attachments.list', { caseId });
  const id = views[0]?.id as AttachmentId;
  await chen.client.call('attachments.fetch', { attachmentId: id });
  await placeIs(chen, caseId, id, 'here');
  expect((await contentOf(chen, id)).equals(bytes)).toBe(true);
});

it("a colleague's picture is fetched, opened in the window and saved as it was", async () => {
  const id = await attach(chen, caseId, '碎屏.png', png);
  await placeIs(chen, caseId, id, 'here');
  const { page } = anna;
  const card = await files(page);
  await card.getByRole('button', { name: '下载 碎屏.png' }).click();
  await card.getByRole('button', { name: '打开 碎屏.png' }).click();
  const picture = page.getByRole('dialog', { name: '碎屏.png' }).getByRole('img', { name: '碎屏.png' });
  await sees(picture);
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: '保存 碎屏.png' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('碎屏.png');
  expect(readFileSync(await download.path()).equals(png)).toBe(true);
  expect(await violations(page)).toEqual([]);
});

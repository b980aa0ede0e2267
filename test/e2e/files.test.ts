// Files between a real window and a colleague: added while the network is away, kept through a power cut, opened and saved as they were.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachmentId, CaseId, CustomerId, VisitId } from '#domain/model/ids.ts';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { attach, contentOf, deviceOf, openCase, placeIs } from '../core/files/file-devices.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { type CuttingProxy, startCuttingProxy } from '../harness/cutting-proxy.ts';
import { eventually } from '../harness/eventually.ts';
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

it('a photo of a visit without a case, and a contract dropped on the customer, reach the colleague after a power cut', async () => {
  // Another picture than the colleague's: what lies behind its end belongs to it, and shows nothing.
  const scene = Buffer.concat([png, randomBytes(8)]);
  const made = await chen.client.run('customer.add', { name: '林工' });
  const customerId = made.made?.id as CustomerId;
  const recorded = await chen.client.run('visit.record', {
    ...{ customerId, teamId: team.teamId, kind: 'on-site', outcome: 'resolved' },
    ...{ arrivedAt: Date.now() - 60_000, leftAt: Date.now() },
  });
  const owner = { visitId: recorded.made?.id as VisitId };
  // Who made a visit adds photos to it, or a lead.
  const bens = {
    ...{ folder: temporaryFolder(), serverUrl: proxy.url, signIn: `ben:${team.password}` },
    look: { locale: 'zh-CN' },
  } as const;
  const by = await openHelpDesk(browser, bens);
  const goTo = (to: string) =>
    by.page.evaluate((hash) => {
      window.location.hash = hash;
    }, to);
  await goTo(`#/visits/${owner.visitId}`);
  const report = by.page.getByRole('article');
  await sees(report);
  await goTo(`#/customers/${customerId}`);
  const card = by.page.getByRole('region', { name: '附件' });
  await sees(card);
  proxy.setDown(true);
  await seesText(pill(by.page), /离线/);
  await drop(by.page, { name: '合同.pdf', type: 'application/pdf', content: 'signed' });
  await seesText(card.getByRole('listitem'), /合同\.pdf.*等待网络/);
  expect(await violations(by.page)).toEqual([]);
  await goTo(`#/visits/${owner.visitId}`);
  await by.page.getByTestId('photo-chooser').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: scene });
  await sees(report.getByRole('img', { name: '现场.png' }));
  expect(await violations(by.page)).toEqual([]);
  await by.kill9();

  const again = await openHelpDesk(browser, bens);
  proxy.setDown(false);
  await eventually(async () => {
    expect(await chen.client.call('attachments.list', owner)).toMatchObject([{ name: '现场.png', place: 'on-server' }]);
    expect(await chen.client.call('attachments.list', { customerId })).toMatchObject([{ name: '合同.pdf' }]);
  });
  const [photo] = await chen.client.call('attachments.list', owner);
  await chen.client.call('attachments.fetch', { attachmentId: photo?.id ?? '' });
  await eventually(async () =>
    expect(await chen.client.call('attachments.list', owner)).toMatchObject([{ here: true }]),
  );
  expect((await contentOf(chen, photo?.id as AttachmentId)).equals(scene)).toBe(true);
  await again.stop();
});

/** As the system hands over a file that is let go of above the page. */
async function drop(page: Page, file: { name: string; type: string; content: string }): Promise<void> {
  await page.getByRole('article').evaluate((target, { name, type, content }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], name, { type }));
    for (const kind of ['dragover', 'drop'])
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, file);
}

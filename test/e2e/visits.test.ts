// A visit in a real window without a network: written down through a power cut, signed with the mouse, printed, and with the colleague afterwards.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';
import { violations } from './axe.ts';
import { openHelpDesk } from './help-desk.ts';
import { pill } from './pill.ts';
import { sees, seesText } from './see.ts';

let team: TeamServer;
let proxy: FaultProxy;
let browser: Browser;
let chen: CoreDevice;
let caseId: CaseId;

beforeAll(async () => {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  team = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startFaultProxy(team.url);
  chen = await deviceAtWork('chen', { folder: temporaryFolder(afterAll), serverUrl: team.url });
  caseId = await openedCase(chen, '门锁没电');
  await chen.settled();
  browser = await launchBrowser();
});
afterAll(async () => {
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

/** With the mouse, as parts of the sheet's width and height. */
async function write(page: Page, ...points: (readonly [number, number])[]): Promise<void> {
  const box = await page.getByRole('img', { name: /^签名：/ }).boundingBox();
  if (!box) throw new Error('there is no sheet to write on');
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  const [first, ...more] = points;
  if (!first) return;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const point of more) await page.mouse.move(...at(point), { steps: 5 });
  await page.mouse.up();
}

it('is written down through a power cut, signed and printed without a network; the colleague sees all of it', async () => {
  const folder = temporaryFolder();
  const open = () =>
    openHelpDesk(browser, { folder, serverUrl: proxy.url, signIn: `anna:${team.password}`, look: { locale: 'zh-CN' } });
  let anna = await open();
  await seesText(pill(anna.page), /在线/);
  await goTo(anna.page, `#/visits/new?case=${caseId}`);
  await sees(anna.page.getByRole('form', { name: '新建面访' }));
  proxy.set('down');
  await seesText(pill(anna.page), /离线/);

  await anna.page.getByRole('button', { name: '已到达' }).click();
  await anna.page.getByLabel('处理情况').fill('清洁触点，更换电池');
  await anna.page.getByLabel('处理情况').blur();
  await seesText(anna.page.getByRole('main'), /草稿已保存在本机/);
  await anna.kill9();

  anna = await open();
  const { page } = anna;
  await seesText(pill(page), /离线/);
  await goTo(page, `#/visits/new?case=${caseId}`);
  const form = page.getByRole('form', { name: '新建面访' });
  await sees(form);
  await expect.poll(() => page.getByLabel('处理情况').inputValue()).toBe('清洁触点，更换电池');
  expect(await page.getByLabel('到达时间').textContent()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  await page.getByRole('button', { name: '已离开' }).click();
  await page.getByRole('radio', { name: '已解决' }).check({ force: true });
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存面访' }).click();

  const report = page.getByRole('article');
  await seesText(report, /清洁触点，更换电池/);
  // A small screen, or a large one at 200 %.
  await page.setViewportSize({ width: 640, height: 450 });
  await page.getByRole('button', { name: '签名', exact: true }).click();
  await page.getByLabel('签名人姓名').fill('李老师');
  await page.getByRole('img', { name: /^签名：/ }).scrollIntoViewIfNeeded();
  await write(page, [0.2, 0.3], [0.5, 0.3]);
  await write(page, [0.3, 0.2], [0.3, 0.8], [0.6, 0.5]);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '确认签名' }).click();
  await sees(report.getByRole('img', { name: '李老师 的签名' }));
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await violations(page)).toEqual([]);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // A4, in points.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  await page.emulateMedia({ media: 'print' });
  expect(await report.isVisible()).toBe(true);
  expect(await page.getByText('仅供内部').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });

  proxy.set('none');
  await eventually(async () => {
    const { rows } = await chen.client.call('visits.list', { caseId });
    expect(rows).toMatchObject([{ done: '清洁触点，更换电池', signing: 'signed', signature: { name: '李老师' } }]);
    // The first stroke runs level across the sheet, wherever on the screen that was drawn.
    const [, x, y] = /^M(\d+) (\d+)/.exec(rows[0]?.signature?.strokes ?? '') ?? [];
    expect(Math.abs(Number(x) - 200)).toBeLessThan(5);
    expect(Math.abs(Number(y) - 120)).toBeLessThan(5);
  });
  await anna.stop();
});

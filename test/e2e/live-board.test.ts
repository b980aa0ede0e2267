// The live board of a lead, while colleagues work on devices of their own.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees, seesText, seesTimes } from './see.ts';

let desk: SampleDesk;
let zhou: HelpDesk;
/** What the browser's console says went wrong, such as what the content policy refused. */
const wrong: string[] = [];

beforeAll(async () => {
  desk = await makeSampleDesk();
  zhou = await desk.open('lead', { locale: 'zh-CN' });
  zhou.page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  zhou.page.on('pageerror', (error) => wrong.push(error.message));
  return () => desk.close();
});

async function show(page: Page, place: string): Promise<void> {
  await page.goto(new URL(`#/reports/${place}`, page.url()).href);
  await sees(page.getByRole('list', { name: '当前' }));
}

it('shows who is on what as it changes, and the cases behind a number', async () => {
  const { page } = zhou;
  await show(page, 'board');
  const people = page.getByRole('region', { name: '同事与手头工作' });
  const lin = people.getByRole('row', { name: /林/ }).getByRole('cell').nth(0);

  // A colleague opens a case on another device: it is on the board; and gone from it when they leave it.
  const other = await desk.open('default', { locale: 'zh-CN' });
  await other.page.goto(new URL('#/cases?queue=mine', other.page.url()).href);
  const first = other.page.getByRole('main').getByRole('link', { name: /\d{5}/ }).first();
  const theirs = /\d{5}/.exec((await first.textContent()) ?? '')?.[0] ?? '';
  await first.click();
  await seesText(other.page.getByRole('main').getByRole('article'), new RegExp(theirs));
  await seesText(lin, new RegExp(theirs));

  // Their connection ends, and with it what can be known of them.
  desk.proxy.set('down');
  await seesText(lin, /最近一次|尚无动静/);
  desk.proxy.set('none');
  await seesText(lin, new RegExp(theirs));
  await other.stop();

  // What is overdue opens its cases, as many as it says, and these open.
  const overdue = page.getByRole('list', { name: '当前' }).getByRole('button', { name: /^已超时：\d+。/ });
  const count = Number((await overdue.textContent()) ?? '');
  expect(count).toBeGreaterThan(0);
  await overdue.click();
  const dialog = page.getByRole('dialog', { name: '已超时' });
  const rows = dialog.getByRole('list', { name: '计入的工单' }).getByRole('listitem');
  await sees(rows);
  // One more may have fallen due meanwhile.
  expect(await rows.count()).toBeGreaterThanOrEqual(count);
  await seesText(dialog, new RegExp(`共 ${await rows.count()} 张工单`));
  const link = rows.getByRole('link').first();
  const number = (await link.textContent())?.split(' ')[0] ?? '';
  await link.click();
  await seesText(page.getByRole('main').getByRole('article'), new RegExp(number));
  await page.goBack();
  await sees(rows);
  await page.keyboard.press('Escape');
  expect(wrong).toEqual([]);
});

it('says that it is cut off, and goes on counting what is here', async () => {
  const { page } = zhou;
  await show(page, 'board');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').and(page.locator(':focus')).fill('转为离线工作或恢复在线');
  await page.getByRole('option', { name: '转为离线工作或恢复在线' }).first().click();
  await sees(page.getByText(/与服务器断开连接。暂时看不到同事正在做什么/));
  await sees(page.getByRole('list', { name: '当前' }).getByRole('button', { name: /^未完结：\d+。/ }));
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').and(page.locator(':focus')).fill('转为离线工作或恢复在线');
  await page.getByRole('option', { name: '转为离线工作或恢复在线' }).first().click();
  await seesTimes(page.getByText(/与服务器断开连接。/), 0);
});

it('fills a wall by one key and gives the screen back', async () => {
  const { page } = zhou;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await show(page, 'board');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('f');
  const wall = page.getByRole('dialog', { name: '实时看板' });
  await sees(wall);
  const box = await wall.boundingBox();
  expect(box?.width).toBeGreaterThan(1900);
  // Letters are larger than at the desk.
  const size = (of: string) =>
    wall
      .getByText(of, { exact: true })
      .first()
      .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  expect(await size('待我方处理')).toBeGreaterThan(17);
  await wall.getByRole('button', { name: '退出全屏' }).click();
  await seesTimes(wall, 0);
  await page.waitForFunction(() => document.fullscreenElement === null);
  await page.setViewportSize({ width: 1280, height: 800 });
});

it.each([
  { colorScheme: 'light', width: 1280, place: 'board' },
  { colorScheme: 'dark', width: 1280, place: 'board' },
  { colorScheme: 'light', width: 640, place: 'board' },
  { colorScheme: 'dark', width: 1920, place: 'board?wall=1' },
  { colorScheme: 'light', width: 640, place: 'board?wall=1' },
  { colorScheme: 'light', width: 1280, place: 'board?pick=open' },
] as const)(
  'nothing is missing for whoever does not see or hold a mouse: $place, $colorScheme, $width',
  async (look) => {
    const { page } = zhou;
    await page.emulateMedia({ colorScheme: look.colorScheme });
    // A screen that was taken is given back before its size is another.
    await show(page, 'board');
    await page.waitForFunction(() => document.fullscreenElement === null);
    await page.setViewportSize({ width: look.width, height: 800 });
    await show(page, look.place);
    expect(await missing(page)).toEqual([]);
  },
);

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { runAction } from './run-action.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees, seesText } from './see.ts';

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
}

async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const rows = (page: Page) => page.getByRole('region', { name: '明细', exact: true });

/** The cells of a table, line by line. */
function cells(page: Page, name: string): Promise<string[][]> {
  return page
    .getByRole('region', { name, exact: true })
    .locator('tbody tr')
    .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent ?? '')));
}

/** The number of rows that the page tells. */
async function total(page: Page): Promise<number> {
  const said = (await page.getByRole('status').filter({ hasText: '共' }).first().textContent()) ?? '';
  return Number(/[\d,]+/.exec(said)?.[0].replace(',', ''));
}

it('a lead who is cut off puts a report together, saves it for everybody and takes all of it out', async () => {
  const { page } = zhou;
  await show(page, 'saved');
  await sees(page.getByRole('link', { name: '新建报表' }));
  await runAction(page, '转为离线工作或恢复在线');
  await sees(page.getByRole('banner').getByRole('button', { name: '手动离线' }));
  await page.getByRole('link', { name: '新建报表' }).click();
  await sees(rows(page).locator('tbody tr'));

  await choose(page, '时间段', '最近 90 天');
  await page.getByRole('button', { name: '上移“主题”' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '去掉“解决时间”' }).click();
  await choose(page, '添加列', '联系次数');
  await choose(page, '分组', '渠道');
  await choose(page, '第 1 排序列', '工单号');
  const heads = ['渠道', '主题', '工单号', '状态', '团队', '客服', '创建时间', '解决时长', '联系次数'];
  await expect.poll(() => rows(page).locator('th').allTextContents()).toEqual(heads);

  // What the groups count is all there is, and the chart beside it counts the same.
  await expect.poll(async () => (await cells(page, '分组汇总')).length).toBeGreaterThan(2);
  const groups = await cells(page, '分组汇总');
  const all = await total(page);
  expect(groups.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(all);
  const shown = await cells(page, '明细');
  expect(shown).toHaveLength(Math.min(200, all));

  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '另存为…' });
  await dialog.getByRole('textbox', { name: '名称' }).fill('各渠道工单明细');
  await dialog.getByRole('checkbox', { name: '全员可见' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await sees(page.getByRole('heading', { name: '各渠道工单明细' }));
  expect(page.url()).toMatch(/#\/reports\/saved\?report=[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: '导出当前内容' }).click();
  const files: Record<string, Buffer> = {};
  for (const format of ['csv', 'xlsx']) {
    const exporting = page.getByRole('dialog', { name: '导出当前内容' });
    await exporting.locator(`input[value=${format}]`).check();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      exporting.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`各渠道工单明细.*\\.${format}$`));
    files[format] = readFileSync(await download.path());
  }
  await page.keyboard.press('Escape');

  const [head, ...lines] = parse(files.csv ?? Buffer.of(), { bom: true });
  expect(head).toEqual(heads);
  expect(lines).toHaveLength(all);
  // Durations and moments are written for programs there; everything else stands as it is shown, cell by cell.
  const asTexts = (line: readonly unknown[]) => [...line.slice(0, 6), line[8]].map((cell) => String(cell ?? ''));
  expect(lines.slice(0, shown.length).map(asTexts)).toEqual(shown.map(asTexts));
  const { sheets } = await readXlsx(files.xlsx ?? Buffer.of());
  const sheet = (name: string) => sheets.find((each) => each.name === name)?.rows ?? [];
  expect(sheet('工单')[0]).toEqual(heads);
  expect(sheet('工单').slice(1).map(asTexts)).toEqual(lines.map(asTexts));
  expect(
    sheet('分组汇总')
      .slice(1)
      .map(([name, count]) => [name, String(count)]),
  ).toEqual(groups.map(([name, count]) => [name, count]));
  expect(JSON.stringify(sheets[0]?.rows)).toContain('各渠道工单明细');
  expect(JSON.stringify(sheets[0]?.rows)).toContain('渠道');

  // The figure of the same days is the same number.
  await show(page, 'volume?period=90');
  await sees(page.getByRole('button', { name: new RegExp(`^新建工单：${all}。`) }));
  expect(wrong).toEqual([]);
});

it('a colleague has it once the lead is back', async () => {
  const { page } = zhou;
  await runAction(page, '转为离线工作或恢复在线');
  const admin = await desk.open('admin', { locale: 'zh-CN' });
  await show(admin.page, 'saved');
  await admin.page.getByRole('link', { name: '各渠道工单明细' }).click({ timeout: 30_000 });
  await sees(admin.page.getByRole('heading', { name: '各渠道工单明细' }));
  await seesText(rows(admin.page).locator('thead'), /渠道.*主题.*工单号/);
  expect((await cells(admin.page, '分组汇总')).length).toBeGreaterThan(2);
  await admin.stop();
});

it.each(['light', 'dark'] as const)(
  'nothing is missing for whoever does not see or hold a mouse, %s',
  async (colorScheme) => {
    const { page } = zhou;
    await page.emulateMedia({ colorScheme });
    const found: Record<string, string[]> = {};
    for (const width of [1280, 640])
      for (const place of ['saved', 'saved?report=new']) {
        await page.setViewportSize({ width, height: 800 });
        await show(page, place);
        await sees(place === 'saved' ? page.getByRole('list', { name: '已存报表' }) : rows(page).locator('tbody tr'));
        const faults = await missing(page);
        if (faults.length > 0) found[`${place} ${width}`] = faults;
      }
    expect(found).toEqual({});
  },
);

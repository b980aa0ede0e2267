import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, expect, it } from 'vitest';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { runAction } from './run-action.ts';
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
  await sees(page.getByRole('main').getByRole('list', { name: '指标' }));
}

interface ReportJson {
  readonly rows: { readonly rows: readonly { readonly number: string; readonly subject: string }[] };
  readonly tables: readonly { readonly title: string; readonly rows: readonly unknown[] }[];
}

const rows = (page: Page) => page.getByRole('dialog').getByRole('list', { name: '明细' }).getByRole('listitem');

it('a lead who is cut off reads the figures, goes from a bar to its cases, and hands all of it out', async () => {
  const { page } = zhou;
  await show(page, 'volume?period=90');
  await runAction(page, '转为离线工作或恢复在线');
  await sees(page.getByRole('banner').getByRole('button', { name: '手动离线' }));

  // The figure and what it was counted from are one and the same.
  const created = page.getByRole('button', { name: /^新建工单：\d+。/ });
  const count = Number((await created.textContent()) ?? '');
  expect(count).toBeGreaterThan(20);
  await created.click();
  await sees(page.getByRole('dialog', { name: '新建工单' }));
  await seesTimes(rows(page), count);
  await page.keyboard.press('Escape');

  // A press on the picture: the uppermost of the lying bars, near where it begins.
  const channels = page.getByRole('img', { name: /^各渠道新建量/ });
  await channels.scrollIntoViewIfNeeded();
  await sees(channels.locator('canvas'));
  const longest = /最多 (\d+)（(.+?)）/.exec((await channels.getAttribute('aria-label')) ?? '');
  const box = await channels.boundingBox();
  await channels.click({ position: { x: (box?.width ?? 0) * 0.3, y: 24 } });
  await sees(page.getByRole('dialog', { name: `新建工单 · ${longest?.[2]}` }));
  await seesTimes(rows(page), Number(longest?.[1]));

  // Its first case, and back again to the rows.
  const first = rows(page).getByRole('link').first();
  const number = (await first.textContent())?.split(' ')[0] ?? '';
  await first.click();
  await seesText(page.getByRole('main').getByRole('article'), new RegExp(number));
  await page.goBack();
  await seesTimes(rows(page), Number(longest?.[1]));

  const shown = (await rows(page).getByRole('link').allTextContents()).map((line) => {
    const at = line.indexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  expect(shown).toHaveLength(Number(longest?.[1]));

  await page.getByRole('button', { name: '导出这些明细' }).click();
  const dialog = page.getByRole('dialog', { name: '导出当前内容' });
  const files: Record<string, Buffer> = {};
  for (const format of ['csv', 'json', 'xlsx', 'pdf', 'svg', 'png']) {
    await dialog.locator(`input[value=${format}]`).check();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      dialog.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    files[format] = readFileSync(await download.path());
  }
  // Each file holds the rows of the list on the screen, in its order.
  const csv = parse(files.csv ?? '', { bom: true }) as string[][];
  expect(files.csv?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.slice(1).map(([number, subject]) => [number, subject])).toEqual(shown);
  const json = JSON.parse(files.json?.toString('utf8') ?? '') as ReportJson;
  expect(json.rows.rows.map(({ number, subject }) => [number, subject])).toEqual(shown);
  const { sheets } = await readXlsx(files.xlsx ?? Buffer.of());
  const sheet = sheets.find(({ name }) => name === '新建工单');
  expect(sheet?.rows.slice(1).map(([number, subject]) => [number, subject])).toEqual(shown);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(files.pdf ?? [])), { mergePages: true });
  for (const [number] of shown) expect(text).toContain(number);
  // And the figures of the page, with what they mean.
  const figures = json.tables.find(({ title }) => title === '指标：数量');
  expect(figures?.rows[0]).toMatchObject({ figure: '新建工单', value: count });
  expect(sheets.find(({ name }) => name === '指标：数量')?.rows[1]?.slice(0, 2)).toEqual(['新建工单', count]);
  expect(text).toContain('新建工单');
  const begins = { xlsx: 'PK', pdf: '%PDF-', svg: '<svg', png: '\x89PNG' };
  for (const [format, begin] of Object.entries(begins))
    expect(files[format]?.subarray(0, begin.length).toString('latin1'), format).toBe(begin);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // Who took what is known at once, the last first.
  await page.getByRole('button', { name: '导出记录' }).click();
  const past = page.getByRole('list', { name: '导出记录' }).getByRole('listitem');
  await seesTimes(past, 6);
  await seesText(past.first(), /^工作量.*PNG/);
  await page.keyboard.press('Escape');
  await runAction(page, '转为离线工作或恢复在线');
  expect(wrong).toEqual([]);
});

it.each(['light', 'dark'] as const)(
  'nothing is missing for whoever does not see or hold a mouse, %s',
  async (colorScheme) => {
    const { page } = zhou;
    await page.emulateMedia({ colorScheme });
    const found: Record<string, string[]> = {};
    for (const place of ['volume', 'timeliness', 'quality', 'customers', 'calls', 'knowledge', 'volume?rows=created']) {
      await show(page, place);
      const faults = await missing(page);
      if (faults.length > 0) found[place] = faults;
    }
    expect(found).toEqual({});
  },
);

import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { runAction } from './run-action.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees, seesText, seesTimes } from './see.ts';

let desk: SampleDesk;
let zhou: HelpDesk;
let lin: HelpDesk;

beforeAll(async () => {
  desk = await makeSampleDesk();
  [zhou, lin] = [await desk.open('lead', { locale: 'zh-CN' }), await desk.open('default', { locale: 'zh-CN' })];
  return () => desk.close();
});

async function show(page: Page): Promise<void> {
  await page.goto(new URL('#/reports/review', page.url()).href);
  await sees(page.getByRole('region', { name: '我的改进措施' }));
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function startReview(page: Page, title: string): Promise<void> {
  await show(page);
  await page.getByRole('button', { name: '发起复盘' }).click();
  const form = page.getByRole('form', { name: '发起复盘' });
  await form.getByRole('textbox', { name: '标题' }).fill(title);
  await form.getByRole('button', { name: '开始', exact: true }).click();
  await sees(page.getByRole('article', { name: title }));
  await sees(section(page, '客诉'));
}

it('a lead who is cut off holds a review; what is decided reaches its owner, and the next review tells what came of it', async () => {
  const { page } = zhou;
  await show(page);
  await runAction(page, '转为离线工作或恢复在线');
  await sees(page.getByRole('banner').getByRole('button', { name: '手动离线' }));
  await startReview(page, '第一次复盘');

  // The pack is there without a network: figures, examples with their rules, complaints.
  const created = section(page, '本期指标').getByRole('row', { name: /^新建工单/ });
  await seesText(created, /新建工单/);
  await seesText(section(page, '典型案例'), /最常见类型中/);

  await page.getByRole('button', { name: '添加措施' }).click();
  const form = page.getByRole('form', { name: '添加措施' });
  await form.getByRole('textbox', { name: '措施内容' }).fill('补充门锁离线话术');
  await form.getByRole('combobox', { name: '负责人' }).fill('林');
  await page.getByRole('option', { name: /林/ }).first().click();
  await form.getByRole('button', { name: '保存' }).click();
  await sees(section(page, '改进措施').getByText('补充门锁离线话术'));

  const notes = page.getByRole('textbox', { name: '复盘纪要' });
  await notes.click();
  await page.keyboard.type('门锁离线的来电最多');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: '结束复盘' }).click();
  await sees(page.getByRole('button', { name: '重新打开复盘' }));
  await seesText(section(page, '复盘纪要'), /门锁离线的来电最多/);
  await runAction(page, '转为离线工作或恢复在线');

  await show(lin.page);
  const own = section(lin.page, '我的改进措施').getByRole('listitem').filter({ hasText: '补充门锁离线话术' });
  await sees(own);
  // Reviews are for leads.
  await seesTimes(section(lin.page, '复盘列表'), 0);
  await own.getByRole('button', { name: '完成', exact: true }).click();
  await lin.page.getByRole('textbox', { name: '结果' }).fill('话术已上线');
  await lin.page.getByRole('form', { name: '结果' }).getByRole('button', { name: '完成', exact: true }).click();
  await seesText(own, /已完成/);

  await startReview(page, '第二次复盘');
  await seesText(section(page, '往期遗留'), /补充门锁离线话术.*已完成.*话术已上线/);
  // Told once; what is open still comes again.
  await startReview(page, '第三次复盘');
  await sees(section(page, '往期遗留').getByRole('listitem').first());
  await seesTimes(section(page, '往期遗留').getByText('补充门锁离线话术'), 0);
});

it('the pack leaves the program as a file', async () => {
  const { page } = zhou;
  await startReview(page, '导出');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('menuitem', { name: 'PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^holdfast-导出-.*\.pdf$/);
});

it.each(['light', 'dark'] as const)('nothing is missing for whoever does not see or hold a mouse, %s', async (look) => {
  const { page } = zhou;
  await page.emulateMedia({ colorScheme: look });
  const found: Record<string, readonly string[]> = {};
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 900 });
    await startReview(page, `样式 ${look} ${width}`);
    const inTheReview = await missing(page);
    await show(page);
    const faults = [...inTheReview, ...(await missing(page))];
    if (faults.length > 0) found[String(width)] = faults;
  }
  expect(found).toEqual({});
});

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openHelpDesk } from './help-desk.ts';
import { pill } from './pill.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees, seesText } from './see.ts';

let desk: SampleDesk;
beforeAll(async () => {
  desk = await makeSampleDesk();
  return () => desk.close();
});

const number = '11010519491231002X';
const look = { locale: 'zh-CN' } as const;

/** Into the field of a dialog that takes the focus by itself, once it has it. */
async function typed(page: Page, text: string): Promise<void> {
  await sees(page.getByRole('dialog').locator('input:focus, textarea:focus'));
  await page.keyboard.type(text);
}

it('an identity number entered offline is masked; a lead has it shown for a reason, and the complete file prints on its own', async () => {
  const lin = await openHelpDesk(desk.browser, {
    folder: join(temporaryFolder(afterAll), 'device'),
    serverUrl: desk.proxy.url,
    signIn: 'lin:larkhaven-lin',
    look,
  });
  const { page } = lin;
  await seesText(pill(page), /在线/);
  await page.getByRole('link', { name: '客户', exact: true }).click();
  await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link', { name: /陈默之/ })
    .click();
  await sees(page.getByRole('region', { name: '证件号码' }));
  desk.proxy.set('down');
  await seesText(pill(page), /离线/);
  await page.getByRole('button', { name: '登记证件号码' }).click();
  await typed(page, number);
  await page.keyboard.press('Enter');
  await seesText(page.getByRole('region', { name: '证件号码' }), /••••002X/);
  await seesText(page.getByRole('region', { name: '变更历史' }), /登记了证件号码/);
  expect(await page.getByRole('button', { name: '查看完整号码' }).count()).toBe(0);

  await page.getByRole('button', { name: '完整档案' }).click();
  await page.getByRole('button', { name: '生成', exact: true }).click();
  const sheet = page.getByRole('article', { name: /陈默之 的完整档案/ });
  await seesText(sheet, /很久以前关闭的工单没有/);
  await seesText(sheet, /••••002X/);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  // A4, in points.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  await page.emulateMedia({ media: 'print' });
  expect(await sheet.isVisible()).toBe(true);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '重新生成' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  desk.proxy.set('none');
  await seesText(pill(page), /全部已发送/);
  await lin.stop();

  const lead = await desk.open('lead', look);
  await lead.page.getByRole('link', { name: '客户', exact: true }).click();
  await lead.page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link', { name: /陈默之/ })
    .click();
  await lead.page.getByRole('button', { name: '查看完整号码' }).click();
  await typed(lead.page, '退款前核实');
  await lead.page.getByRole('dialog').getByRole('button', { name: '查看完整号码' }).click();
  await seesText(lead.page.getByRole('region', { name: '证件号码' }), new RegExp(number));
  await seesText(lead.page.getByRole('region', { name: '变更历史' }), /查看了完整证件号码.*退款前核实/s);
  await lead.page.getByRole('button', { name: '隐藏' }).click();
  await sees(lead.page.getByRole('button', { name: '查看完整号码' }));
  await lead.stop();
});

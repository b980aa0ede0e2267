import { join } from 'node:path';
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

const folder = join(temporaryFolder(afterAll), 'device');
const open = () =>
  openHelpDesk(desk.browser, {
    folder,
    serverUrl: desk.proxy.url,
    signIn: 'lin:larkhaven-lin',
    look: { locale: 'zh-CN' },
  });

it('opens from the palette in a program that was just started without a network, and prints on one page', async () => {
  const before = await open();
  await seesText(pill(before.page), /在线/);
  await sees(before.page.getByRole('main').getByRole('listitem').getByRole('link'));
  await before.stop();

  desk.proxy.set('down');
  const { page, stop } = await open();
  await seesText(pill(page), /离线/);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').first().fill('应急单');
  await page
    .getByRole('option', { name: /应急单/ })
    .first()
    .click();
  const sheet = page.getByRole('article', { name: '应急单' });
  await sees(sheet.getByRole('row').filter({ hasText: '164 0000 0102' }));

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // A4, in points.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  await page.emulateMedia({ media: 'print' });
  expect(await sheet.isVisible()).toBe(true);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  await stop();
});

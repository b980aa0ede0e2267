import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sees, seesText, seesTimes } from '../see.ts';
import { beginShift, card, go, openCase, timeline } from './shift.ts';

const first = 'L1 关门时有“咔哒”异响，偶尔锁不上';
const second = '门锁关门时有异响，锁不上';

/** A text that is begun and left: it is kept within a second. */
async function begin(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '回复客户' }).click();
  await page.keyboard.type(text);
  await sees(page.getByText(/^草稿已保存 \d\d:\d\d$/));
  await page.keyboard.press('Escape');
}

async function merge(page: Page): Promise<void> {
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: /^合并/ });
  await dialog.getByRole('textbox', { name: '与哪张工单合并' }).fill('咔哒');
  await page.getByRole('option').filter({ hasText: first }).click();
  await sees(dialog.getByRole('table', { name: '各字段合并后的结果' }));
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await sees(page.getByRole('heading', { name: first }));
}

describe.each([{ network: true }, { network: false }])(
  'a fault that is reported twice, with the network there: $network',
  ({ network }) => {
    it('is warned of, merged, taken apart and merged again; no begun answer is lost, and both numbers lead on', async () => {
      const shift = await beginShift({ network });
      const { page } = shift;
      await openCase(page, '咔哒', first);
      await begin(page, '新锁体明天到。');

      // The son reports the same: the program says so, and keeps nobody from taking it down.
      await go(page, '#/cases/new');
      await page.getByRole('textbox', { name: '客户', exact: true }).fill('0108');
      await page.getByRole('option', { name: /郑一舟/ }).click();
      await page.getByRole('textbox', { name: '主题' }).fill(second);
      const warning = page.getByRole('region', { name: /^该客户可能已经反映过同样的问题/ });
      await sees(warning.getByRole('link', { name: new RegExp(first) }));
      await page.getByRole('button', { name: '创建工单' }).click();
      await sees(page.getByText('工单号为最终编号'));
      const number = (await page.getByRole('status').locator('.hf-number').first().textContent())?.trim() ?? '';
      expect(number).toMatch(/^\d{5,}$/);
      await page.getByRole('button', { name: '查看工单' }).click();
      await begin(page, '您父亲那边已经约了师傅。');

      // Merged, and doubted: taken back, each case has its own text again.
      await merge(page);
      await page.keyboard.press('ControlOrMeta+z');
      await sees(page.getByText('已撤销'));
      await seesTimes(page.getByRole('button', { name: `撤销与 #${number} 的合并` }), 0);
      const field = page.getByRole('textbox', { name: '回复客户' });
      await seesText(field, /^新锁体明天到。$/);
      await openCase(page, number, second);
      await seesText(field, /^您父亲那边已经约了师傅。$/);

      // It was right after all: the text begun on the other goes on here.
      await merge(page);
      await page.getByRole('button', { name: '继续撰写' }).click();
      await seesText(field, /您父亲那边已经约了师傅。.*新锁体明天到。|新锁体明天到。.*您父亲那边已经约了师傅。/s);
      await field.click();
      await page.keyboard.press('ControlOrMeta+Enter');
      await sees(timeline(page).getByText('您父亲那边已经约了师傅。'));
      await sees(card(page, '相关工单').getByRole('list', { name: '已合并到本工单' }).getByText(number));

      await shift.regain();

      // Whoever is read the second number out finds the case that goes on.
      const zhou = await shift.colleague('lead');
      await openCase(zhou.page, number, second);
      const banner = zhou.page.getByRole('region', { name: '已合并' });
      await banner.getByRole('link').click();
      await sees(zhou.page.getByRole('heading', { name: first }));
      await seesTimes(timeline(zhou.page).getByText('您父亲那边已经约了师傅。'), 1);
      await seesTimes(timeline(zhou.page).getByText('新锁体明天到。'), 1);
    });
  },
);

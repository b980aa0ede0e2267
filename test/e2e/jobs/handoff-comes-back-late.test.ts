import type { Page } from 'playwright-core';
import { describe, it, onTestFinished } from 'vitest';
import { pill } from '../pill.ts';
import { makeSampleDesk } from '../sample-desk.ts';
import { sees, seesText, seesTimes } from '../see.ts';

const asked = '请查备件批次 L-14 的库存。';
const result = '库存 20 件，今天发出。';

async function openCase(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').first().fill('门锁面板不亮');
  await page.getByRole('option').filter({ hasText: '门锁面板不亮' }).first().click();
  await sees(page.getByRole('heading', { name: /门锁面板不亮/ }));
}

/** The fifteenth of last month: it is late already when it is asked. */
async function pickLastMonth(page: Page, field: string): Promise<void> {
  await page.getByRole('form', { name: '发起协同' }).getByRole('button', { name: field }).click();
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByRole('table').getByRole('button').filter({ hasText: /^15$/ }).click();
  await page.getByRole('button', { name: '确定', exact: true }).click();
}

describe.each([{ network: true }, { network: false }])('a handoff, with the network there: $network', ({ network }) => {
  it('that is overdue stands out for who asked, and comes back with its result', async () => {
    const desk = await makeSampleDesk();
    onTestFinished(() => desk.close());
    const lin = await desk.open('default', { locale: 'zh-CN' });
    const { page } = lin;
    await seesText(pill(page), /在线/);
    await sees(page.getByRole('main').getByRole('listitem').getByRole('link'));
    if (!network) {
      desk.proxy.set('down');
      await seesText(pill(page), /离线/);
    }

    await openCase(page);
    const card = page.getByRole('region', { name: '协同', exact: true });
    await card.getByRole('button', { name: '发起协同' }).click();
    const form = page.getByRole('form', { name: '发起协同' });
    await form.getByRole('combobox', { name: '团队' }).click();
    await page.getByRole('option', { name: '售后支持' }).click();
    await form.getByRole('combobox', { name: '协助人' }).click();
    await page.getByRole('option', { name: '周明远' }).click();
    await form.getByRole('textbox', { name: '协助事项' }).fill(asked);
    await pickLastMonth(page, '完成期限');
    await form.getByRole('button', { name: '发起协同' }).click();
    await sees(card.getByText('周明远 · 售后支持'));
    await sees(card.getByText(/已逾期/));
    await page.getByRole('link', { name: /^协同/ }).click();
    await page.getByText('我方发起').click();
    await sees(page.getByText('2 项逾期'));

    if (!network) {
      await seesText(pill(page), /待上传/);
      desk.proxy.set('none');
    }
    await seesText(pill(page), /^在线(?!.*待上传)/);

    // Who was asked finds it in their list, takes it, and gives it back.
    const zhou = await desk.open('lead', { locale: 'zh-CN' });
    await seesText(pill(zhou.page), /在线/);
    await zhou.page.getByRole('link', { name: /^协同/ }).click();
    const item = zhou.page.getByRole('main').getByRole('listitem').filter({ hasText: asked });
    await item.getByRole('button', { name: '接受' }).click();
    await sees(item.getByText('已接受'));
    await item.getByRole('button', { name: '返回结果' }).click();
    await item.getByRole('textbox', { name: '处理结果' }).fill(result);
    await item.getByRole('button', { name: '返回结果' }).click();
    await seesTimes(item, 0);

    // The agent sees it on the case, and nothing is overdue any more.
    await openCase(page);
    await sees(card.getByText(result));
    await sees(card.getByText('已返回'));
    await seesTimes(card.getByText(/已逾期/), 0);
    await sees(page.getByRole('region', { name: '沟通记录' }).getByText(new RegExp(`返回了协同结果：${result}`)));
    await Promise.all([lin.stop(), zhou.stop()]);
  });
});

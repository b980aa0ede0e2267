import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { sees, seesTimes } from '../see.ts';
import { beginShift, card, openCase, timeline } from './shift.ts';

const asked = '请查备件批次 L-14 的库存。';
const result = '库存 20 件，今天发出。';

/** The fifteenth of last month: it is late already when it is asked. */
async function pickLastMonth(page: Page, field: string): Promise<void> {
  await page.getByRole('form', { name: '发起协同' }).getByRole('button', { name: field }).click();
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByRole('table').getByRole('button').filter({ hasText: /^15$/ }).click();
  await page.getByRole('button', { name: '确定', exact: true }).click();
}

describe.each([{ network: true }, { network: false }])('a handoff, with the network there: $network', ({ network }) => {
  it('that is overdue stands out for who asked, and comes back with its result', async () => {
    const shift = await beginShift({ network });
    const { page } = shift;

    await openCase(page, '门锁面板不亮');
    const help = card(page, '协同');
    await help.getByRole('button', { name: '发起协同' }).click();
    const form = page.getByRole('form', { name: '发起协同' });
    await form.getByRole('combobox', { name: '团队' }).click();
    await page.getByRole('option', { name: '售后支持' }).click();
    await form.getByRole('combobox', { name: '协助人' }).click();
    await page.getByRole('option', { name: '周明远' }).click();
    await form.getByRole('textbox', { name: '协助事项' }).fill(asked);
    await pickLastMonth(page, '完成期限');
    await form.getByRole('button', { name: '发起协同' }).click();
    await sees(help.getByText('周明远 · 售后支持'));
    await sees(help.getByText(/已逾期/));
    await page.getByRole('link', { name: /^协同/ }).click();
    await page.getByText('我方发起').click();
    await sees(page.getByText('2 项逾期'));

    await shift.regain();

    // Who was asked finds it in their list, takes it, and gives it back.
    const zhou = await shift.colleague('lead');
    await zhou.page.getByRole('link', { name: /^协同/ }).click();
    const item = zhou.page.getByRole('main').getByRole('listitem').filter({ hasText: asked });
    await item.getByRole('button', { name: '接受' }).click();
    await sees(item.getByText('已接受'));
    await item.getByRole('button', { name: '返回结果' }).click();
    await item.getByRole('textbox', { name: '处理结果' }).fill(result);
    await item.getByRole('button', { name: '返回结果' }).click();
    await seesTimes(item, 0);

    // The agent sees it on the case, and nothing is overdue any more.
    await openCase(page, '门锁面板不亮');
    await sees(help.getByText(result));
    await sees(help.getByText('已返回'));
    await seesTimes(help.getByText(/已逾期/), 0);
    await sees(timeline(page).getByText(new RegExp(`返回了协同结果：${result}`)));
  });
});

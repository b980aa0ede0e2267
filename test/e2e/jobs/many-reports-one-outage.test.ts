import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sees, seesTimes } from '../see.ts';
import { beginShift, chooseStatus, go, timeline } from './shift.ts';

const reports = 20;

/** Twenty customers report the same; one agent takes them down. */
async function takeDown(page: Page): Promise<void> {
  await go(page, '#/cases/new');
  for (let n = 1; n <= reports; n++) {
    await page.getByRole('textbox', { name: '主题' }).fill(`停电报修 ${n} 号楼`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: '再建一个' }).click();
  }
}

async function openIncident(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '主题' }).fill('城东变电站跳闸');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: '查看工单' }).click();
  await page.getByRole('button', { name: '设为群发事件' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '设为群发事件' }).click();
  await sees(page.getByRole('button', { name: '启用应急预案' }));
}

async function addParts(page: Page): Promise<void> {
  await page.getByRole('button', { name: '关联、合并、拆分' }).click();
  await page.getByRole('menuitem', { name: '添加子工单' }).click();
  const dialog = page.getByRole('dialog', { name: '添加子工单' });
  await dialog.getByRole('textbox', { name: '工单' }).fill('停电报修');
  await page.getByRole('option', { name: `全部 ${reports} 张` }).click();
  await seesTimes(dialog.getByRole('list', { name: '已选工单' }).getByRole('listitem'), reports);
  await dialog.getByRole('button', { name: '添加子工单' }).click();
  await sees(page.getByText(`子工单：已完成 0 / ${reports}`));
}

async function tellAll(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '通知内容' }).fill(text);
  await page.getByRole('button', { name: `发送给 ${reports} 位` }).click();
  await sees(page.getByText(`${reports} 条回复即将发出。`));
}

describe.each([{ network: true }, { network: false }])('an outage, with the network there: $network', ({ network }) => {
  it('is one incident: its twenty reports are told at once, the wrong text is taken back, and solved with it', async () => {
    const shift = await beginShift({ network });
    const { page } = shift;
    await takeDown(page);
    await openIncident(page);
    await addParts(page);

    // The first text was wrong: nobody gets it.
    await page.getByRole('button', { name: `通知 ${reports} 位客户` }).click();
    await tellAll(page, '正在抢修，预计十四点恢复供电。');
    await page.getByRole('button', { name: '全部撤销' }).click();
    await sees(page.getByRole('textbox', { name: '通知内容' }));
    await tellAll(page, '正在抢修，预计十六点恢复供电。');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

    // Solved: its parts are proposed at once, with one answer.
    await chooseStatus(page, '已解决');
    const closing = page.getByRole('dialog', { name: `解决 ${reports} 张子工单` });
    await closing.getByRole('textbox').fill('已恢复供电，给您带来不便，敬请谅解。');
    await closing.getByRole('button', { name: `答复并解决 ${reports} 张` }).click();
    await sees(closing.getByText(`已解决 ${reports} 张子工单。`));
    await closing.getByRole('button', { name: '关闭' }).last().click();
    await sees(page.getByText(`子工单：已完成 ${reports} / ${reports}`));

    await shift.regain();

    // The lead sees the same, and each customer was told twice, not of fourteen o'clock.
    const zhou = await shift.colleague('lead');
    await go(zhou.page, new URL(page.url()).hash);
    await sees(zhou.page.getByText(`子工单：已完成 ${reports} / ${reports}`));
    await zhou.page
      .getByRole('link', { name: /停电报修 7 号楼/ })
      .first()
      .click();
    const told = timeline(zhou.page);
    await sees(told.getByText('已恢复供电，给您带来不便，敬请谅解。'));
    await sees(told.getByText('正在抢修，预计十六点恢复供电。'));
    expect(await told.getByText(/十四点/).count()).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees, seesTimes } from './see.ts';

let desk: SampleDesk;
let zhou: HelpDesk;
let lin: HelpDesk;

beforeAll(async () => {
  desk = await makeSampleDesk();
  [zhou, lin] = await Promise.all([desk.open('lead', { locale: 'zh-CN' }), desk.open('default', { locale: 'zh-CN' })]);
  return () => desk.close();
});

async function show(page: Page): Promise<void> {
  await page.goto(new URL('#/reports/goals', page.url()).href);
  await sees(page.getByRole('main').getByRole('region', { name: '感谢' }));
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

it('a lead sets a goal for an agent, who is told of it where the day begins and sees it move', async () => {
  await show(zhou.page);
  await zhou.page.getByRole('button', { name: '设定目标' }).click();
  const form = zhou.page.getByRole('dialog', { name: '设定目标' });
  await form.getByText('个人', { exact: true }).click();
  await choose(zhou.page, '团队', '售后支持');
  await choose(zhou.page, '同事', '林嘉禾');
  await choose(zhou.page, '指标', '解决');
  await form.getByRole('textbox', { name: '不低于' }).fill('1000');
  await form.getByRole('button', { name: '设定目标' }).click();
  const goals = zhou.page.getByRole('main').getByRole('list', { name: '目标', exact: true });
  await sees(goals.getByRole('listitem').filter({ hasText: '林嘉禾' }).getByText('不低于 1,000', { exact: true }));
  const value = async (page: Page) =>
    Number(
      await page
        .getByRole('main')
        .getByRole('list', { name: '目标', exact: true })
        .getByRole('listitem')
        .filter({ hasText: '不低于 1,000' })
        .locator('strong')
        .first()
        .textContent(),
    );
  const before = await value(zhou.page);

  await lin.page.goto(new URL('#/follow-ups', lin.page.url()).href);
  const mine = lin.page.getByRole('navigation', { name: '我的目标' });
  await sees(mine.getByText('解决', { exact: true }));
  await mine.getByRole('link', { name: '我的目标' }).click();
  await sees(lin.page.getByRole('main').getByText('林嘉禾 · 每月'));
  expect(await value(lin.page)).toBe(before);
  // Agents set no goals, and are not put side by side until the workspace says so.
  expect(await lin.page.getByRole('button', { name: '设定目标' }).count()).toBe(0);
  expect(await lin.page.getByRole('region', { name: '同事对比' }).count()).toBe(0);
});

it('the league says on how much each figure rests, and thanks reach the colleague', async () => {
  const { page } = zhou;
  await show(page);
  const league = page.getByRole('region', { name: '同事对比', exact: true });
  await sees(league.getByText(/^全体合计：/));
  await sees(league.getByText(/样本少于 30 条记录|名次/).first());
  await page.getByRole('region', { name: '感谢' }).getByRole('button', { name: '感谢同事' }).click();
  await choose(page, '感谢谁', '林嘉禾');
  const form = page.getByRole('dialog', { name: '感谢同事' });
  await form.getByRole('textbox', { name: '您想说的话' }).fill('周末还给客户回了电话');
  await form.getByRole('button', { name: '感谢同事' }).click();
  await show(lin.page);
  await sees(lin.page.getByText('周末还给客户回了电话'));
  await page.getByRole('button', { name: '撤回对 林嘉禾 的感谢' }).click();
  await sees(page.getByText('已撤回'));
  await seesTimes(lin.page.getByText('周末还给客户回了电话'), 0);
});

it.each(['light', 'dark'] as const)(
  'nothing is missing for whoever does not see or hold a mouse, %s',
  async (colorScheme) => {
    const { page } = zhou;
    await page.emulateMedia({ colorScheme });
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      // A list that the walk over every focus opened is closed then.
      await page.reload();
      await show(page);
      expect(await missing(page)).toEqual([]);
    }
  },
);

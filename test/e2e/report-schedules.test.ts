import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { violations } from './axe.ts';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { said, saidAlone } from './said.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { sees } from './see.ts';

let desk: SampleDesk;
let zhou: HelpDesk;

beforeAll(async () => {
  desk = await makeSampleDesk();
  zhou = await desk.open('lead', { locale: 'en' });
  return () => desk.close();
});

const words = (key: string) => said(`report-schedules:${key}`);

async function show(page: Page): Promise<void> {
  await page.goto(new URL('#/reports/schedules', page.url()).href);
  await page
    .getByRole('main')
    .getByRole('button', { name: words('add') })
    .waitFor();
}

it('a lead has a report made by schedule; sent at once, its file lies in the folder of the server', async () => {
  const { page } = zhou;
  await show(page);
  // The sample's own are made first, as soon as the server is there.
  const ofSample = page.getByRole('main').getByRole('listitem').filter({ hasText: '昨日服务概况' });
  await sees(ofSample.getByText(words('run.done')));
  await page.getByRole('button', { name: words('add') }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: words('field.title') }).fill('Week of the team');
  await form.getByRole('checkbox', { name: words('field.toFolder') }).check();
  await form.getByRole('button', { name: said('common:actions.save') }).click();
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Week of the team' });
  await sees(card);
  await card.getByRole('button', { name: words('send') }).click();
  await sees(card.getByText(words('run.done')));
  const files = readdirSync(desk.reports, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).length).toBeGreaterThan(1000);
});

it('a report that somebody put together is sent with its rows and groups', async () => {
  const { page } = zhou;
  await page.goto(new URL('#/reports/saved?report=new', page.url()).href);
  const choose = async (list: RegExp, option: RegExp) => {
    await page.getByRole('combobox', { name: list }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose(saidAlone('reports:filter.period'), saidAlone('reports:period.this-month'));
  await choose(saidAlone('report-builder:group'), saidAlone('report-builder:column.channel'));
  const groups = page.getByRole('region', { name: saidAlone('report-builder:groupsTitle') });
  await sees(groups.locator('tbody tr'));
  const shown = await groups
    .locator('tbody tr')
    .evaluateAll((lines) => lines.map((line) => [...line.children].slice(0, 2).map((cell) => cell.textContent ?? '')));
  await page.getByRole('button', { name: saidAlone('common:actions.save') }).click();
  const naming = page.getByRole('dialog');
  await naming.getByRole('textbox', { name: said('report-builder:saved.name') }).fill('Channels of the month');
  await naming.getByRole('checkbox', { name: said('report-builder:saved.forAll') }).check();
  await naming.getByRole('button', { name: said('common:actions.save') }).click();
  await sees(page.getByRole('heading', { name: 'Channels of the month' }));

  await show(page);
  await page.getByRole('button', { name: words('add') }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: words('field.title') }).fill('Cases of the month');
  await form.getByRole('combobox', { name: words('field.what') }).selectOption({ label: 'Channels of the month' });
  await form.getByRole('combobox', { name: saidAlone('report-schedules:field.period') }).selectOption('this-month');
  await form.getByRole('checkbox', { name: words('field.toFolder') }).check();
  await form.getByRole('button', { name: said('common:actions.save') }).click();
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Cases of the month' });
  await sees(card.getByText('Channels of the month'));
  await card.getByRole('button', { name: words('send') }).click();
  await sees(card.getByText(words('run.done')));

  const name = readdirSync(desk.reports).find(
    (each) => each.startsWith('Cases of the month') && each.endsWith('.xlsx'),
  );
  const { sheets } = await readXlsx(readFileSync(join(desk.reports, name ?? '')));
  const lines = (sheet: string) => (sheets.find((each) => each.name === sheet)?.rows ?? []).slice(1);
  expect(lines('Groups').map((line) => line.slice(0, 2).map(String))).toEqual(shown);
  const total = shown.reduce((sum, [, count]) => sum + Number(count), 0);
  expect(total).toBeGreaterThan(0);
  expect(lines('Case')).toHaveLength(total);
});

it.each(['light', 'dark'] as const)(
  'nothing is missing for whoever does not see or hold a mouse, %s',
  async (colorScheme) => {
    const { page } = zhou;
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await show(page);
    expect(await missing(page)).toEqual([]);
    await page.getByRole('button', { name: words('add') }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 800 });
    expect(await missing(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
  },
);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { violations } from './axe.ts';
import type { HelpDesk } from './help-desk.ts';
import { missing } from './missing.ts';
import { said } from './said.ts';
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

// `npm run screenshots`: pictures of every view of the sample workspace, in both themes and both languages, for docs/screenshots.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { collide, viewsWith } from './sample-views.ts';

const target = 'docs/screenshots';
const only = process.argv[2];

const looks = [
  { name: 'light-zh-CN', locale: 'zh-CN', dark: false },
  { name: 'dark-zh-CN', locale: 'zh-CN', dark: true },
  { name: 'light-en', locale: 'en', dark: false },
  { name: 'dark-en', locale: 'en', dark: true },
] as const;

async function main(): Promise<void> {
  mkdirSync(target, { recursive: true });
  const desk = await makeSampleDesk();
  try {
    for (const look of looks) if (only === undefined || look.name.includes(only)) await pictures(desk, look);
  } finally {
    await desk.close();
  }
}

async function pictures(desk: SampleDesk, look: (typeof looks)[number]): Promise<void> {
  desk.proxy.set('none');
  const lin = await desk.open('default', look);
  const zhou = await desk.open('lead', look);
  const views = viewsWith(await collide(desk, lin.page, zhou.page));
  for (const [name, visit] of Object.entries(views)) {
    await visit(lin.page);
    await picture(lin.page, `${name}-${look.name}`);
  }
  await Promise.all([lin.stop(), zhou.stop()]);
  const stranger = await desk.open('stranger', look);
  await stranger.page.getByRole('textbox').first().waitFor();
  await picture(stranger.page, `sign-in-${look.name}`);
  await stranger.stop();
}

/** Taken when nothing moves any more: this wait is enough for a picture, no test waits like this. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(target, `${name}.png`) });
  console.log(name);
}

await main();

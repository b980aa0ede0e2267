// `npm run screenshots`: the pictures of the README, anew.
// `npm run screenshots -- dark-en /tmp/pictures`: every view of the sample workspace, in the looks named so; `''` for both themes in the three
// languages.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { collide, leadViews, reportViews, viewsWith } from './sample-views.ts';

const [only = '', target] = process.argv.slice(2);
const readmesFolder = 'docs/screenshots';
const ofReadme: ReadonlySet<string> = new Set(
  [...readFileSync('README.md', 'utf8').matchAll(/docs\/screenshots\/([\w-]+)\.png/g)].map(([, name = '']) => name),
);

const looks = [
  { name: 'light-zh-CN', locale: 'zh-CN', dark: false },
  { name: 'dark-zh-CN', locale: 'zh-CN', dark: true },
  { name: 'light-zh-TW', locale: 'zh-TW', dark: false },
  { name: 'dark-zh-TW', locale: 'zh-TW', dark: true },
  { name: 'light-en', locale: 'en', dark: false },
  { name: 'dark-en', locale: 'en', dark: true },
] as const;

async function main(): Promise<void> {
  mkdirSync(target ?? readmesFolder, { recursive: true });
  const desk = await makeSampleDesk();
  try {
    for (const look of looks) if (isLookWanted(look.name)) await pictures(desk, look);
  } finally {
    await desk.close();
  }
}

function isWanted(name: string): boolean {
  return target !== undefined || ofReadme.has(name);
}

function isLookWanted(look: string): boolean {
  return target === undefined ? [...ofReadme].some((name) => name.endsWith(look)) : look.includes(only);
}

async function pictures(desk: SampleDesk, look: (typeof looks)[number]): Promise<void> {
  desk.proxy.set('none');
  const lin = await desk.open('default', look);
  const zhou = await desk.open('lead', look);
  const views = viewsWith(await collide(desk, lin.page, zhou.page));
  for (const [page, all] of [
    [lin.page, views],
    [zhou.page, { ...leadViews, ...reportViews }],
  ] as const)
    for (const [name, visit] of Object.entries(all)) {
      const named = `${name}-${look.name}`;
      if (!isWanted(named)) continue;
      await visit(page);
      await picture(page, named);
    }
  if (isWanted(`first-sync-${look.name}`)) await firstSync(lin.page, `first-sync-${look.name}`);
  await Promise.all([lin.stop(), zhou.stop()]);
  if (!isWanted(`sign-in-${look.name}`)) return;
  const stranger = await desk.open('stranger', look);
  await stranger.page.getByRole('textbox').first().waitFor();
  await picture(stranger.page, `sign-in-${look.name}`);
  await stranger.stop();
}

/** The sample is too small to be seen coming: the window is told of a download as a large workspace's would be. */
async function firstSync(page: Page, name: string): Promise<void> {
  let tell: ((frame: string) => void) | undefined;
  await page.routeWebSocket(/.*/, (socket) => {
    const core = socket.connectToServer();
    core.onMessage((frame) => {
      socket.send(frame);
      const told = JSON.parse(String(frame)) as { t: string; name?: string; value?: object };
      if (told.t === 'push' && told.name === 'sync') tell = (state) => socket.send(state);
    });
    tell = (state) => socket.send(state);
  });
  await page.goto(page.url().replace(/#.*/, '#/cases?queue=team'));
  await page.reload();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  const sync = {
    connection: 'online',
    problem: null,
    serverUrl: '',
    waiting: 0,
    needsYou: 0,
    openConflicts: 0,
    notices: 0,
  };
  const progress = { done: 42_000, total: 118_400 };
  const value = { ...sync, progress, lastSyncedAt: null, numbersLeft: 100, storage: null, refilling: false };
  tell?.(JSON.stringify({ t: 'push', name: 'sync', value }));
  await page.getByRole('progressbar').first().waitFor();
  await picture(page, name);
}

/** Taken when nothing moves any more: this wait is enough for a picture, no test waits like this. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  // What reminds lin of something would lie over each of them.
  const close = page.locator('.mantine-Notification-closeButton');
  while ((await close.count()) > 0) {
    await close.first().click();
    await page.waitForTimeout(400);
  }
  await page.screenshot({ path: join(target ?? readmesFolder, `${name}.png`) });
  console.log(name);
}

await main();

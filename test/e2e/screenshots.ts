// `npm run screenshots`: pictures of every view of the sample workspace, in both themes and both languages, for docs/screenshots.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { launchBrowser } from '../harness/browser.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { killAll, lineOf, startProgram } from '../harness/processes.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';

const target = 'docs/screenshots';
const only = process.argv[2];

interface Account {
  readonly profile: string;
  readonly login: string;
  readonly password: string;
}

const accounts = JSON.parse(readFileSync('assets/sample/accounts.json', 'utf8')) as Account[];

function signInOf(profile: string): string {
  const account = accounts.find((one) => one.profile === profile);
  if (!account) throw new Error(`the sample has no profile ${profile}`);
  return `${account.login}:${account.password}`;
}

const looks = [
  { name: 'light-zh-CN', locale: 'zh-CN', dark: false },
  { name: 'dark-zh-CN', locale: 'zh-CN', dark: true },
  { name: 'light-en', locale: 'en', dark: false },
  { name: 'dark-en', locale: 'en', dark: true },
] as const;

type Visit = (page: Page) => Promise<void>;

function at(hash: string): Visit {
  return async (page) => {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
  };
}

async function firstRow(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
}

const views: Readonly<Record<string, readonly Visit[]>> = {
  cases: [at('#/cases?queue=team')],
  case: [(page) => at(`#/cases/${conflictedCase}?queue=mine`)(page)],
  'new-case': [at('#/cases/new')],
  customers: [at('#/customers'), firstRow],
  calls: [at('#/calls'), firstRow],
  'call-desk': [at('#/calls/new')],
  'follow-ups': [at('#/follow-ups')],
  knowledge: [at('#/knowledge'), firstRow],
  sync: [at('#/sync')],
  settings: [at('#/settings')],
};

/** The case that two people change at once. */
let conflictedCase = '';

async function main(): Promise<void> {
  await ensureBundle(rendererBundle, process.cwd(), console.log);
  mkdirSync(target, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-pictures-'));
  const server = startProgram('server/main.ts', ['--data', join(folder, 'server'), '--port', '0', '--sample'], {
    DATABASE_URL: '',
  });
  const serverUrl = await lineOf(server, (line) => /listens on (http:\S+)/.exec(line)?.[1]);
  const proxy = await startFaultProxy(serverUrl);
  const browser = await launchBrowser();
  try {
    for (const [index, look] of looks.entries()) {
      if (only !== undefined && !look.name.includes(only)) continue;
      const open = (profile: string) =>
        openHelpDesk(browser, {
          folder: join(folder, `${profile}-${index}`),
          serverUrl: profile === 'default' ? proxy.url : serverUrl,
          signIn: signInOf(profile),
          look,
        });
      proxy.set('none');
      const lin = await open('default');
      const zhou = await open('lead');
      await collide(lin, zhou, proxy);
      for (const [name, visits] of Object.entries(views)) await picture(lin.page, `${name}-${look.name}`, visits);
      await Promise.all([lin.stop(), zhou.stop()]);
      const stranger = await openHelpDesk(browser, {
        folder: join(folder, `stranger-${index}`),
        serverUrl,
        signIn: 'nobody:nobody',
        look,
      });
      await picture(stranger.page, `sign-in-${look.name}`, []);
      await stranger.stop();
    }
  } finally {
    await browser.close();
    await proxy.close();
    await killAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both change the priority of the same case while one of them is cut off; then that one is cut off again with work waiting. */
async function collide(
  lin: HelpDesk,
  zhou: HelpDesk,
  proxy: Awaited<ReturnType<typeof startFaultProxy>>,
): Promise<void> {
  await openFirstOwnCase(lin.page);
  conflictedCase = new URL(lin.page.url()).hash.split('/')[2]?.split('?')[0] ?? '';
  proxy.set('down');
  await settled(lin.page);
  await setPriority(lin.page, 3);
  await at(`#/cases/${conflictedCase}`)(zhou.page);
  await setPriority(zhou.page, 0);
  await settled(zhou.page);
  proxy.set('none');
  await lin.page.getByRole('region', { name: /多人同时|two people at once/ }).waitFor({ timeout: 60_000 });
  proxy.set('down');
  await settled(lin.page);
  await lin.page.getByRole('tab').nth(1).click();
  await lin.page
    .getByRole('textbox', { name: /内部备注|Internal note/ })
    .fill('已电话联系客户，约定明天上午远程检查。');
  await lin.page.keyboard.press('ControlOrMeta+Enter');
  await settled(lin.page);
}

async function openFirstOwnCase(page: Page): Promise<void> {
  await at('#/cases?queue=mine')(page);
  await page
    .getByRole('main')
    .getByText(/^\d{5}$/)
    .first()
    .click();
  await page.getByRole('article').first().waitFor();
}

async function setPriority(page: Page, position: number): Promise<void> {
  await page.getByRole('button', { name: /^优先级|^Priority/ }).click();
  const items = page.getByRole('menuitem');
  await items.first().waitFor();
  await items.nth(Math.min(position, (await items.count()) - 1)).click();
}

async function picture(page: Page, name: string, visits: readonly Visit[]): Promise<void> {
  for (const visit of visits) {
    await visit(page);
    await settled(page);
  }
  await settled(page);
  await page.screenshot({ path: join(target, `${name}.png`) });
  console.log(name);
}

/** Nothing moves any more: enough for a picture, no test waits like this. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(700);
}

await main();

import type { Locator, Page } from 'playwright-core';
import { pill } from './pill.ts';
import type { SampleDesk } from './sample-desk.ts';

/** Goes to a view and comes back when it shows what it is about. Works in both languages. */
export type Visit = (page: Page) => Promise<void>;

/** Every view of the program, for an agent whose given case was changed by two people at once. */
export function viewsWith(conflictedCase: string): Readonly<Record<string, Visit>> {
  return {
    cases: at('#/cases?queue=team', firstRow),
    case: at(`#/cases/${conflictedCase}?queue=mine`, conflictBanner),
    'new-case': at('#/cases/new', (page) => page.getByRole('main').locator('form').getByRole('textbox')),
    customers: then(at('#/customers', firstRow), openFirstRow),
    calls: then(at('#/calls', firstRow), openFirstRow),
    'call-desk': at('#/calls/new', (page) => page.getByRole('main').locator('form').getByRole('textbox')),
    'follow-ups': at('#/follow-ups', firstRow),
    knowledge: then(at('#/knowledge', firstRow), openFirstRow),
    sync: at('#/sync', (page) => page.getByRole('main').getByRole('listitem')),
    settings: at('#/settings', (page) => page.getByRole('main').getByRole('radiogroup')),
  };
}

/** What lies over a view until it is closed. */
export const overlays: Readonly<Record<string, Visit>> = {
  shortcuts: async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('definition').first().waitFor();
  },
  'agent-menu': async (page) => {
    await page.getByRole('button', { name: /的账号|^Account of/ }).click();
    await page.getByRole('menuitem').first().waitFor();
  },
  'sign-out': async (page) => {
    await page.getByRole('button', { name: /的账号|^Account of/ }).click();
    await page.getByRole('menuitem').last().click();
    await page.getByRole('dialog').getByRole('button').nth(2).waitFor();
  },
  'sync-panel': async (page) => {
    await pill(page).click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  },
  search: async (page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('Haven');
    await page.getByRole('option').first().waitFor();
  },
  'status-menu': async (page) => {
    await page.getByRole('button', { name: /^状态|^Status/ }).click();
    await page.getByRole('menuitem').first().waitFor();
  },
};

/**
 * Agent lin and lead zhou change the priority of the same case while lin is cut off; then lin is cut off again with work
 * waiting. Returns the case.
 */
export async function collide({ proxy }: SampleDesk, lin: Page, zhou: Page): Promise<string> {
  await at('#/cases?queue=mine', firstRow)(lin);
  await openFirstRow(lin);
  const caseId = new URL(lin.url()).hash.split('/')[2]?.split('?')[0] ?? '';
  proxy.set('down');
  await pillSays(lin, /离线|Offline/);
  await setPriority(lin, 2);
  await pillSays(lin, /待上传|waiting/);
  await at(`#/cases/${caseId}`, (page) => page.getByRole('article'))(zhou);
  await setPriority(zhou, 0);
  await pillSays(zhou, /^(在线|Online)$/);
  proxy.set('none');
  await conflictBanner(lin).first().waitFor({ timeout: 60_000 });
  proxy.set('down');
  await pillSays(lin, /离线|Offline/);
  await lin.getByRole('tab').nth(1).click();
  await lin.getByRole('textbox', { name: /内部备注|Internal note/ }).fill('已电话联系客户，约定明天上午远程检查。');
  await lin.keyboard.press('ControlOrMeta+Enter');
  await pillSays(lin, /待上传|waiting/);
  return caseId;
}

async function pillSays(page: Page, words: RegExp): Promise<void> {
  await pill(page).filter({ hasText: words }).waitFor({ timeout: 60_000 });
}

async function setPriority(page: Page, position: number): Promise<void> {
  await page.getByRole('button', { name: /^优先级|^Priority/ }).click();
  await page.getByRole('menuitem').nth(position).click();
}

function at(hash: string, shown: (page: Page) => Locator): Visit {
  return async (page) => {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await shown(page).first().waitFor();
  };
}

function then(...visits: readonly Visit[]): Visit {
  return async (page) => {
    for (const visit of visits) await visit(page);
  };
}

function firstRow(page: Page): Locator {
  return page.getByRole('main').getByRole('listitem').getByRole('link');
}

async function openFirstRow(page: Page): Promise<void> {
  const href = await firstRow(page).first().getAttribute('href');
  await firstRow(page).first().click();
  await page.waitForURL((url) => url.hash.split('?')[0] === href?.split('?')[0]);
  await page.getByRole('main').getByRole('heading').last().waitFor();
}

function conflictBanner(page: Page): Locator {
  return page.getByRole('region', { name: /多人同时|two people at once/ });
}

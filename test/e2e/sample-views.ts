import type { Locator, Page } from 'playwright-core';
import { pill } from './pill.ts';
import { said, saidAlone } from './said.ts';
import type { SampleDesk } from './sample-desk.ts';

/** Goes to a view and comes back when it shows what it is about. Works in every language. */
export type Visit = (page: Page) => Promise<void>;

/** Cases of lin's on which offline work met somebody else's. */
export interface Collided {
  /** Its priority was changed by two people at once. */
  readonly priority: string;
  /** Its description was, and a status lin set was refused. */
  readonly text: string;
  /** A reply of lin's is held, for zhou answered meanwhile. */
  readonly held: string;
}

/** A complaint of lin's that is under way. */
const complaintSubject = '安装师傅两次改约，客户要求说明';

/** An announcement that everybody has to acknowledge. */
const announcement = '公告：Lark Mesh 2 固件 2.8 暂停推送';

/** Every view of the program, for an agent whose offline work met that of others. */
export function viewsWith(collided: Collided): Readonly<Record<string, Visit>> {
  return {
    cases: at('#/cases?queue=team', firstRow),
    case: at(`#/cases/${collided.priority}?queue=mine`, conflictBanner),
    'case-held-reply': at(`#/cases/${collided.held}?queue=mine`, heldReply),
    'case-notice': at(`#/cases/${collided.text}?queue=mine`, notice),
    complaint: then(at('#/cases?queue=mine', firstRow), (page) => openRow(page, complaintSubject)),
    'new-case': at('#/cases/new', (page) => page.getByRole('main').locator('form').getByRole('textbox')),
    customers: then(at('#/customers', firstRow), openFirstRow),
    calls: then(at('#/calls', firstRow), openFirstRow),
    'call-desk': at('#/calls/new', (page) => page.getByRole('main').locator('form').getByRole('textbox')),
    'new-visit': at('#/visits/new', (page) => page.getByRole('main').locator('form').getByRole('textbox')),
    'follow-ups': at('#/follow-ups', firstRow),
    appointments: at('#/appointments', (page) => page.getByRole('grid')),
    cooperation: at('#/cooperation', (page) => page.getByRole('main').getByRole('heading')),
    knowledge: then(at('#/knowledge', firstRow), openFirstRow),
    reports: at('#/reports', (page) => page.getByRole('main').getByRole('figure').locator('canvas')),
    questions: at('#/knowledge/questions', (page) => page.getByRole('main').locator('details')),
    'search-page': at('#/search?q=Haven', (page) => page.getByRole('main').locator('mark')),
    sync: at('#/sync', (page) => page.getByRole('main').getByRole('listitem')),
    'sync-outbox': then(at('#/sync', sentLately), (page) => sentLately(page).scrollIntoViewIfNeeded()),
    'sync-conflicts': at('#/sync/conflicts', (page) => page.getByRole('main').locator('ins')),
    'sync-notices': at('#/sync/notices', notice),
    settings: at('#/settings', (page) => page.getByRole('main').getByRole('radiogroup')),
  };
}

/** What only those see who write and approve articles. */
export const leadViews: Readonly<Record<string, Visit>> = {
  gaps: at('#/knowledge/gaps', (page) => page.getByRole('main').getByRole('heading', { name: said('gaps:title') })),
  'knowledge-import': at('#/knowledge/import', (page) =>
    page.getByRole('main').getByRole('button', { name: said('knowledge-exchange:chooseFolder') }),
  ),
  'knowledge-export': at('#/knowledge/export', (page) => page.getByRole('main').getByRole('radio')),
  'announcement-readers': then(
    at('#/knowledge', firstRow),
    (page) => openRow(page, announcement),
    async (page) => {
      await page.evaluate(() => {
        window.location.hash = `${window.location.hash.split('?')[0]}?receipts=1`;
      });
      await page
        .getByRole('main')
        .getByRole('region', { name: said('knowledge:readersOf') })
        .waitFor();
    },
  ),
};

/** What a lead counts by. */
export const reportViews: Readonly<Record<string, Visit>> = {
  'live-board': at('#/reports/board', (page) => page.getByRole('main').getByRole('table')),
  'report-page': at('#/reports/volume', (page) => page.getByRole('main').getByRole('figure').locator('canvas')),
  'service-review': at('#/reports/review', (page) => page.getByRole('main').getByRole('heading')),
  goals: at('#/reports/goals', (page) => page.getByRole('main').getByRole('heading')),
};

/** What lies over a view until it is closed. */
export const overlays: Readonly<Record<string, Visit>> = {
  shortcuts: async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('definition').first().waitFor();
  },
  'agent-menu': async (page) => {
    await page.getByRole('button', { name: said('common:agentMenu.open') }).click();
    await hasFocus(page, 'menu');
  },
  'sign-out': async (page) => {
    await page.getByRole('button', { name: said('common:agentMenu.open') }).click();
    await page.getByRole('menuitem').last().click();
    await page.getByRole('dialog').getByRole('button').nth(2).waitFor();
  },
  'sync-panel': async (page) => {
    await pill(page).click();
    await hasFocus(page, 'dialog');
  },
  search: async (page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('Haven');
    await page.getByRole('option').first().waitFor();
  },
  palette: async (page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('option').nth(5).waitFor();
  },
  'status-menu': async (page) => {
    await page.getByRole('button', { name: said('cases:view.changeStatus') }).click();
    await hasFocus(page, 'menu');
  },
};

/** Until then Escape would go to the case below. */
async function hasFocus(page: Page, role: 'menu' | 'dialog'): Promise<void> {
  await page.locator(`[role="${role}"]:focus-within`).waitFor();
}

/**
 * While lin is cut off, lin and lead zhou work on the same three cases: they set one priority, rewrite one description, lin puts a case on
 * hold that zhou solves, and both answer one customer. Then lin is cut off again with work waiting.
 */
export async function collide({ proxy }: SampleDesk, lin: Page, zhou: Page): Promise<Collided> {
  await at('#/cases?queue=mine', firstRow)(lin);
  const [priority = '', text = '', held = ''] = await caseIds(lin);
  const open = (page: Page, id: string) => at(`#/cases/${id}`, (shown) => shown.getByRole('article'))(page);
  proxy.set('down');
  await pillSays(lin, said('common:connection.offline'));
  await open(lin, priority);
  await setPriority(lin, 2);
  await open(lin, text);
  await rewrite(lin, '已与客户确认：周末上午可以上门。');
  await setStatus(lin, saidAlone('common:status.on-hold'));
  await open(lin, held);
  await write(lin, 0, '您好，备件预计三天后到，到货后我们马上联系您。');
  await pillSays(lin, said('common:sync.waitingShort'));

  await open(zhou, priority);
  await setPriority(zhou, 0);
  await open(zhou, text);
  await rewrite(zhou, '客户改约下周，请先不要派人。');
  await setStatus(zhou, saidAlone('common:status.solved'));
  await open(zhou, held);
  await write(zhou, 0, '您好，备件今天已到，请问明天下午方便上门吗？');
  await noUndoLeft(zhou);
  await pillSays(zhou, said('common:connection.online'), said('common:sync.waitingShort'));

  proxy.set('none');
  await open(lin, priority);
  await conflictBanner(lin).first().waitFor({ timeout: 60_000 });
  await open(lin, held);
  await heldReply(lin).first().waitFor({ timeout: 60_000 });
  proxy.set('down');
  await pillSays(lin, said('common:connection.offline'));
  await open(lin, priority);
  await write(lin, 1, '已电话联系客户，约定明天上午远程检查。');
  await pillSays(lin, said('common:sync.waitingShort'));
  await noUndoLeft(lin);
  return { priority, text, held };
}

/** Until then what was written could be undone: it says so over whatever is shown, and has not left. */
async function noUndoLeft(page: Page): Promise<void> {
  const seconds = page.getByText(said('composer:sent.leavesIn')).first();
  await seconds.waitFor();
  await seconds.waitFor({ state: 'detached' });
}

async function caseIds(page: Page): Promise<string[]> {
  const links = await firstRow(page).all();
  const hrefs = await Promise.all(links.slice(0, 3).map((link) => link.getAttribute('href')));
  return hrefs.map((href) => /#\/cases\/([^?]+)/.exec(href ?? '')?.[1] ?? '');
}

/** `tab`: 0 answers the customer, 1 writes a note. */
async function write(page: Page, tab: number, text: string): Promise<void> {
  await page.getByRole('tab').nth(tab).click();
  const field = page.getByRole('tabpanel').getByRole('textbox');
  await field.fill(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.waitForFunction(
    (written) => !document.querySelector('[role=tabpanel] [role=textbox]')?.textContent?.includes(written),
    text,
  );
}

/** Puts a last line to the description. */
async function rewrite(page: Page, line: string): Promise<void> {
  await page.getByRole('button', { name: said('cases:timeline.editDescription') }).click();
  const field = page.getByRole('textbox', { name: saidAlone('cases:field.description') });
  await field.fill(`${await field.inputValue()}\n\n${line}`);
  await page.getByRole('button', { name: saidAlone('common:actions.save') }).click();
  await field.waitFor({ state: 'detached' });
}

async function setStatus(page: Page, status: RegExp): Promise<void> {
  await page.getByRole('button', { name: said('cases:view.changeStatus') }).click();
  await page.getByRole('menuitem', { name: status }).click();
}

function sentLately(page: Page): Locator {
  return page.getByRole('region', { name: said('sync:sentTitle') });
}

function heldReply(page: Page): Locator {
  return page.getByRole('region', { name: said('common:thread.held') });
}

function notice(page: Page): Locator {
  return page.getByRole('list', { name: said('common:notice.label') });
}

async function pillSays(page: Page, words: RegExp, butNot?: RegExp): Promise<void> {
  const says = pill(page).filter({ hasText: words });
  await (butNot ? says.filter({ hasNotText: butNot }) : says).waitFor({ timeout: 60_000 });
}

async function setPriority(page: Page, position: number): Promise<void> {
  await page.getByRole('button', { name: said('cases:view.changePriority') }).click();
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

async function openRow(page: Page, subject: string): Promise<void> {
  await firstRow(page).filter({ hasText: subject }).first().click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

function conflictBanner(page: Page): Locator {
  return page.getByRole('region', { name: said('cases:list.conflict') });
}

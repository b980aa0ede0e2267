import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { HelpDesk } from '../help-desk.ts';
import { pill } from '../pill.ts';
import { makeSampleDesk } from '../sample-desk.ts';
import { sees, seesText } from '../see.ts';

/** Agent lin at work in the sample company, with the network or without. */
export interface Shift {
  readonly page: Page;
  /** The server's address, past whatever is wrong with the network. */
  readonly url: string;
  /** The help desk of somebody whose network holds: what they see has reached the server and come from it. */
  colleague(profile: 'lead' | 'second'): Promise<HelpDesk>;
  /** The network goes, where the shift is one without; it is seen to be gone. */
  lose(): Promise<void>;
  /** The network is back, where it had gone, and all that was done has been sent. */
  regain(): Promise<void>;
}

interface Options {
  readonly network: boolean;
  /** What the server has learned before the shift begins. */
  prepare?(url: string): Promise<void>;
  /** What has to have come to the agent before the network goes. */
  until?(page: Page): Promise<void>;
}

/** It ends with the test; of one that fails the last screens are kept. */
export async function beginShift({ network, prepare, until }: Options): Promise<Shift> {
  const desk = await makeSampleDesk();
  const open: HelpDesk[] = [];
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreens(open);
    await Promise.all(open.map((one) => one.stop()));
    await desk.close();
  });
  const start = async (profile: 'default' | 'lead' | 'second') => {
    const one = await desk.open(profile, { locale: 'zh-CN' });
    open.push(one);
    await seesText(pill(one.page), /在线/);
    await sees(one.page.getByRole('main').getByRole('listitem').getByRole('link'));
    return one;
  };
  await prepare?.(desk.url);
  const { page } = await start('default');
  await until?.(page);
  const lose = async () => {
    if (network) return;
    desk.proxy.set('down');
    await seesText(pill(page), /离线/);
  };
  await lose();
  return {
    page,
    url: desk.url,
    colleague: start,
    lose,
    async regain() {
      if (!network) {
        await seesText(pill(page), /待上传/);
        desk.proxy.set('none');
      }
      await seesText(pill(page), /^在线(?!.*待上传)/);
    },
  };
}

async function keepScreens(open: readonly HelpDesk[]): Promise<void> {
  mkdirSync('test-results', { recursive: true });
  for (const [index, { page }] of open.entries())
    await page.screenshot({ path: `test-results/shift-${index}.png` }).catch(() => undefined);
}

/** Finds a case by some words of it, or its number, and opens it. */
export async function openCase(page: Page, words: string, subject: string | RegExp = words): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').first().fill(words);
  await page.getByRole('option').filter({ hasText: subject }).first().click();
  await sees(page.getByRole('heading', { name: subject }));
}

export async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** The card of that name beside the case. */
export function card(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

export function timeline(page: Page): Locator {
  return page.getByRole('region', { name: '沟通记录' });
}

/** Whether the case goes there at once is another matter. */
export async function chooseStatus(page: Page, status: string): Promise<void> {
  await page.getByRole('button', { name: /^状态/ }).click();
  await page.getByRole('menuitem', { name: status, exact: true }).click();
}

export async function setStatus(page: Page, status: string): Promise<void> {
  await chooseStatus(page, status);
  await sees(page.getByRole('button', { name: new RegExp(`^状态：${status}`) }));
}

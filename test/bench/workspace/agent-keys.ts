import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Queue, queues } from '#domain/contract/ipc/case-filter.ts';
import type { Watched } from './page-probe.ts';

/** What is measured from the press of a key. */
export const keyed = ['open case', 'next case', 'assign', 'status change', 'undo', 'switch queue', 'type'] as const;
export type Keyed = (typeof keyed)[number];
export type KeySamples = Record<Keyed, number[]>;

/** Between two keys: a person reads what came, and what is read ahead is there. */
const restMs = 150;
/** Rounds down the list before it goes up again. */
const stretch = 5;
const letters = ['a', 'b', 'c'];

/** The words that stand before the value on a button of the case. */
function labelOf(name: 'changeStatus' | 'changeAssignee'): string {
  const { view } = JSON.parse(readFileSync('assets/locales/zh-CN/cases.json', 'utf8')) as {
    view: Record<string, string>;
  };
  return view[name]?.split('{{')[0] ?? '';
}

const status: Watched = {
  selector: `article button[aria-label^="${labelOf('changeStatus')}"]`,
  attribute: 'aria-label',
};
const assignee: Watched = {
  selector: `article button[aria-label^="${labelOf('changeAssignee')}"]`,
  attribute: 'aria-label',
};
/** Its heading, and the first thing that was said. */
const shownCase: Watched = {
  selector: 'main article',
  attribute: 'aria-label',
  ready: 'main article section ol > li:nth-child(2)',
};
const list = 'main [role=list] [role=listitem]';
/** Another number of cases than before, and their rows. */
const shownQueue: Watched = { selector: list, attribute: 'aria-setsize', ready: `${list} a` };
const written: Watched = { selector: 'main [role=tabpanel] .cm-content' };

/** Presses a key and waits until what it did is painted; undefined when nothing came of it. */
async function press(page: Page, key: string, watched: Watched): Promise<number | undefined> {
  await page.evaluate((what) => window.benchProbe.arm(what), watched);
  await page.keyboard.press(key);
  const took = await page.evaluate(() => window.benchProbe.answer());
  await page.waitForTimeout(restMs);
  return took < 0 ? undefined : took;
}

/**
 * Works the way an agent with a keyboard does, `rounds` times: opens a case, goes to the next, takes it, takes that back, solves it, takes
 * that back, writes a note and leaves; then goes from queue to queue. The first rounds are not counted.
 */
export async function workThrough(page: Page, myName: string, rounds: number, uncounted: number): Promise<KeySamples> {
  const samples: KeySamples = {
    'open case': [],
    'next case': [],
    assign: [],
    'status change': [],
    undo: [],
    'switch queue': [],
    type: [],
  };
  let counts = false;
  const measured = async (name: Keyed, key: string, watched: Watched): Promise<boolean> => {
    const took = await press(page, key, watched);
    if (took !== undefined && counts) samples[name].push(took);
    return took !== undefined;
  };

  await focusQueue(page, 'team');
  await press(page, 'Enter', shownQueue);
  // A button that has the focus takes Enter for itself.
  await page.locator(':focus').blur();
  for (let round = -uncounted; round < rounds; round++) {
    counts = round >= 0;
    const onward = Math.floor((round + uncounted) / stretch) % 2 === 0 ? 'j' : 'k';
    await page.keyboard.press(onward);
    await page.waitForTimeout(restMs);
    if (!(await measured('open case', 'Enter', shownCase))) continue;
    await measured('next case', onward, shownCase);
    const isMine = await page.locator(assignee.selector).getAttribute('aria-label');
    if (!isMine?.includes(myName) && (await measured('assign', 'i', assignee)))
      await measured('undo', 'Control+z', assignee);
    if (await measured('status change', 'e', status)) await measured('undo', 'Control+z', status);
    await page.keyboard.press('n');
    await page.waitForTimeout(restMs);
    for (const letter of letters) await measured('type', letter, written);
    for (const _ of letters) await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('main article').waitFor({ state: 'detached' });
  }
  for (let round = -uncounted; round < rounds; round++) {
    counts = round >= 0;
    await focusQueue(page, round % 2 === 0 ? 'all' : 'team');
    await measured('switch queue', 'Enter', shownQueue);
  }
  return samples;
}

/** Takes the list of everything on show. */
export async function showAll(page: Page): Promise<void> {
  await focusQueue(page, 'team');
  await press(page, 'Enter', shownQueue);
  await focusQueue(page, 'all');
  await press(page, 'Enter', shownQueue);
}

async function focusQueue(page: Page, queue: Queue): Promise<void> {
  await page.locator('main nav button').nth(queues.indexOf(queue)).focus();
}

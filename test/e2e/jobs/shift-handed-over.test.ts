import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startProgram } from '../../harness/processes.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { comesTrue, sees, seesText, seesTimes } from '../see.ts';
import { beginShift, card, go, openCase, timeline } from './shift.ts';

const handOver = '交班（转给許念慈）';
const doors = ['东一', '东二', '东三', '东四', '东五', '西一', '西二', '西三', '西四', '西五'].map(
  (door) => `${door}单元`,
);
const subjectOf = (n: number): string => `门锁年检：${doors[n - 1]}`;
const count = doors.length;
const broughtIn = new Date(Date.now() - 2 * 86_400_000).toISOString();
const unanswered = '今天又打不开了，师傅走了以后一直这样。';

/** What lin has on the desk, as it came in from the building's own list; a letter may come to the first of them later. */
function letters(later?: string): string {
  return doors
    .map((door, index) => {
      const n = index + 1;
      const messages = [
        { from: 'customer', author: door, body: '请在本周内来。', at: broughtIn },
        ...(later !== undefined && n === 3
          ? [{ from: 'customer', author: door, body: later, at: new Date().toISOString() }]
          : []),
      ];
      const about = { id: `Y-${n}`, subject: subjectOf(n), type: 'repair', status: 'open', assignee: 'lin' };
      return JSON.stringify({ ...about, opened_at: broughtIn, customer_name: `${door}住户`, messages });
    })
    .join('\n');
}

async function bringIn(url: string, lines: string): Promise<void> {
  const file = join(temporaryFolder(), 'building.jsonl');
  writeFileSync(file, lines);
  const args = [file, '--team', '售后支持', '--source', 'building', '--server', url, '--login', 'zhou'];
  const done = startProgram('server/import/main.ts', args, { HOLDFAST_PASSWORD: 'larkhaven-zhou' });
  await comesTrue(() => done.process.exitCode !== null);
  expect(done.process.exitCode, done.output()).toBe(0);
}

async function putChecklist(page: Page, done: readonly string[]): Promise<void> {
  const lists = card(page, '检查单');
  await lists.getByRole('button', { name: '上门前核对' }).click();
  for (const item of done) {
    await lists.getByRole('checkbox', { name: item }).click();
    await sees(lists.getByRole('checkbox', { name: item, checked: true }));
  }
}

async function promise(page: Page, words: string): Promise<void> {
  const promises = card(page, '回访');
  await promises.getByRole('button', { name: '约定回访' }).click();
  await promises.getByRole('textbox', { name: '约定内容' }).fill(words);
  await promises.getByRole('button', { name: '保存' }).click();
  await sees(promises.getByText(new RegExp(words)));
}

/** Ten cases change hands with one step that leaves a note on each. */
async function handAllOver(page: Page): Promise<void> {
  await go(page, `#/cases?queue=mine&text=${encodeURIComponent('门锁年检')}`);
  const rows = page.getByRole('main').getByRole('listitem');
  await seesTimes(rows.getByRole('link'), count);
  await rows.getByRole('checkbox').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await sees(page.getByText(`已选 ${count} 个`));
  await page.getByRole('toolbar', { name: '已选工单' }).getByRole('button', { name: '宏' }).click();
  await page.getByRole('menuitem', { name: handOver }).click();
  const dialog = page.getByRole('dialog', { name: `对 ${count} 个工单使用“${handOver}”` });
  await dialog.getByRole('button', { name: `用于 ${count} 个工单` }).click();
  await seesTimes(dialog, 0);
  await seesTimes(rows.getByRole('link'), 0);
}

/** No mouse from here on. */
function byKeys(page: Page) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press,
    async find(words: string): Promise<void> {
      await press('ControlOrMeta+k');
      await page.keyboard.type(words);
      const option = page.getByRole('option').filter({ hasText: words });
      await sees(option);
      while (!((await page.getByRole('option', { selected: true }).textContent()) ?? '').includes(words))
        await press('ArrowDown');
      await press('Enter');
      await sees(page.getByRole('heading', { name: words, exact: true }));
    },
    /** Presses Tab until it is reached; a page has an end. */
    async tabTo(target: Locator): Promise<void> {
      for (let presses = 0; presses < 150; presses++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await press('Tab');
      }
      throw new Error('Tab does not lead there');
    },
    async run(words: string, line: RegExp): Promise<void> {
      await press('ControlOrMeta+k');
      await page.keyboard.type(words);
      await sees(page.getByRole('option', { name: line }));
      while (!line.test((await page.getByRole('option', { selected: true }).textContent()) ?? ''))
        await press('ArrowDown');
      await press('Enter');
    },
  };
}

describe.each([{ network: true }, { network: false }])(
  'a shift handed over, with the network there: $network',
  ({ network }) => {
    it('leaves ten cases half done to a colleague, who goes on by keys alone and reopens one', async () => {
      const shift = await beginShift({ network, prepare: (url) => bringIn(url, letters()) });
      const { page } = shift;
      await openCase(page, subjectOf(1));
      await putChecklist(page, ['与客户约定时间，并发短信确认', '核对门体、锁体型号']);
      await openCase(page, subjectOf(2));
      await promise(page, '告诉东二单元师傅几点到');
      await handAllOver(page);
      await shift.regain();

      const xu = await shift.colleague('second');
      const { press, find, tabTo, run } = byKeys(xu.page);
      const open = xu.page.getByRole('navigation', { name: '打开的工单' }).getByRole('listitem');

      // The first: the note of who left, and the list goes on where it was left.
      await find(subjectOf(1));
      await sees(timeline(xu.page).getByText(/^交班：/));
      const lists = card(xu.page, '检查单');
      await sees(lists.getByText('2/5'));
      await tabTo(lists.getByRole('checkbox', { name: '备件随车，批次记在工单里' }));
      await press('Space');
      await sees(lists.getByText('3/5'));

      // The second: its call-back is hers now to keep.
      await find(subjectOf(2));
      await tabTo(card(xu.page, '回访').getByRole('button', { name: '完成', exact: true }));
      await press('Enter');
      const outcome = xu.page.getByRole('form', { name: /^完成回访/ });
      await sees(outcome);
      await xu.page.keyboard.type('约好下午三点。');
      await press('Shift+Tab', 'Home', 'Space', 'ControlOrMeta+Enter');
      await sees(timeline(xu.page).getByText(/^許念慈 完成回访/));

      // The third in a window of its own, beside the others.
      await find(subjectOf(3));
      await seesTimes(open, 3);
      const [beside] = await Promise.all([xu.page.context().waitForEvent('page'), press('o')]);
      await sees(beside.getByRole('heading', { name: subjectOf(3) }));
      await beside.keyboard.press('e');
      await sees(beside.getByRole('button', { name: /^状态：已解决/ }));
      await beside.close();

      // To and fro between the two that stay open.
      await press('Alt+1');
      await sees(xu.page.getByRole('heading', { name: subjectOf(1) }));
      await press(']');
      await sees(xu.page.getByRole('heading', { name: subjectOf(2) }));
      await press('w');
      await seesTimes(open, 1);

      // The customer comes back on what was solved.
      await bringIn(shift.url, letters(unanswered));
      await find(subjectOf(3));
      await sees(timeline(xu.page).getByText(unanswered));
      await run('重新打开', /重新打开/);
      await sees(xu.page.getByRole('button', { name: /^状态：重新打开/ }));
      await press('r');
      await xu.page.keyboard.type('师傅一小时内再到，带新的锁体。');
      await press('ControlOrMeta+Enter');
      await sees(timeline(xu.page).getByText('师傅一小时内再到，带新的锁体。'));

      // Who left can see how it went on.
      await openCase(page, subjectOf(3));
      await seesText(page.getByRole('button', { name: /^处理人/ }), /許念慈/);
      await sees(timeline(page).getByText('师傅一小时内再到，带新的锁体。'));
      await openCase(page, subjectOf(1));
      await sees(card(page, '检查单').getByText('3/5'));
    });
  },
);

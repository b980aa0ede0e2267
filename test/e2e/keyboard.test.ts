import type { CDPSession, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSampleDesk } from './sample-desk.ts';
import { sees, seesText, seesTimes } from './see.ts';

let page: Page;
/** Half-typed text, as the system's input method hands it to the browser. */
let inputMethod: CDPSession;

beforeAll(async () => {
  const desk = await makeSampleDesk();
  ({ page } = await desk.open('default', { locale: 'zh-CN' }));
  inputMethod = await page.context().newCDPSession(page);
  await sees(rows());
  return () => desk.close();
});

describe('an agent without a mouse', () => {
  it('walks the list with j and k, opens a case with Enter and leaves it with Escape', async () => {
    const [first = '', second = ''] = await rows().locator('.hf-number').allTextContents();
    await press('j', 'j');
    await seesText(chosenRow(), new RegExp(second));
    await press('k');
    await seesText(chosenRow(), new RegExp(first));
    await press('Enter');
    await sees(openCase(first));
    await press('j');
    await sees(openCase(second));
    await press('Escape');
    await seesTimes(page.getByRole('article'), 0);
  });

  it('takes a case for somebody found by phone, answers it and goes back', async () => {
    await press('n');
    await page.keyboard.type('0109');
    await sees(page.getByRole('option', { name: /王小满/ }));
    await press('ArrowDown', 'Enter');
    await sees(page.getByRole('main').getByText('164 0000 0109'));
    await tabTo(page.getByRole('textbox', { name: '主题' }));
    await page.keyboard.type('门锁反锁以后打不开');
    await press('Tab');
    await page.keyboard.type('客户在门外等着。');
    await press('ControlOrMeta+Enter');
    await sees(page.getByText('工单号为最终编号'));
    const number = (await page.getByRole('status').locator('.hf-number').textContent()) ?? '';
    await press('Enter');
    await sees(openCase(number));

    await press('r');
    await page.keyboard.type('已经派师傅上门。');
    await press('ControlOrMeta+Enter');
    await seesTimes(timeline().getByText('已经派师傅上门。'), 1);
    await press('Escape', 'Escape');
    await seesTimes(page.getByRole('article'), 0);
  });

  it('finds something with Ctrl+K and picks it with the arrow keys', async () => {
    await press('ControlOrMeta+k');
    await page.keyboard.type('门锁');
    const options = page.getByRole('option');
    await sees(options.nth(1));
    await press('ArrowDown');
    const picked = page.getByRole('option', { selected: true });
    await seesText(picked, new RegExp((await options.nth(1).locator('.hf-number').textContent()) ?? 'no number'));
    const number = (await picked.locator('.hf-number').textContent()) ?? '';
    await press('Enter');
    await sees(openCase(number));
    await press('Escape');
    await seesTimes(page.getByRole('article'), 0);
  });

  it('works a case from the call to the end with single keys and the palette', async () => {
    await press('c');
    await tabTo(page.getByRole('textbox', { name: '主题' }));
    await page.keyboard.type('门锁电池仓进水');
    await press('ControlOrMeta+Enter');
    await sees(page.getByText('工单号为最终编号'));
    const number = (await page.getByRole('status').locator('.hf-number').first().textContent()) ?? '';
    await press('Enter');
    await sees(openCase(number));

    await press('p');
    await sees(page.getByRole('menuitem', { name: '紧急' }));
    await seesFocusIn(page.getByRole('menu'));
    await press('ArrowDown', 'Home', 'Enter');
    await sees(openCase(number).getByRole('button', { name: /^优先级：紧急/ }));
    await press('t');
    await page.keyboard.type('进水');
    await press('Enter');
    await sees(page.getByRole('button', { name: '移除标签 进水' }));
    await press('Escape');
    await press('n');
    await page.keyboard.type('请仓库备一套电池仓');
    await press('ControlOrMeta+Enter');
    await sees(timeline().getByText('请仓库备一套电池仓'));
    await press('Escape');
    await palette('zhuangtai', /待第三方/);
    await sees(openCase(number).getByRole('button', { name: /^状态：待第三方/ }));
    await press('e');
    await sees(openCase(number).getByRole('button', { name: /^状态：已解决/ }));
  });

  it('goes between open cases and closes them by key', async () => {
    const before = await tabNumbers();
    expect(before.length).toBeGreaterThan(1);
    await press('Alt+1');
    await sees(openCase(before[0] ?? ''));
    await press(']');
    await sees(openCase(before[1] ?? ''));
    await page.reload();
    await sees(openCase(before[1] ?? ''));
    await expect.poll(tabNumbers).toEqual(before);
    await press('w');
    await expect.poll(tabNumbers).toEqual(before.filter((_, place) => place !== 1));
    for (let left = before.length - 1; left > 0; left--) {
      await press('w');
      await seesTimes(tabs(), left - 1);
    }
    await seesTimes(page.getByRole('article'), 0);
  });

  it('takes a case to a window of its own, and what changes there shows here', async () => {
    await press('g', 'c', 'j', 'Enter');
    await sees(page.getByRole('article'));
    const number = (await tabNumbers())[0] ?? '';
    const [beside] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('o')]);
    await sees(beside.getByRole('article', { name: number }));
    await seesTimes(beside.getByRole('navigation'), 0);
    await seesTimes(page.getByRole('article'), 0);
    await beside.keyboard.press('t');
    await beside.keyboard.type('另窗');
    await beside.keyboard.press('Enter');
    await sees(rows().filter({ hasText: number }).getByText('另窗'));
    await beside.close();
  });

  it('goes to an area with two keys and is shown them after the first', async () => {
    await press('g');
    await sees(page.getByRole('status').getByText('前往客户'));
    await press('u');
    await sees(page.getByRole('heading', { name: '客户', level: 1 }));
    await press('g', 'c');
    await sees(rows());
  });

  it('is shown the keys with ?', async () => {
    await press('?');
    const dialog = page.getByRole('dialog', { name: '快捷键' });
    await sees(dialog.getByText('写回复'));
    await press('Escape');
    await seesTimes(dialog, 0);
  });
});

describe('an input method', () => {
  it('takes Enter for itself: nothing half-typed is sent', async () => {
    await press('j', 'Enter');
    const field = page.getByRole('textbox', { name: '回复客户' });
    await sees(field);
    await press('r');
    await compose('ni hao');
    await enterOfInputMethod('plain');
    await enterOfInputMethod('with Ctrl');
    await inputMethod.send('Input.insertText', { text: '你好' });
    expect(await writtenIn(field)).toBe('你好');
    await press('Enter');
    await page.keyboard.type('again');
    // All of it is still in the field, so none of it was sent before.
    expect(await writtenIn(field)).toBe('你好\nagain');
    await press('ControlOrMeta+Enter');
    await seesTimes(timeline().getByText('你好'), 1);
    await expect.poll(() => writtenIn(field)).toBe('');
    await press('Escape', 'Escape');
    await seesTimes(page.getByRole('article'), 0);
  });

  it('takes Enter for itself in the search over everything', async () => {
    await press('ControlOrMeta+k');
    await page.keyboard.type('门锁');
    await sees(page.getByRole('option'));
    await compose('mima');
    await enterOfInputMethod('plain');
    await sees(page.getByRole('option'));
    await seesTimes(page.getByRole('article'), 0);
    await inputMethod.send('Input.insertText', { text: '密码' });
    expect(await page.getByRole('combobox').first().inputValue()).toBe('门锁密码');
    await press('Escape', 'Escape');
  });
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function compose(text: string): Promise<void> {
  await inputMethod.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

/** The key with which somebody takes a suggestion: it types nothing. */
async function enterOfInputMethod(how: 'plain' | 'with Ctrl'): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: how === 'plain' ? 0 : 2 };
  await inputMethod.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await inputMethod.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** Where the focus gets with a few presses of Tab. */
async function tabTo(target: Locator): Promise<void> {
  for (let presses = 0; presses < 4; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  throw new Error('four presses of Tab do not lead there');
}

/** Does what the palette finds for the text, at the line that the pattern names. */
async function palette(text: string, line: RegExp): Promise<void> {
  await press('ControlOrMeta+k');
  await page.keyboard.type(text);
  await sees(page.getByRole('option', { name: line }));
  while (!line.test((await page.getByRole('option', { selected: true }).textContent()) ?? '')) await press('ArrowDown');
  await press('Enter');
}

async function seesFocusIn(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

/** The lines of a message; the words that stand in an empty one are nobody's. */
function writtenIn(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const shown = (line: Element) => (line.querySelector('.cm-placeholder') ? '' : (line.textContent ?? ''));
    return [...element.querySelectorAll('.cm-line')].map(shown).join('\n');
  });
}

function tabs(): Locator {
  return page.getByRole('navigation', { name: '打开的工单' }).getByRole('listitem');
}

function tabNumbers(): Promise<string[]> {
  return tabs().locator('.hf-number').allTextContents();
}

function rows(): Locator {
  return page.getByRole('main').getByRole('listitem').getByRole('link');
}

function chosenRow(): Locator {
  return page.getByRole('main').getByRole('listitem').locator('[aria-current="true"]');
}

function openCase(number: string): Locator {
  return page.getByRole('article', { name: number });
}

function timeline(): Locator {
  return page.getByRole('region', { name: '沟通记录' });
}

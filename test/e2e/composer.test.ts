// Writing to a customer in a real browser: with an input method, over the end of the program, with and without a network, and had back.
import { mkdirSync } from 'node:fs';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { deviceOf } from '../core/files/file-devices.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { type CuttingProxy, startCuttingProxy } from '../harness/cutting-proxy.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { violations } from './axe.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';
import { pill } from './pill.ts';
import { sees, seesText, seesTimes } from './see.ts';

let team: TeamServer;
let proxy: CuttingProxy;
let browser: Browser;
let ben: CoreDevice;
let anna: HelpDesk;
let inputMethod: CDPSession;
let folder: string;
let caseId: CaseId;

async function open(): Promise<void> {
  const look = { locale: 'zh-CN' } as const;
  anna = await openHelpDesk(browser, { folder, serverUrl: proxy.url, signIn: `anna:${team.password}`, look });
  inputMethod = await anna.page.context().newCDPSession(anna.page);
}

beforeAll(async () => {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  team = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startCuttingProxy(team.url);
  ben = await deviceOf('ben', temporaryFolder(afterAll), team.url);
  const written = { language: 'zh-CN', tags: [] } as const;
  const greeting = '您好，关于工单 {{case.number}}，订单 {{order.number}} 已处理。\n\n{{agent.name}}';
  await ben.client.run('article.add', { title: '处理完毕', body: greeting, kind: 'script', ...written });
  const steps = '拔掉电源，等十秒再插上。';
  await ben.client.run('article.add', { title: '重启路由器', body: steps, kind: 'how-to', ...written });
  browser = await launchBrowser();
  folder = temporaryFolder(afterAll);
  await open();
});
afterAll(async () => {
  mkdirSync('test-results', { recursive: true });
  if (anna && !anna.page.isClosed()) await anna.page.screenshot({ path: 'test-results/composer.png' });
  await anna?.stop();
  await browser?.close();
  await ben?.close();
  await proxy?.close();
  await team?.close();
});

/** A case of its own, open in anna's window with the cursor in the reply. */
async function onNewCase(subject: string): Promise<Locator> {
  const saved = await ben.client.run('case.open', { subject, teamId: team.teamId });
  caseId = saved.made?.id as CaseId;
  await ben.settled();
  return await onCase();
}

async function onCase(): Promise<Locator> {
  const { page } = anna;
  await seesText(pill(page), /在线|离线/);
  await page.evaluate((id) => {
    window.location.hash = `#/cases/${id}?queue=all`;
  }, caseId);
  const field = textOf(page);
  await sees(field);
  await field.click();
  return field;
}

/** How long a message can be had back, chosen in the settings of the device. */
async function undoFor(choice: '5 秒' | '关闭'): Promise<void> {
  const { page } = anna;
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  const choices = page.getByRole('radiogroup', { name: '撤销发送' });
  await choices.getByText(choice, { exact: true }).click();
  await choices.getByRole('radio', { name: choice, checked: true }).waitFor({ state: 'attached' });
}

const textOf = (page: Page) => page.getByRole('textbox', { name: '回复客户' });
const sent = (page: Page) => page.getByRole('region', { name: '沟通记录' });
const press = (key: string) => anna.page.keyboard.press(key);
const type = (text: string) => anna.page.keyboard.type(text);
/** As it is shown, line by line. */
const lines = (field: Locator) =>
  field.evaluate((element) => {
    const shown = (line: Element) => (line.querySelector('.cm-placeholder') ? '' : (line.textContent ?? ''));
    return [...element.querySelectorAll('.cm-line')].map(shown).join('\n');
  });
const reads = (field: Locator, text: string) => expect.poll(() => lines(field), { timeout: 30_000 }).toBe(text);
const onServer = async (): Promise<readonly string[]> => {
  await ben.client.call('sync.now', {});
  const entries = await ben.client.call('cases.timeline', { caseId });
  return entries.filter(({ kind }) => kind === 'message-out').map(({ body }) => body);
};
const draft = () => anna.page.getByText(/^草稿已保存 \d\d:\d\d$/);

async function compose(text: string): Promise<void> {
  await inputMethod.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

/** The key with which somebody takes a suggestion of the input method: it types nothing. */
async function enterOfInputMethod(modifiers: 0 | 2): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers };
  await inputMethod.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await inputMethod.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

it('keeps what was typed when the program is killed, formatting and all', async () => {
  let field = await onNewCase('断电');
  await type('您好，');
  await press('ControlOrMeta+b');
  await type('明天上午');
  await press('ControlOrMeta+ArrowRight');
  await press('End');
  await type('上门。');
  await press('Enter');
  await type('- 带上发票');
  await press('Enter');
  await type('留人在家');
  await sees(draft());
  await anna.kill9();

  await open();
  field = await onCase();
  await press('Escape');
  await reads(field, '您好，明天上午上门。\n• 带上发票\n• 留人在家');
  await anna.page.getByRole('button', { name: 'Markdown' }).click();
  await reads(field, '您好，**明天上午**上门。\n- 带上发票\n- 留人在家');
  await anna.page.getByRole('button', { name: 'Markdown' }).click();
  expect(await violations(anna.page)).toEqual([]);
});

describe.each(['online', 'offline'] as const)('a reply sent too early, %s', (network) => {
  beforeAll(() => undoFor('5 秒'));

  it('is had back with all its words, changed and sent: the customer gets one', async () => {
    const field = await onNewCase(`发早了 ${network}`);
    proxy.setDown(network === 'offline');
    if (network === 'offline') await seesText(pill(anna.page), /离线/);
    await type('退款已到账');
    await press('ControlOrMeta+Enter');
    await sees(sent(anna.page).getByText('退款已到账'));
    await sees(anna.page.getByText('回复已保存', { exact: true }));
    await reads(field, '');
    await press('ControlOrMeta+z');
    await reads(field, '退款已到账');
    await seesTimes(sent(anna.page).getByText('退款已到账'), 0);
    await press('End');
    await type('，请查收。');
    await press('ControlOrMeta+Enter');
    await sees(anna.page.getByRole('button', { name: '撤销', exact: true }));
    await anna.page.getByRole('button', { name: '撤销', exact: true }).click();
    await reads(field, '退款已到账，请查收。');
    await press('ControlOrMeta+Enter');
    await reads(field, '');
    proxy.setDown(false);
    await eventually(async () => expect(await onServer()).toEqual(['退款已到账，请查收。']));
    await seesTimes(anna.page.getByRole('button', { name: '撤销', exact: true }), 0);
    expect(await onServer()).toEqual(['退款已到账，请查收。']);
  });
});

it('that is killed while it can be undone still leaves, once', async () => {
  await onNewCase('发出即断电');
  await type('只发一次');
  await press('ControlOrMeta+Enter');
  await sees(sent(anna.page).getByText('只发一次'));
  await anna.kill9();
  expect(await onServer()).toEqual([]);
  await open();
  const field = await onCase();
  await sees(sent(anna.page).getByText('只发一次'));
  await eventually(async () => expect(await onServer()).toEqual(['只发一次']));
  await reads(field, '');
});

/** No waiting for what nobody takes back. */
describe('sent at once', () => {
  beforeAll(() => undoFor('关闭'));

  it('an input method takes Enter for itself: nothing half-typed is sent, picked or broken', async () => {
    const field = await onNewCase('输入法');
    await compose('ni hao');
    await enterOfInputMethod(0);
    await enterOfInputMethod(2);
    await inputMethod.send('Input.insertText', { text: '你好' });
    await reads(field, '你好');
    await press('Enter');
    await type('@');
    await sees(anna.page.getByRole('option', { name: /陈晨/ }));
    await compose('chen');
    await enterOfInputMethod(0);
    await enterOfInputMethod(2);
    await seesTimes(sent(anna.page).getByText('你好'), 0);
    await inputMethod.send('Input.insertText', { text: '陈' });
    await seesTimes(anna.page.getByRole('option'), 1);
    await reads(field, '你好\n@陈');
    expect(await violations(anna.page)).toEqual([]);
    await press('Enter');
    await reads(field, '你好\n@陈晨 ');
    // Into formatted text too, letter by letter, as somebody who goes on typing.
    await press('ControlOrMeta+b');
    for (const half of ['zh', 'zhong', 'zhongyao']) await compose(half);
    await inputMethod.send('Input.insertText', { text: '重要' });
    await press('Home');
    await press('ArrowUp');
    await reads(field, '你好\n@陈晨 重要');
    await press('ControlOrMeta+Enter');
    await eventually(async () =>
      expect(await onServer()).toEqual([expect.stringMatching(/^你好\n\[@陈晨\]\(agent:.*\) \*\*重要\*\*$/)]),
    );
  });

  it('puts scripts and articles in by the keys alone, and asks before an unfilled place leaves', async () => {
    const field = await onNewCase('话术');
    await type('/处理');
    await sees(anna.page.getByRole('option', { name: /处理完毕/ }));
    await press('Enter');
    await expect.poll(() => lines(field)).toMatch(/^您好，关于工单 \d+，订单 \{\{order\.number\}\} 已处理。\n\n安娜$/);
    await press('ControlOrMeta+Enter');
    await sees(anna.page.getByText('还有 1 处待填写：{{order.number}}'));
    expect(await violations(anna.page)).toEqual([]);
    await press('Enter');
    await type('A-7');
    await press('ControlOrMeta+End');
    await press('Enter');
    await type('？重启');
    await sees(anna.page.getByRole('option', { name: /重启路由器/ }));
    await press('Enter');
    await press('ControlOrMeta+Enter');
    const number = (await ben.client.call('cases.get', { caseId })).fields.number;
    const body = `您好，关于工单 ${number}，订单 A-7 已处理。\n\n安娜\n> **重启路由器**\n>\n> 拔掉电源，等十秒再插上。`;
    await eventually(async () => expect(await onServer()).toEqual([body]));
  });
});

it('tells how long a key takes to be seen in a text of 20,000 characters', async () => {
  const field = await onNewCase('很长的回复');
  const paragraph =
    '您好，**退款**已按原路退回，预计 3 个工作日到账，详情见 https://a.example/x_y 或[说明](https://a.example)。\n\n- 一\n- 二\n\n';
  await anna.page.keyboard.insertText(paragraph.repeat(Math.ceil(20_000 / paragraph.length)).slice(0, 20_000));
  // Of a long text, only what is in view is drawn.
  await expect.poll(async () => (await lines(field)).length).toBeGreaterThan(100);
  await anna.page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(window, { taken });
    const painted = new MessageChannel();
    let pressedAt = 0;
    painted.port1.onmessage = () => taken.push(performance.now() - pressedAt);
    window.addEventListener(
      'keydown',
      () => {
        pressedAt = performance.now();
        requestAnimationFrame(() => painted.port2.postMessage(0));
      },
      { capture: true },
    );
  });
  for (let n = 0; n < 200; n++) await anna.page.keyboard.type('abc *d'.charAt(n % 6), { delay: 20 });
  const taken = await anna.page.evaluate(() => (window as unknown as { taken: number[] }).taken);
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`key to paint in 20,000 characters: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
  expect(sorted.length).toBe(200);
});

import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { ElectronModules } from '#desktop/electron-modules.ts';
import { openPageDoor } from '#desktop/page-door.ts';
import { createEchoCore, silentLog } from '../loopback/loopback-harness.ts';
import { FakeContents, loadPage } from './fake-electron.ts';

function openDoor() {
  const ipcMain = new EventEmitter();
  const core = createEchoCore();
  openPageDoor({ ipcMain } as unknown as ElectronModules, core, silentLog);
  return { ipcMain, core };
}

const echo = (page: ReturnType<typeof loadPage>, value: string) =>
  page.client.call('cases.list', { text: value }) as Promise<unknown>;

test('our page reaches the core', async () => {
  const { ipcMain, core } = openDoor();
  const page = loadPage(ipcMain);
  expect(await echo(page, '退款')).toEqual({ text: '退款' });
  expect(core.pipes.size).toBe(1);
});

test.each([
  ['a web page', { url: 'https://example.com/', parent: null }],
  ['a file', { url: 'file:///tmp/x.html', parent: null }],
  ['a page that only looks like ours', { url: 'app://holdfast.example/', parent: null }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['a frame inside our page', { url: 'app://holdfast/', parent: {} }],
  ['a page that is gone already', null],
])('%s does not', async (_what, frame) => {
  const { ipcMain, core } = openDoor();
  const { mainPort } = loadPage(ipcMain, new FakeContents(), frame);
  await expect.poll(() => mainPort.isClosed()).toBe(true);
  expect(core.pipes.size).toBe(0);
});

test('a message without a port does no harm', () => {
  const { ipcMain, core } = openDoor();
  ipcMain.emit('holdfast:connect', { sender: new FakeContents(), senderFrame: null, ports: [] });
  expect(core.pipes.size).toBe(0);
});

test('a page that loads anew leaves its old pipe, and the new one works', async () => {
  const { ipcMain, core } = openDoor();
  const contents = new FakeContents();
  for (let load = 0; load < 15; load++) {
    const page = loadPage(ipcMain, contents);
    expect(await echo(page, String(load))).toEqual({ text: String(load) });
    expect(core.pipes.size).toBe(1);
  }
  expect(contents.listenerCount('render-process-gone')).toBe(1);
});

test.each(['destroyed', 'render-process-gone'])('a page that is %s leaves the core', (event) => {
  const { ipcMain, core } = openDoor();
  const contents = new FakeContents();
  loadPage(ipcMain, contents);
  loadPage(ipcMain);
  expect(core.pipes.size).toBe(2);
  contents.emit(event);
  expect(core.pipes.size).toBe(1);
});

test('a page whose port closes leaves the core', async () => {
  const { ipcMain, core } = openDoor();
  loadPage(ipcMain).leave();
  await expect.poll(() => core.pipes.size).toBe(0);
});

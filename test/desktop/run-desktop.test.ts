// The whole desktop program over the real core, with Electron's modules faked.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isProfileInUse, lockProfile } from '#core/adapters/profile-lock.ts';
import { type Core, createCore } from '#core/create-core.ts';
import { runDesktop } from '#desktop/run-desktop.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { createFakeElectron, type FakeOptions, loadPage } from './fake-electron.ts';

async function start(options: FakeOptions & { folder?: string; argv?: string[] } = {}) {
  const folder = options.folder ?? temporaryFolder();
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(rendererFolder, { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), '<html><head></head><body>page</body></html>');
  const electron = createFakeElectron(options);
  const printed: string[] = [];
  const wakes: number[] = [];
  const profileFolder = join(folder, 'profiles/default');
  await runDesktop({
    electron: electron.modules,
    createCore: async (coreOptions): Promise<Core> => {
      const core = await createCore(coreOptions);
      return { ...core, wake: () => void wakes.push(Date.now()) };
    },
    args: {
      profile: 'default',
      profileFolder,
      electronFolder: join(profileFolder, 'electron'),
      serverUrl: 'http://127.0.0.1:1',
      developmentServer: undefined,
      signIn: undefined,
      launcherPid: undefined,
    },
    argv: options.argv ?? [],
    platform: 'linux',
    rendererFolder,
    preload: '/dist/preload.cjs',
    print: (line) => void printed.push(line),
  });
  const ended = async (): Promise<number> => {
    await expect.poll(() => electron.app.exitCode).toBeDefined();
    return electron.app.exitCode ?? -1;
  };
  onTestFinished(async () => {
    electron.app.quit();
    await ended();
  });
  return { ...electron, folder, profileFolder, printed, wakes, ended };
}

test('one window opens on our page, without Node in it', async () => {
  const { windows, app, profileFolder, privileged, printed } = await start();
  expect(windows).toHaveLength(1);
  expect(windows[0]?.loaded).toEqual(['app://holdfast/']);
  expect(windows[0]?.options.webPreferences).toMatchObject({
    preload: '/dist/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(privileged).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  expect(app.paths).toEqual({ userData: join(profileFolder, 'electron') });
  expect(windows[0]?.isShown).toBe(false);
  windows[0]?.emit('ready-to-show');
  expect(windows[0]?.isShown).toBe(true);
  expect(printed).toEqual([`HOLDFAST_READY {"pid":${process.pid}}`]);
});

test('the page talks to the real core, and its files come with a policy', async () => {
  const { ipcMain, fetch } = await start();
  const { client } = loadPage(ipcMain);
  expect(await client.call('session.get', {})).toMatchObject({
    host: 'electron',
    version: '9.8.7',
    phase: 'signed-out',
  });
  const page = await fetch('app://holdfast/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<meta property="csp-nonce"');
  expect((await fetch('app://elsewhere/')).status).toBe(404);
  expect((await fetch('app://holdfast/../profiles/default/key.sealed')).status).toBe(404);
  expect((await fetch('app://holdfast/', { method: 'POST', body: 'x' })).status).toBe(405);
});

test('quitting waits until the databases and the folder are closed', async () => {
  const { app, ipcMain, profileFolder, ended } = await start();
  const { client } = loadPage(ipcMain);
  await client.call('settings.set', { theme: 'dark' });
  expect(await isProfileInUse(profileFolder)).toBe(true);
  app.emit('window-all-closed');
  expect(app.exitCode).toBeUndefined();
  expect(await ended()).toBe(0);
  expect(await isProfileInUse(profileFolder)).toBe(false);
  expect(existsSync(join(profileFolder, 'profile.db-wal'))).toBe(false);
});

test('menu and native theme follow the settings', async () => {
  const { ipcMain, menus, nativeTheme, opened, profileFolder } = await start({ locale: 'en-GB' });
  const labels = () => menus.at(-1)?.map(({ label }) => label);
  expect(labels()).toEqual(['File', 'Edit', 'View', 'Window', 'Help']);
  const { client } = loadPage(ipcMain);
  await client.call('settings.set', { locale: 'zh-CN', theme: 'dark' });
  await expect.poll(labels).toEqual(['文件', '编辑', '视图', '窗口', '帮助']);
  expect(nativeTheme.themeSource).toBe('dark');

  const help = menus.at(-1)?.at(-1)?.submenu;
  const showData = Array.isArray(help) ? help.find(({ label }) => label === '打开数据与日志文件夹') : undefined;
  showData?.click?.({} as never, undefined, {} as never);
  expect(opened).toEqual([profileFolder]);
});

test('the menu asks the window in front for its page’s actions', async () => {
  const { ipcMain, menus, windows } = await start({ locale: 'en-GB' });
  const asked: string[] = [];
  const page = loadPage(ipcMain, windows[0]?.webContents);
  page.client.on('action', (action) => void asked.push(action));
  await page.client.call('session.get', {});
  const choose = (label: string) => {
    const items = menus.at(-1)?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? [];
    const item = items.find((each) => each.label === label);
    if (!item?.click) throw new Error(`the menu has no ${label}`);
    item.click({} as never, undefined, {} as never);
  };
  choose('New Case');
  choose('Keyboard Shortcuts');
  await expect.poll(() => asked).toEqual(['case.new', 'help.keys']);

  choose('New Window');
  expect(windows.map(({ options }) => options.name)).toEqual(['main', 'main-2']);
  const second: string[] = [];
  const other = loadPage(ipcMain, windows[1]?.webContents);
  other.client.on('action', (action) => void second.push(action));
  await other.client.call('session.get', {});
  for (const window of windows) window.isFocused = window === windows[1];
  choose('Search, or Do Something');
  await expect.poll(() => second).toEqual(['search.open']);
  expect(asked).toHaveLength(2);
});

test('a case goes to a window of its own, once, and what changes shows in both', async () => {
  const { ipcMain, windows } = await start();
  const [program] = windows;
  const ask = (url: string) => program?.webContents.openHandler({ url });
  ask('app://holdfast/?window=case#/cases/0190b0a0');
  ask('app://holdfast/?window=case#/cases/0190b0a1?queue=mine');
  expect(windows.map(({ options }) => options.name)).toEqual(['main', 'case', 'case-2']);
  expect(windows[1]?.loaded).toEqual(['app://holdfast/?window=case#/cases/0190b0a0']);
  expect(windows[1]?.options.webPreferences).toEqual(program?.options.webPreferences);
  ask('app://holdfast/?window=case#/cases/0190b0a0');
  expect(windows).toHaveLength(3);
  expect(windows[1]?.isFocused).toBe(true);

  const [here, there] = windows.map(({ webContents }) => loadPage(ipcMain, webContents));
  const told: string[] = [];
  there?.client.on('settings', ({ theme }) => void told.push(theme));
  await there?.client.call('settings.get', {});
  await here?.client.call('settings.set', { theme: 'dark' });
  await expect.poll(() => told).toEqual(['dark']);

  windows[1]?.destroy();
  ask('app://holdfast/?window=case#/cases/0190b0a0');
  expect(windows.at(-1)?.options.name).toBe('case');
});

test('a case’s window that crashes again and again closes alone', async () => {
  const { windows, boxes, app } = await start();
  windows[0]?.webContents.openHandler({ url: 'app://holdfast/?window=case#/cases/1' });
  const [, alone] = windows;
  for (const reason of ['crashed', 'crashed']) alone?.webContents.emit('render-process-gone', {}, { reason });
  expect(alone?.loaded).toHaveLength(2);
  expect(alone?.destroyed).toBe(true);
  expect(boxes).toEqual([]);
  expect(app.exitCode).toBeUndefined();
});

test('when only a case’s window is left, a second start opens the program again', async () => {
  const { app, windows } = await start();
  windows[0]?.webContents.openHandler({ url: 'app://holdfast/?window=case#/cases/1' });
  windows[0]?.destroy();
  app.emit('second-instance', {}, ['electron', '.', 'holdfast://customers/0190b0a0']);
  expect(windows.at(-1)?.options.name).toBe('main');
  expect(windows.at(-1)?.loaded).toEqual(['app://holdfast/#/customers/0190b0a0']);
});

test('a second start hands its link over and comes to the front', async () => {
  const { app, windows } = await start();
  const [window] = windows;
  if (!window) throw new Error('no window');
  window.minimized = true;
  app.emit('second-instance', {}, ['electron', '.', 'holdfast://customers/0190b0a0']);
  expect(window.loaded.at(-1)).toBe('app://holdfast/#/customers/0190b0a0');
  expect([window.minimized, window.isFocused]).toEqual([false, true]);
  app.emit('second-instance', {}, ['electron', '.', 'holdfast://evil/..']);
  expect(window.loaded.at(-1)).toBe('app://holdfast/#/customers/0190b0a0');
  expect(windows).toHaveLength(1);
});

test('a call that a telephone tells of by a link rings in the window, whichever start brings it', async () => {
  const { app, ipcMain, windows } = await start({ argv: ['electron', '.', 'holdfast://call?number=13800001234'] });
  const { client } = loadPage(ipcMain);
  const numbers = async () => (await client.call('calls.ringing', {})).map(({ number }) => number);
  expect(await numbers()).toEqual(['13800001234']);
  app.emit('second-instance', {}, ['electron', '.', 'holdfast://call?number=021-5555%206666&direction=in']);
  app.emit('open-url', { preventDefault: () => undefined }, 'holdfast://call?number=110');
  app.emit('second-instance', {}, ['electron', '.', 'holdfast://call?event=boom']);
  expect(await numbers()).toEqual(['110', '021-5555 6666', '13800001234']);
  expect(windows).toHaveLength(1);
  expect(windows[0]?.loaded, 'what is on show stays there').toEqual(['app://holdfast/']);
});

test('the second start itself opens nothing', async () => {
  const { app, windows, printed, profileFolder } = await start({ isFirst: false });
  expect(app.exitCode).toBe(0);
  expect(windows).toEqual([]);
  expect(printed).toEqual(['Holdfast is open already; its window comes to the front.']);
  expect(existsSync(join(profileFolder, 'profile.db'))).toBe(false);
});

test('a start for a link opens on it', async () => {
  const { windows } = await start({ argv: ['electron', '.', 'holdfast://follow-ups'] });
  expect(windows[0]?.loaded).toEqual(['app://holdfast/#/follow-ups']);
});

test('only an installed program takes holdfast: links from the system', async () => {
  expect((await start()).app.protocolClients).toEqual([]);
  expect((await start({ isPackaged: true })).app.protocolClients).toEqual(['holdfast']);
});

test('the core is woken with the computer', async () => {
  const { powerMonitor, wakes } = await start();
  expect(wakes).toHaveLength(0);
  powerMonitor.emit('resume');
  expect(wakes).toHaveLength(1);
});

test('a page that crashes is loaded again, but not for ever', async () => {
  const { windows, boxes, app } = await start({ locale: 'zh-CN' });
  const contents = windows[0]?.webContents;
  contents?.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(windows[0]?.loaded).toEqual(['app://holdfast/', 'app://holdfast/']);
  expect(app.exitCode).toBeUndefined();
  contents?.emit('render-process-gone', {}, { reason: 'oom' });
  expect(windows[0]?.loaded).toHaveLength(2);
  expect(boxes).toEqual(['Holdfast: 窗口多次停止工作。已保存的内容都在，请重新启动 Holdfast。']);
  await expect.poll(() => app.exitCode).toBe(0);
});

test('a profile without its key is left as it is, and the reason is said', async () => {
  const folder = temporaryFolder();
  const first = await start({ folder });
  first.app.quit();
  await first.ended();
  rmSync(join(first.profileFolder, 'key.sealed'));
  const second = await start({ folder, locale: 'zh-CN' });
  expect(await second.ended()).toBe(1);
  expect(second.windows).toEqual([]);
  expect(second.boxes).toHaveLength(1);
  expect(second.boxes[0]).toContain('Holdfast 无法启动: 本机数据库无法用现有密钥打开。');
  expect(existsSync(join(first.profileFolder, 'key.sealed'))).toBe(false);
  expect(await isProfileInUse(first.profileFolder)).toBe(false);
});

test('a profile open in the browser version is not opened a second time', async () => {
  const folder = temporaryFolder();
  const lock = await lockProfile(join(folder, 'profiles/default'), () => {});
  const { boxes, windows, ended } = await start({ folder });
  expect(await ended()).toBe(1);
  expect(windows).toEqual([]);
  expect(boxes[0]).toContain(`process ${process.pid}`);
  await lock.release();
});

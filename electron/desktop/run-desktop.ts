import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createBundledRenderer } from '#core/adapters/bundled-renderer.ts';
import { openCallHook } from '#core/adapters/call-hook.ts';
import { createDevelopmentRenderer } from '#core/adapters/development-renderer.ts';
import { createFileLog } from '#core/adapters/file-log.ts';
import { watchNetwork } from '#core/adapters/network-watch.ts';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import { createOpenAiEmbeddings } from '#core/adapters/openai-embeddings.ts';
import { isRunning, lockProfile } from '#core/adapters/profile-lock.ts';
import { reportInLink } from '#core/calls/ring-address.ts';
import type { Core, CoreOptions } from '#core/create-core.ts';
import type { RingReport } from '#domain/rules/ring-report.ts';
import { registerAppScheme, serveApp, startPage } from './app-protocol.ts';
import type { DesktopArguments } from './arguments.ts';
import { confinePages } from './confine.ts';
import { linkIn, pageForLink } from './deep-link.ts';
import type { ElectronModules } from './electron-modules.ts';
import { followSettings } from './follow-settings.ts';
import { labelsFor, menuTemplate } from './menu.ts';
import { openPageDoor } from './page-door.ts';
import { openPaperDesk } from './paper-desk.ts';
import { createSealedKeyVault } from './sealed-key.ts';
import { startFailure } from './start-failure.ts';
import { createWindows, type Windows } from './windows.ts';

export interface DesktopOptions {
  readonly electron: ElectronModules;
  readonly createCore: (options: CoreOptions) => Promise<Core>;
  readonly args: DesktopArguments;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly rendererFolder: string;
  readonly preload: string;
  readonly print: (line: string) => void;
}

/** The desktop program. Everything before the first `await` happens before Electron is ready, as it must. */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const { electron, args, argv, print } = options;
  const { app } = electron;
  registerAppScheme(electron);
  mkdirSync(args.electronFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', args.electronFolder);
  app.setAppUserModelId('app.holdfast.desktop');
  if (!app.requestSingleInstanceLock()) {
    print('Holdfast is open already; its window comes to the front.');
    app.exit(0);
    return;
  }
  if (app.isPackaged) app.setAsDefaultProtocolClient('holdfast');

  let windows: Windows | undefined;
  let page = startPage;
  let ring: ((report: RingReport) => void) | undefined;
  /** Calls that were told of before the program was there. */
  const rung: RingReport[] = [];
  const take = (link = ''): string | undefined => {
    const report = reportInLink(link);
    if (report && ring) ring(report);
    else if (report) rung.push(report);
    const wanted = pageForLink(link);
    if (wanted) page = wanted;
    return wanted;
  };
  const show = (link: string | undefined): void => windows?.show(take(link));
  take(linkIn(argv));
  app.on('second-instance', (_event, itsArgv) => show(linkIn(itsArgv)));
  app.on('open-url', (event, link) => {
    event.preventDefault();
    show(link);
  });
  app.on('window-all-closed', () => app.quit());

  const undo: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  quitCleanly(electron, stop);
  if (args.launcherPid !== undefined) quitWith(args.launcherPid, electron);

  await app.whenReady();
  try {
    windows = await openProgram(
      options,
      undo,
      () => page,
      (core) => {
        ring = core.ring;
        for (const report of rung.splice(0)) core.ring(report);
      },
    );
  } catch (error) {
    const locale = app.getLocale();
    electron.dialog.showErrorBox(labelsFor('system', locale).cannotStart, startFailure(error, locale));
    await stop();
    app.exit(1);
  }
}

async function openProgram(
  options: DesktopOptions,
  undo: (() => unknown)[],
  pageToOpen: () => string,
  opened: (core: Core) => void,
): Promise<Windows> {
  const { electron, args, print } = options;
  const { app, Menu, nativeTheme, powerMonitor, dialog, shell } = electron;
  const { profileFolder } = args;
  let labels = labelsFor('system', app.getLocale());
  const windows = createWindows(electron, {
    preload: options.preload,
    onReady: () => print(`HOLDFAST_READY ${JSON.stringify({ pid: process.pid })}`),
    onHopeless: () => {
      log.error('the page crashed again and again');
      dialog.showErrorBox('Holdfast', labels.pageCrashed);
      app.quit();
    },
  });
  confinePages(electron, windows.openPage);
  const lock = await lockProfile(profileFolder, () => app.exit(1));
  undo.push(lock.release);
  const log = createFileLog(profileFolder);
  undo.push(() => log.close());

  const core = await options.createCore({
    folder: profileFolder,
    serverUrl: args.serverUrl,
    host: 'electron',
    version: app.getVersion(),
    ports: {
      clock: nodeClock,
      random: (bytes) => randomBytes(bytes),
      vault: createSealedKeyVault(electron, options.platform, profileFolder, (path) => {
        log.warn('the system has no key store; the key lies in a plain file');
        print(
          `Holdfast found no key store of the system, so the database key is in ${path}; see KEY-README.txt beside it.`,
        );
      }),
      network: nodeNetwork,
      embeddings: createOpenAiEmbeddings(nodeNetwork, nodeClock),
      log,
      threads: nodeThreads,
    },
    ...(args.signIn ? { signIn: args.signIn } : {}),
  });
  undo.push(() => core.close());
  opened(core);
  undo.push(await openCallHook(profileFolder, log, core));

  serveApp(
    electron,
    args.developmentServer
      ? createDevelopmentRenderer(args.developmentServer)
      : createBundledRenderer(options.rendererFolder),
  );
  const door = openPageDoor(electron, core, log);
  openPaperDesk(electron, (path, content) => writeFile(path, content), log);
  powerMonitor.on('resume', () => core.wake());
  undo.push(watchNetwork({ clock: nodeClock, woke: () => core.wake() }));
  await followSettings(core, ({ locale, theme }) => {
    labels = labelsFor(locale, app.getLocale());
    nativeTheme.themeSource = theme;
    const template = menuTemplate({
      labels,
      isMac: options.platform === 'darwin',
      isDevelopment: !app.isPackaged,
      showData: () => void shell.openPath(profileFolder),
      openWindow: () => windows.openProgram(),
      act: (action) => {
        const window = windows.current();
        if (window) door.act(window.webContents, action);
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  });
  log.info('started', { host: 'electron', version: app.getVersion() });
  windows.openProgram(pageToOpen());
  return windows;
}

/** Lets what is under way finish: the outbox, the replica and the lock are closed before the process ends. */
function quitCleanly({ app }: Pick<ElectronModules, 'app'>, stop: () => Promise<void>): void {
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

function quitWith(launcherPid: number, { app }: Pick<ElectronModules, 'app'>): void {
  setInterval(() => {
    if (!isRunning(launcherPid)) app.quit();
  }, 1000).unref();
}

import { startPage } from './app-protocol.ts';
import type { BrowserWindow, ElectronModules } from './electron-modules.ts';

export interface MainWindowOptions {
  readonly preload: string;
  readonly page: string;
  readonly onReady: () => void;
  /** The page's process ended again soon after it was loaded anew. */
  readonly onHopeless: () => void;
}

/** A page that crashes again within this time is not loaded a third time. */
const crashLoopMs = 10_000;

/** The one window. Electron itself keeps its place and size under the window's name. */
export function openMainWindow(
  { BrowserWindow }: Pick<ElectronModules, 'BrowserWindow'>,
  options: MainWindowOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Holdfast',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // It would fetch dictionaries from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
    options.onReady();
  });
  let lastCrash = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const isLoop = performance.now() - lastCrash < crashLoopMs;
    lastCrash = performance.now();
    if (isLoop) options.onHopeless();
    else void window.loadURL(startPage);
  });
  void window.loadURL(options.page);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

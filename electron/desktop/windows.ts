import { isOurPage, startPage } from './app-protocol.ts';
import type { BrowserWindow, ElectronModules } from './electron-modules.ts';
import { keepOnDisplays } from './keep-on-displays.ts';

export interface WindowsOptions {
  readonly preload: string;
  /** The first window can be seen. */
  readonly onReady: () => void;
  /** A program window's page ended again soon after it was loaded anew. */
  readonly onHopeless: () => void;
}

export interface Windows {
  /** The program's first window, or another one beside it. */
  openProgram(page?: string): void;
  /** A page of ours asked for a window: a case in its own (once), anything else with the whole program. */
  openPage(url: string): void;
  /** Brings the program to the front, at that page if one is named. */
  show(page?: string): void;
  /** The window that a menu's choice is for. */
  current(): BrowserWindow | undefined;
}

type Kind = 'program' | 'case';

/** As renderer/state/window-kind.ts writes it. */
const caseWindow = '?window=case';
/** A page that crashes again within this time is not loaded a third time. */
const crashLoopMs = 10_000;

const sizes = {
  program: { width: 1280, height: 800, minWidth: 800, minHeight: 560 },
  case: { width: 980, height: 760, minWidth: 560, minHeight: 480 },
} as const;

/**
 * The program's windows. Electron keeps place, size and mode of each under its name: the first, second, … of its kind, for a case's
 * window is forgotten with the case. Names are unique among open windows.
 */
export function createWindows(
  electron: Pick<ElectronModules, 'BrowserWindow' | 'screen'>,
  options: WindowsOptions,
): Windows {
  const open = new Map<string, { readonly window: BrowserWindow; readonly kind: Kind; caseId: string | null }>();
  let isReadyTold = false;

  const create = (kind: Kind, page: string): void => {
    const name = freeName(kind, open);
    const window = new electron.BrowserWindow({
      name,
      windowStatePersistence: true,
      ...sizes[kind],
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
    open.set(name, { window, kind, caseId: caseIn(page) });
    keepOnDisplays(electron, window);
    window.once('ready-to-show', () => {
      window.show();
      if (!isReadyTold) options.onReady();
      isReadyTold = true;
    });
    window.on('closed', () => open.delete(name));
    reloadAfterCrash(window, kind === 'program' ? startPage : page, () =>
      kind === 'program' ? options.onHopeless() : window.destroy(),
    );
    void window.loadURL(page);
  };

  const firstProgram = () => [...open.values()].find(({ kind }) => kind === 'program')?.window;
  return {
    openProgram: (page = startPage) => create('program', page),
    openPage(url) {
      if (!isOurPage(url)) return;
      const caseId = caseIn(url);
      const shown = [...open.values()].find((each) => caseId !== null && each.caseId === caseId);
      if (shown) bringToFront(shown.window);
      else create(caseId === null ? 'program' : 'case', url);
    },
    show(page) {
      const window = firstProgram();
      if (!window) return create('program', page ?? startPage);
      if (page) void window.loadURL(page);
      bringToFront(window);
    },
    current: () => electron.BrowserWindow.getFocusedWindow() ?? firstProgram(),
  };
}

function freeName(kind: Kind, open: ReadonlyMap<string, unknown>): string {
  const first = kind === 'program' ? 'main' : 'case';
  let name: string = first;
  for (let number = 2; open.has(name); number++) name = `${first}-${number}`;
  return name;
}

/** The case that a page's window is for; null for a page of the program. */
function caseIn(url: string): string | null {
  const { search, hash } = new URL(url);
  return search === caseWindow ? (/^#\/cases\/([\w-]+)/.exec(hash)?.[1] ?? null) : null;
}

function reloadAfterCrash(window: BrowserWindow, page: string, onHopeless: () => void): void {
  let lastCrash = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const isLoop = performance.now() - lastCrash < crashLoopMs;
    lastCrash = performance.now();
    if (isLoop) onHopeless();
    else void window.loadURL(page);
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

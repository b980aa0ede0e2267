import type * as Electron from 'electron';

/** The parts of Electron this host uses, handed in by main.ts: nothing else imports Electron at run time. */
export type ElectronModules = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>;

export type BrowserWindow = Electron.BrowserWindow;
export type WebContents = Electron.WebContents;
export type MenuTemplate = Electron.MenuItemConstructorOptions[];

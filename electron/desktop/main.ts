// The packaged program's entry, bundled into dist/electron/main.mjs.
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { keepYoungGenerationSmall } from '#core/adapters/young-generation.ts';
import { createCore } from '#core/create-core.ts';
import { readArguments } from './arguments.ts';
import { runDesktop } from './run-desktop.ts';

keepYoungGenerationSmall();

const args = readArguments(process.argv, process.env, { appData: app.getPath('appData'), isPackaged: app.isPackaged });
// Programs started from here need not know it.
delete process.env.HOLDFAST_SIGN_IN;

void runDesktop({
  electron: {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    powerMonitor,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
  },
  createCore,
  args,
  argv: process.argv,
  platform: process.platform,
  // Beside this file once it is bundled.
  rendererFolder: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, 'preload.cjs'),
  print: (line) => console.log(line),
});

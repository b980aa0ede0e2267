// Electron's modules as far as the desktop host uses them: they keep what they were given and can be made to tell events.
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ElectronModules, MenuTemplate } from '#desktop/electron-modules.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import { createBridge } from '#preload/bridge.ts';
import { electronPipe } from '#renderer/bridge/electron-pipe.ts';

export class FakeContents extends EventEmitter {
  static lastId = 0;
  readonly id = ++FakeContents.lastId;
  url = '';
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return this.url;
  }

  /** Tells an event that may be prevented; true when nobody did. */
  try(event: string, details: object = {}): boolean {
    let isPrevented = false;
    this.emit(event, {
      ...details,
      preventDefault: () => {
        isPrevented = true;
      },
    });
    return !isPrevented;
  }
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface FakeWindowOptions {
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: Record<string, unknown>;
}

/** One large display, until it is said otherwise. */
export class FakeScreen extends EventEmitter {
  areas: Bounds[] = [{ x: 0, y: 0, width: 1920, height: 1040 }];

  getAllDisplays(): { readonly workArea: Bounds }[] {
    return this.areas.map((workArea) => ({ workArea }));
  }

  getPrimaryDisplay(): { readonly workArea: Bounds | undefined } {
    return { workArea: this.areas[0] };
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly options: FakeWindowOptions;
  isShown = false;
  isFocused = false;
  minimized = false;
  maximized = false;
  destroyed = false;
  bounds: Bounds;

  constructor(options: FakeWindowOptions) {
    super();
    this.options = options;
    this.bounds = { x: 100, y: 80, width: options.width ?? 800, height: options.height ?? 600 };
  }

  getBounds(): Bounds {
    return this.bounds;
  }

  setBounds(bounds: Bounds): void {
    this.bounds = bounds;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  isFullScreen(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.url = url;
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isFocused = true;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
  }
}

export interface FakeOptions {
  readonly isFirst?: boolean;
  readonly isPackaged?: boolean;
  readonly locale?: string;
}

export class FakeApp extends EventEmitter {
  readonly isPackaged: boolean;
  readonly paths: Record<string, string> = {};
  readonly protocolClients: string[] = [];
  exitCode: number | undefined;
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged ?? false;
  }

  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }

  setAppUserModelId(): void {}

  requestSingleInstanceLock(): boolean {
    return this.#options.isFirst ?? true;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClients.push(scheme);
    return true;
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getLocale(): string {
    return this.#options.locale ?? 'en-GB';
  }

  getVersion(): string {
    return '9.8.7';
  }

  exit(code: number): void {
    this.exitCode ??= code;
  }

  /** As Electron does: tells will-quit, and ends unless that is prevented. */
  quit(): void {
    if (this.exitCode !== undefined) return;
    let isPrevented = false;
    this.emit('will-quit', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.exit(0);
  }
}

/** Seals by turning bytes around, as long as it is available and the system's master key stays the same. */
export class FakeSafeStorage {
  isAvailable = true;
  backend = 'gnome_libsecret';
  masterKey = 'm1';

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.isAvailable;
  }

  getSelectedStorageBackend(): string {
    return this.backend;
  }

  async encryptStringAsync(text: string): Promise<Buffer> {
    return Buffer.from(`${this.masterKey}:${text}`).reverse();
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const text = Buffer.from(sealed).reverse().toString();
    if (!text.startsWith(`${this.masterKey}:`)) throw new Error('cannot decrypt');
    return { result: text.slice(this.masterKey.length + 1), shouldReEncrypt: false };
  }
}

export function createFakeElectron(options: FakeOptions = {}) {
  const app = new FakeApp(options);
  const ipcMain = Object.assign(new EventEmitter(), { handle: () => {} });
  const powerMonitor = new EventEmitter();
  const screen = new FakeScreen();
  const safeStorage = new FakeSafeStorage();
  const windows: FakeWindow[] = [];
  const opened: string[] = [];
  const boxes: string[] = [];
  const menus: MenuTemplate[] = [];
  const nativeTheme = { themeSource: 'system' };
  const privileged: { scheme: string }[] = [];
  let serve: (request: Request) => Promise<Response> = () => Promise.reject(new Error('nothing is served'));
  let mayAsk: (contents: FakeContents, permission: string, answer: (granted: boolean) => void) => void = () => {};
  let mayHave: (contents: null, permission: string, origin: string) => boolean = () => true;

  class BrowserWindow extends FakeWindow {
    static getFocusedWindow(): FakeWindow | null {
      return windows.find((window) => window.isFocused && !window.destroyed) ?? null;
    }

    constructor(windowOptions: FakeWindow['options']) {
      super(windowOptions);
      // As Electron does: two open windows of one name would overwrite each other's place.
      if (windows.some(({ options: { name }, destroyed }) => !destroyed && name === windowOptions.name))
        throw new Error(`There is a window named ${windowOptions.name}.`);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }

  const modules = {
    app,
    BrowserWindow,
    ipcMain,
    powerMonitor,
    safeStorage,
    screen,
    nativeTheme,
    dialog: { showErrorBox: (title: string, content: string) => boxes.push(`${title}: ${content}`) },
    Menu: {
      buildFromTemplate: (template: MenuTemplate) => template,
      setApplicationMenu: (template: MenuTemplate) => menus.push(template),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: { scheme: string }[]) => privileged.push(...schemes),
      handle: (_scheme: string, handler: typeof serve) => {
        serve = handler;
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: typeof mayAsk) => {
          mayAsk = handler;
        },
        setPermissionCheckHandler: (handler: typeof mayHave) => {
          mayHave = handler;
        },
        setDevicePermissionHandler: () => {},
      },
    },
    shell: {
      openExternal: async (url: string) => void opened.push(url),
      openPath: async (path: string) => void opened.push(path),
    },
  };

  return {
    modules: modules as unknown as ElectronModules,
    app,
    ipcMain,
    powerMonitor,
    safeStorage,
    screen,
    nativeTheme,
    windows,
    /** What the system was asked to open. */
    opened,
    /** Error boxes shown. */
    boxes,
    menus,
    privileged,
    fetch: (url: string, init?: RequestInit) => serve(new Request(url, init)),
    permission: (contents: FakeContents, permission: string) =>
      new Promise<boolean>((resolve) => mayAsk(contents, permission, resolve)),
    hasPermission: (permission: string, origin: string) => mayHave(null, permission, origin),
  };
}

export interface Frame {
  readonly url: string;
  readonly parent: object | null;
}

const ourFrame: Frame = { url: 'app://holdfast/#/cases', parent: null };

/** A page as its preload script sets it up: the real bridge over a real port to the main process. */
export function loadPage(
  ipcMain: EventEmitter,
  sender: FakeContents = new FakeContents(),
  senderFrame: Frame | null = ourFrame,
) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const mainPort = asMainPort(port2);
  ipcMain.emit('holdfast:connect', { sender, senderFrame, ports: [mainPort] });
  const client = createClient(electronPipe(createBridge(port1 as unknown as MessagePort)));
  return { client, port: port1, mainPort, leave: () => port1.close() };
}

/** Electron's main-process port wraps what arrives in an event, and waits for start(). */
export function asMainPort(port: NodePort) {
  const events = new EventEmitter();
  let isClosed = false;
  port.on('close', () => {
    isClosed = true;
    events.emit('close');
  });
  return {
    on(event: 'message' | 'close', listener: (message: never) => void) {
      events.on(event, listener as (message: unknown) => void);
      return this as never;
    },
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => void port.on('message', (data: unknown) => events.emit('message', { data, ports: [] })),
    close: () => port.close(),
    isClosed: () => isClosed,
  };
}

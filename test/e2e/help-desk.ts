import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Browser, type Page } from 'playwright-core';
import { type ContextLook, newContext } from '../harness/browser.ts';
import { lineOf, type Running, startProgram } from '../harness/processes.ts';
import { aheadVariable } from './later/ahead.ts';

export interface HelpDesk {
  readonly page: Page;
  /** Ends the host as a power cut would; the page goes with it. */
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export interface HelpDeskOptions {
  readonly folder: string;
  readonly serverUrl: string;
  /** `login:password`, used at the first start of a profile. */
  readonly signIn: string;
  readonly look?: ContextLook;
  /** By so much the clocks of host and page are ahead; in Electron, which has the machine's, the server's time counts. */
  readonly aheadMs?: number;
}

/** HOLDFAST_E2E_HOST=electron runs in Electron, which must be there then; otherwise the loopback host and a real Chromium. */
const inElectron = process.env.HOLDFAST_E2E_HOST === 'electron';

export async function openHelpDesk(browser: Browser, options: HelpDeskOptions): Promise<HelpDesk> {
  return inElectron ? openInElectron(options) : openInBrowser(browser, options);
}

async function openInBrowser(
  browser: Browser,
  { folder, serverUrl, signIn, look, aheadMs = 0 }: HelpDeskOptions,
): Promise<HelpDesk> {
  const host = startProgram(
    aheadMs === 0 ? 'electron/loopback/main.ts' : 'test/e2e/later/host.ts',
    [`--folder=${folder}`, `--server=${serverUrl}`, '--no-open'],
    { HOLDFAST_SIGN_IN: signIn, [aheadVariable]: String(aheadMs) },
  );
  const address = await readyAddress(host);
  const context = await newContext(browser, look);
  if (aheadMs !== 0) await context.addInitScript(moveClock, aheadMs);
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    async kill9() {
      await host.kill9();
      await context.close();
    },
    async stop() {
      await context.close();
      await host.stop();
    },
  };
}

/** Runs in the page. */
function moveClock(aheadMs: number): void {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (_, given: []) => (given.length === 0 ? new Real(Real.now() + aheadMs) : new Real(...given)),
    get: (_, name) => (name === 'now' ? () => Real.now() + aheadMs : Reflect.get(Real, name)),
  });
}

function readyAddress(host: Running): Promise<string> {
  const ready = 'HOLDFAST_READY ';
  return lineOf(host, (line) =>
    line.startsWith(ready) ? (JSON.parse(line.slice(ready.length)) as { url: string }).url : undefined,
  );
}

async function openInElectron({ folder, serverUrl, signIn, look }: HelpDeskOptions): Promise<HelpDesk> {
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: ['.', `--folder=${folder}`, `--server=${serverUrl}`, `--lang=${look?.locale ?? 'zh-CN'}`],
    env: { ...(process.env as Record<string, string>), HOLDFAST_SIGN_IN: signIn },
  });
  const page = await app.firstWindow();
  return {
    page,
    async kill9() {
      const gone = app.waitForEvent('close');
      app.process().kill('SIGKILL');
      await gone;
    },
    stop: () => app.close(),
  };
}

function electronBinary(): string {
  const module = 'node_modules/electron';
  if (!existsSync(join(module, 'path.txt')))
    throw new Error('Electron has no binary here; run its install-electron first.');
  return join(module, 'dist', readFileSync(join(module, 'path.txt'), 'utf8').trim());
}

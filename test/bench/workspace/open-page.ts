import type { Browser, CDPSession, Page } from 'playwright-core';
import { newContext } from '../../harness/browser.ts';
import { lineOf, startProgram } from '../../harness/processes.ts';
import { memoryOf } from '../machine.ts';
import { installProbe } from './page-probe.ts';

export interface Memory {
  /** The resident set of the host process, now and at most. */
  readonly host: { readonly now: number; readonly peak: number } | undefined;
  /** The same of the browser's process that draws the page. */
  readonly page: { readonly now: number; readonly peak: number } | undefined;
  /** What the page's scripts hold. */
  readonly heapMiB: number;
}

export interface OpenedPage {
  readonly page: Page;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

/** Starts the loopback host on a used profile and looks at it with a browser, as `npm start` does. */
export async function openPage(browser: Browser, folder: string): Promise<OpenedPage> {
  const host = startProgram('electron/loopback/main.ts', ['--folder', folder, '--no-open']);
  const address = await lineOf(host, addressIn);
  const context = await newContext(browser);
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send('Performance.enable');
  await page.goto(address);
  return {
    page,
    async memory() {
      await inspector.send('HeapProfiler.collectGarbage');
      const { metrics } = await inspector.send('Performance.getMetrics');
      const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
      const pageProcess = await processOf(browser);
      return {
        host: memoryOf(host.process.pid ?? 0),
        page: pageProcess === undefined ? undefined : memoryOf(pageProcess),
        heapMiB: heap / 2 ** 20,
      };
    },
    async close() {
      await context.close();
      await host.stop();
    },
  };
}

/** The process that draws: the one that worked longest, for Chromium keeps an idle one in reserve. */
async function processOf(browser: Browser): Promise<number | undefined> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').toSorted((a, b) => b.cpuTime - a.cpuTime)[0]?.id;
}

function addressIn(line: string): string | undefined {
  const ready = /^HOLDFAST_READY (.+)$/.exec(line)?.[1];
  return ready === undefined ? undefined : (JSON.parse(ready) as { url: string }).url;
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { type ContextLook, launchBrowser } from '../harness/browser.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { layCluster } from '../harness/new-cluster.ts';
import { killAll, lineOf, startProgram } from '../harness/processes.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';

interface Account {
  readonly profile: string;
  readonly login: string;
  readonly password: string;
}

const accounts = JSON.parse(readFileSync('assets/sample/accounts.json', 'utf8')) as Account[];

export interface SampleDesk {
  readonly browser: Browser;
  /** The server's, past the proxy. */
  readonly url: string;
  /** Where the server lays reports. */
  readonly reports: string;
  /** Between agent lin (the default profile) and the server. */
  readonly proxy: FaultProxy;
  /** A help desk on a device of its own; `stranger` is somebody the server does not know, who stays at the sign-in. */
  open(profile: 'default' | 'second' | 'lead' | 'admin' | 'stranger', look?: ContextLook): Promise<HelpDesk>;
  close(): Promise<void>;
}

/** A server with the sample workspace, and help desks of its people. */
export async function makeSampleDesk(): Promise<SampleDesk> {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-sample-'));
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  const data = join(folder, 'server');
  await layCluster(data);
  const server = startProgram('server/main.ts', ['--data', data, '--port', '0', '--sample'], {
    DATABASE_URL: '',
    HOLDFAST_REPORT_FOLDER: reports,
  });
  const url = await lineOf(server, (line) => /listens on (http:\S+)/.exec(line)?.[1]);
  const proxy = await startFaultProxy(url);
  const browser = await launchBrowser();
  let devices = 0;
  return {
    browser,
    url,
    reports,
    proxy,
    open: (profile, look = {}) =>
      openHelpDesk(browser, {
        folder: join(folder, `device-${devices++}`),
        serverUrl: profile === 'default' ? proxy.url : url,
        signIn: profile === 'stranger' ? 'nobody:nobody' : signInOf(profile),
        look,
      }),
    async close() {
      await browser.close();
      await killAll();
      await proxy.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function signInOf(profile: string): string {
  const account = accounts.find((one) => one.profile === profile);
  if (!account) throw new Error(`the sample has no profile ${profile}`);
  return `${account.login}:${account.password}`;
}

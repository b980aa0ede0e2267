import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { layCluster } from '../harness/new-cluster.ts';
import { killAll, lineOf, type Running, startProgram } from '../harness/processes.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { forumData, hasTracker, trackerData } from '../import/real-data.ts';
import { type HelpDesk, openHelpDesk } from './help-desk.ts';
import { aheadVariable } from './later/ahead.ts';

/** A customer with a phone, as a team would bring along in a table. */
const ownCases = `编号,主题,描述,类型,状态,优先级,标签,创建时间,客户,电话
K-1,门锁低电量报警,换了新电池还是报警,报修,处理中,普通,门锁,2026-10-02 09:30,王小明,138 0013 8042
K-2,路由器夜里断网,每天零点以后断一次,报修,新建,高,路由器,2026-10-05 21:10,李雪梅,139 0013 9117
`;

export interface World {
  readonly browser: Browser;
  /** Between agent anna and the server. */
  readonly proxy: FaultProxy;
  readonly imported: { readonly cases: number; readonly trackerSubject: string };
  open(login: 'anna' | 'ben', look?: { locale: 'zh-CN' | 'en' }): Promise<HelpDesk>;
  /** What a telephone beside the agent's device says: the arguments of `npm run call`. */
  ring(login: 'anna' | 'ben', ...args: string[]): Promise<void>;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** The server starts anew, a day later, and so is whatever help desk is opened from then on. Those of today must be stopped. */
  nextDay(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A server process with a team and imported cases; help desks of anna (through the proxy) and ben (directly). `few`: with two cases of
 * the team's own alone.
 */
export async function makeWorld({ few = false } = {}): Promise<World> {
  await ensureBundle(rendererBundle, process.cwd(), () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-e2e-'));
  const data = join(folder, 'server');
  let server: Running;
  let url = '';
  let aheadMs = 0;

  const startServer = async () => {
    const port = url === '' ? '0' : new URL(url).port;
    server = startProgram(
      aheadMs === 0 ? 'server/main.ts' : 'test/e2e/later/server.ts',
      ['--data', data, '--port', port],
      {
        HOLDFAST_ADMIN_LOGIN: 'root',
        HOLDFAST_ADMIN_PASSWORD: everybodysPassword,
        DATABASE_URL: '',
        [aheadVariable]: String(aheadMs),
      },
    );
    url = await lineOf(server, (line) => /listens on (http:\S+)/.exec(line)?.[1]);
  };
  await layCluster(data);
  await startServer();
  await addTeamMates(url, everybodysPassword);
  const table = join(folder, 'own-cases.csv');
  writeFileSync(table, ownCases);
  const leftovers: (() => void)[] = [];
  const keep = (remove: () => void) => leftovers.push(remove);
  const forum = forumData(keep);
  const tracker = trackerData(keep);
  for (const path of few ? [table] : [forum.path, tracker.path, table])
    await importFile(path, url, join(folder, 'errors.jsonl'));

  const proxy = await startFaultProxy(url);
  const browser = await launchBrowser();
  const desks: HelpDesk[] = [];
  return {
    browser,
    proxy,
    imported: {
      cases: few ? 2 : forum.cases + tracker.cases + 2,
      trackerSubject: hasTracker ? 'Leaking listeners on AbortSignal' : 'Issue 58',
    },
    async open(login, look) {
      const desk = await openHelpDesk(browser, {
        folder: join(folder, login),
        serverUrl: login === 'anna' ? proxy.url : url,
        signIn: `${login}:${everybodysPassword}`,
        aheadMs,
        ...(look ? { look } : {}),
      });
      desks.push(desk);
      return desk;
    },
    async ring(login, ...args) {
      const said = startProgram('electron/loopback/call.ts', [...args, `--folder=${join(folder, login)}`]);
      await new Promise((resolve) => said.process.once('close', resolve));
      if (said.process.exitCode !== 0) throw new Error(`the telephone was not heard:\n${said.output()}`);
    },
    killServer: () => server.kill9(),
    startServer,
    async nextDay() {
      await server.stop();
      aheadMs += 24 * 3_600_000;
      await startServer();
    },
    async close() {
      await keepPictures(desks);
      await browser.close();
      await killAll();
      await proxy.close();
      rmSync(folder, { recursive: true, force: true });
      for (const remove of leftovers) remove();
    },
  };
}

/** What was last on the screens, for whoever has to find out why a test failed. */
async function keepPictures(desks: readonly HelpDesk[]): Promise<void> {
  mkdirSync('test-results', { recursive: true });
  for (const [index, { page }] of desks.entries())
    if (!page.isClosed()) await page.screenshot({ path: `test-results/desk-${index}.png` }).catch(() => undefined);
}

async function importFile(path: string, url: string, errors: string): Promise<void> {
  const run = startProgram(
    'server/import/main.ts',
    [path, '--server', url, '--login', 'root', '--errors', errors, '--time-zone', 'Asia/Shanghai'],
    { HOLDFAST_PASSWORD: everybodysPassword },
  );
  await new Promise((resolve) => run.process.once('close', resolve));
  if (run.process.exitCode !== 0)
    throw new Error(`the import of ${path} ended with ${run.process.exitCode}:\n${run.output()}`);
}

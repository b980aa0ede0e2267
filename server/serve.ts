import { fileLimits } from '#domain/rules/file-limits.ts';
import { newToken } from './auth/tokens.ts';
import { createAuthority } from './authority/authority.ts';
import { systemClock } from './clock.ts';
import type { ServerContext } from './context.ts';
import { announce } from './discovery-file.ts';
import { makeServerKey } from './erase/server-key.ts';
import { openFiles } from './files/files.ts';
import { keepTidy } from './files/tidy-files.ts';
import { createApp } from './http/create-app.ts';
import { Door } from './http/door.ts';
import { closeApp, listen } from './http/listen.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { serverJobs } from './jobs/jobs.ts';
import { LiveHub } from './live/live-hub.ts';
import { silentLog } from './log.ts';
import { ServerMetrics } from './metrics/server-metrics.ts';
import { currentProtocol } from './protocol.ts';
import { scheduledReports } from './reports/schedules/scheduled-reports.ts';
import { loadSample } from './sample/load-sample.ts';
import type { RunningServer, ServeOptions } from './server-options.ts';
import { checkLocks } from './sql/check-locks.ts';
import { migrate } from './sql/migrate.ts';
import type { Store } from './sql/store.ts';
import { RuleRunner } from './triggers/rule-runner.ts';
import { checkEpoch, currentEpoch } from './workspace/epoch.ts';
import { openWorkspace } from './workspace/first-start.ts';
import { raiseFloor } from './workspace/version-floor.ts';
import { watchEpoch } from './workspace/watch-epoch.ts';

/** Serves an open database; closes it with the server, or when the server cannot start. */
export async function serve(store: Store, options: ServeOptions): Promise<RunningServer> {
  const ends: (() => unknown)[] = [() => store.close()];
  let closing: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  const close = (): Promise<void> => {
    closing ??= stop();
    return closing;
  };
  try {
    return { ...(await assemble(store, options, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Builds the server from its parts. `ends` collects how to stop each, to be done in reverse order. */
async function assemble(
  store: Store,
  options: ServeOptions,
  ends: (() => unknown)[],
): Promise<Omit<RunningServer, 'close'>> {
  const { clock = systemClock, log = silentLog, host = '127.0.0.1', workspaceName = 'Holdfast' } = options;
  await migrate(store.db);
  if (store.engine === 'postgres') await checkLocks(store.db);
  const epoch = await checkEpoch(store.db, clock);
  const floor = await raiseFloor(store.db, clock);
  const opened = await openWorkspace(store.db, clock, { workspaceName, admin: options.firstAdmin });
  if (options.sample) await loadSample({ db: store.db, workspaceId: opened.workspace.id, clock });
  await makeServerKey(store.db, opened.workspace.id, clock);
  const metrics = new ServerMetrics();
  const mostBytes = options.fileBytes ?? fileLimits.usualBytes;
  const base = { store, workspace: opened.workspace, clock, log, metrics, fileBytes: mostBytes };
  const hub = new LiveHub(base, options.pokeIntervalMs ?? 500, options.beatIntervalMs);
  const files = options.filesFolder === undefined ? undefined : openFiles(options.filesFolder, mostBytes);
  const context: ServerContext = {
    ...base,
    ...(options.mail ? { mail: options.mail } : {}),
    ...(options.reportFolder === undefined ? {} : { reportFolder: options.reportFolder }),
    ...(files ? { holdsFile: async (sha256: string) => (await files.blobs.sizeOf(sha256)) !== undefined } : {}),
    committed: () => {
      hub.check();
      rules.wake();
    },
  };
  const rules = new RuleRunner(context);
  ends.push(() => rules.close());
  metrics.readFrom({
    epoch: () => currentEpoch(store.db),
    liveSockets: () => hub.size,
    pool: () => store.pool?.(),
  });
  const localToken = newToken();
  const door = new Door(metrics, log);
  const { protocol = currentProtocol, metricsToken } = options;
  const app = await createApp({ context, files, hub, door, protocol, localToken, metricsToken });
  if (files) ends.push(keepTidy(context, files));
  const jobs = new JobRunner(context, serverJobs, options.jobIntervalMs ?? 60_000);
  ends.push(() => jobs.close());
  // Beside the others: a mail server that does not answer holds nobody up but reports.
  const reports = new JobRunner(context, [scheduledReports], options.jobIntervalMs ?? 15_000);
  ends.push(() => reports.close());
  ends.push(
    () => closeApp(app, door),
    watchEpoch(context, floor),
    () => hub.close(),
    () => door.shut(),
  );
  const { port, url } = await listen(app, host, options.port ?? 0);
  if (options.discoveryFile !== undefined) {
    const discovery = { url, pid: process.pid, startedAt: clock.now(), database: store.engine, localToken };
    ends.push(announce(options.discoveryFile, discovery));
  }
  rules.wake();
  const { firstAdmin } = opened;
  const authority = createAuthority(context);
  return { url, port, epoch, localToken, authority, ...(firstAdmin ? { firstAdmin } : {}) };
}

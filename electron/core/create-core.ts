import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { close } from '#db/connection/connection.ts';
import { translated, translating } from '#db/connection/driver-errors.ts';
import { openProfile } from '#db/open.ts';
import { listAccounts } from '#db/profile/accounts.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { CallSignal } from '#domain/contract/ipc/call-signal.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';
import { type Handlers, serve } from '#domain/contract/ipc/router.ts';
import type { SearchIndexAsked, SearchIndexState } from '#domain/contract/ipc/search-procedures.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { megabyte } from '#domain/rules/file-limits.ts';
import type { RingReport } from '#domain/rules/ring-report.ts';
import { Line } from './calls/line.ts';
import { planCallBack } from './calls/plan-call-back.ts';
import { RingDesk } from './calls/ring-desk.ts';
import { errorTrace } from './error-trace.ts';
import { Feed } from './feed.ts';
import { createHandlers } from './handlers/handlers.ts';
import { readSettings } from './handlers/preferences.ts';
import { syncView } from './handlers/sync-view.ts';
import { Erasures } from './orders/erasures.ts';
import type { Ports } from './ports.ts';
import { RescueDesk } from './rescue/rescue-desk.ts';
import { Courier } from './session/courier.ts';
import { Session } from './session/session.ts';
import { StorageHealth } from './session/storage-health.ts';
import { type SyncTiming, usualTiming } from './sync/timing.ts';

export interface CoreOptions {
  /** The profile's folder; everything of this workstation's user is kept below it. */
  readonly folder: string;
  /** The server offered at the first sign-in. */
  readonly serverUrl: string;
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly ports: Ports;
  /** Used once, when no account is known on this profile yet. */
  readonly signIn?: { readonly login: string; readonly password: string };
  /** How often other accounts' waiting changes are tried, in milliseconds; once a minute when left out. */
  readonly courierMs?: number;
  /** How long to wait for what, where it is not to be the usual. */
  readonly timing?: Partial<SyncTiming>;
}

export interface Core {
  /** Serves a window; returns the function that lets it go. */
  connect(pipe: Pipe): () => void;
  /** The machine woke up or the network came back: find out now. */
  wake(): void;
  /** A telephone tells of a call. */
  ring(report: RingReport): void;
  /** Asks something of the search index of who is signed in, or how far it is; nothing where nobody is. */
  searchIndex(what?: SearchIndexAsked): SearchIndexState | undefined;
  close(): Promise<void>;
}

/** The whole main-process program, free of any host. Rejects with an AppError when the profile cannot be opened; nothing is lost by that. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { folder, ports, serverUrl } = options;
  translating(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const profilePath = join(folder, 'profile.db');
  const key = await ports.vault.key(!existsSync(profilePath) && !existsSync(join(folder, 'accounts')));
  const profile = openProfile(profilePath, key);

  const timing = { ...usualTiming, ...options.timing };
  const newId = (): string => uuidV7(session.open?.engine.now() ?? ports.clock.now(), ports.random(10));
  const storage = new StorageHealth({
    folder,
    clock: ports.clock,
    changed: () => feed.syncChanged(),
    recovered: () => session.open?.engine.hurry(),
  });
  const troubled = (error: unknown): void => storage.note(error);
  const line = new Line({ clock: ports.clock, changed: () => session.open?.presence.telephoneChanged() });
  const feed = new Feed(ports.clock, () => syncView(session.open, serverUrl, storage.failure), troubled);
  const erasures = new Erasures({ folder, profile, ports, timing });
  const session: Session = new Session({
    folder,
    key,
    troubled,
    profile,
    ports,
    newId,
    defaultServerUrl: serverUrl,
    host: options.host,
    version: options.version,
    timing,
    erasures,
    fileQuota: () => readSettings(profile).fileMegabytes * megabyte,
    telephone: () => line.telephone,
    listener: {
      changed: (rows) => feed.changed(rows),
      stateChanged: () => {
        storage.note(session.open?.engine.state.problem ?? null);
        feed.syncChanged();
      },
      progress: (progress) => feed.push('bulk', progress),
      remind: (reminder) => feed.push('reminder', reminder),
      remindOfFollowUps: (reminder) => feed.push('followUpReminder', reminder),
      remindOfAppointments: (reminder) => feed.push('appointmentReminder', reminder),
      remindOfImprovements: (reminder) => feed.push('improvementReminder', reminder),
      isHeard: () => feed.isHeard,
      indexed: () => feed.push('changed', [{ collection: 'search', ids: [] }]),
      factsChanged: () => feed.push('changed', [{ collection: 'facts', ids: [] }]),
      tell: (what) => feed.push('changed', [{ collection: what, ids: [] }]),
      presenceChanged: (ids) => feed.push('changed', [{ collection: 'presence', ids }]),
    },
    sessionChanged: () => {
      feed.push('session', session.view());
      feed.syncChanged();
    },
  });
  const courier = new Courier({
    files: { folder, key, ports, troubled },
    profile,
    ports,
    erasures,
    openAgentId: () => session.open?.account.agentId,
    delivered: () => feed.push('session', session.view()),
    timing,
    roundMs: options.courierMs ?? 60_000,
  });
  const rescue = new RescueDesk({
    files: { folder, key, ports, troubled },
    profile,
    ports,
    newId,
    open: () => session.open,
    tookIn: (open, drafts) => {
      open.realign();
      feed.syncChanged();
      open.attachments.kick();
      open.engine.kick();
      const ids = drafts.map(({ kind, subject }) => `${kind}/${subject}`);
      if (ids.length > 0) feed.push('changed', [{ collection: 'draft', ids }]);
    },
  });
  const rings: RingDesk = new RingDesk({
    clock: ports.clock,
    newId,
    changed: () => {
      feed.push('changed', [{ collection: 'ring', ids: [] }]);
      line.follow(rings.rings);
    },
    planCallBack: (ring) => planCallBack(session.open, ring, ports.log),
  });
  const handlers = createHandlers({
    session,
    rings,
    profile,
    feed,
    clock: ports.clock,
    serverUrl,
    storage: () => storage.failure,
    rescue,
  });

  try {
    erasures.removeFiles();
    const resumed = session.resume();
    if (!resumed && options.signIn && listAccounts(profile).length === 0)
      await session
        .signIn(undefined, options.signIn.login, options.signIn.password)
        .catch((error: unknown) => ports.log.warn('the first sign-in failed', { kind: failureOf(error).kind }));
  } catch (error) {
    storage.stop();
    await session.close();
    close(profile);
    throw error;
  }

  courier.start();
  const watched = watching(handlers, (failure) => {
    storage.note(failure);
    if (failure instanceof AppError && failure.kind === 'damaged') void session.replaceReplica();
  });
  return {
    connect(pipe) {
      const window = serve(pipe, watched, (name, error) =>
        ports.log.error('a call failed by a defect', {
          name,
          error: errorTrace(error),
        }),
      );
      const remove = feed.add(window);
      const leave = () => {
        remove();
        window.close();
      };
      const stop = pipe.onClose(leave);
      return () => {
        stop();
        leave();
      };
    },
    wake: () => session.open?.engine.wake(),
    ring: (report) => rings.report(report),
    searchIndex: (what) => (what ? session.open?.indexes.ask(what) : session.open?.indexes.state),
    async close() {
      storage.stop();
      rings.close();
      rescue.close();
      await Promise.all([courier.stop(), session.close()]);
      close(profile);
    },
  };
}

/** The same handlers; a call that meets a damaged file or a full disk still fails, and sees to it that the next one does not. */
function watching(handlers: Handlers, failed: (error: unknown) => void): Handlers {
  const watched = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: never, signal?: CallSignal) => {
      try {
        return await handler(input, signal);
      } catch (error) {
        const known = translated(error);
        failed(known);
        throw known;
      }
    },
  ]);
  return Object.fromEntries(watched) as Handlers;
}

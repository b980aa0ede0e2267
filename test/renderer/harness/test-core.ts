import { AppError } from '#domain/contract/failure.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import { type Connected, type Handlers, serve } from '#domain/contract/ipc/router.ts';
import type { SessionView } from '#domain/contract/ipc/session-views.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { type CoreLink, createCoreLink } from '#renderer/bridge/core-link.ts';

export const ada = {
  id: '01930000-0000-7000-8000-000000000001' as AgentId,
  login: 'ada',
  name: 'Ada Lin',
  role: 'agent',
  teamIds: ['01930000-0000-7000-8000-0000000000aa' as TeamId],
} as const;

export const signedIn: SessionView = {
  phase: 'ready',
  agent: ada,
  workspaceName: 'Harbour',
  serverUrl: 'http://127.0.0.1:4000',
  accounts: [],
  host: 'loopback',
  version: '0.1.0',
  dataFolder: '/home/ada/.local/share/holdfast',
};

export const inSync: SyncView = {
  connection: 'online',
  problem: null,
  serverUrl: 'http://127.0.0.1:4000',
  waiting: 0,
  needsYou: 0,
  openConflicts: 0,
  notices: 0,
  progress: null,
  lastSyncedAt: Date.UTC(2026, 10, 22, 8),
  numbersLeft: 500,
  storage: null,
  refilling: false,
};

export interface TestCore {
  readonly link: CoreLink;
  /** Pushes as the core does. */
  readonly push: Connected['push'];
  /** The names and inputs of the calls that arrived, oldest first. */
  readonly calls: { name: string; input: unknown }[];
  readonly drafts: Map<string, Draft>;
  /** Cuts the pipe; the link opens a new one at once. */
  cut(): void;
  /** Cuts the pipe and refuses new ones until `comeBack`. */
  leave(): void;
  comeBack(): void;
  close(): void;
}

/**
 * The real router over the real memory pipe, with small handlers where a test needs a certain answer. Drafts, session,
 * settings and sync state work without any.
 */
export function startTestCore(handlers: Partial<Handlers> = {}): TestCore {
  const calls: TestCore['calls'] = [];
  const drafts = new Map<string, Draft>();
  let settings: Awaited<ReturnType<Handlers['settings.get']>> = {
    locale: 'en',
    theme: 'light',
    density: 'compact',
    fileMegabytes: 512,
    shortcuts: {},
    singleKeys: true,
    undoSeconds: 10,
    lists: {},
    plainText: false,
    caseLooks: {},
  };
  let connected: Connected | undefined;
  let pipe = createMemoryPipe();
  let away = false;

  const standard: Partial<Handlers> = {
    'session.get': () => signedIn,
    'settings.get': () => settings,
    'settings.set': (input) => {
      settings = Object.assign({}, settings, input);
      connected?.push('settings', settings);
      return settings;
    },
    'sync.get': () => inSync,
    'attachments.list': () => [],
    'attachments.find': () => null,
    'cases.relations': () => ({
      ...{ parent: null, children: { total: 0, finished: 0, rows: [] }, related: [], absorbed: [] },
      ...{ goesOnIn: null, plans: [] },
    }),
    'cases.similar': () => [],
    'cases.duplicates': () => [],
    'cases.rows': () => [],
    'cases.look': () => ({ unread: [] }),
    'cases.groups': () => [],
    'queues.list': () => [],
    'queues.counts': () => [],
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [] }),
    'outbox.list': () => ({ total: 0, rows: [] }),
    'outbox.held': () => [],
    'cooperation.counts': () => ({ handoffs: 0, escalations: 0, approvals: 0 }),
    'cases.cooperation': () => ({ handoffs: [], escalations: [], compensations: [] }),
    'definitions.list': () => [],
    'savedReports.list': () => [],
    'rules.log': () => ({ counts: [], latest: [] }),
    'surveys.list': () => [],
    'articleSuggestions.find': () => [],
    'articleUses.list': () => [],
    'meaning.get': () => ({
      ...{ rules: null, hasKey: false, articles: 0, behind: 0, paused: false },
      ...{ problem: null, retryAt: null, articlesSentAt: null, questionSentAt: null },
    }),
    'articleUses.counts': () => ({ cases: 0, helped: 0, notHelped: 0, lastUsedAt: null }),
    'visits.list': () => ({ total: 0, rows: [] }),
    'customers.history': () => ({ total: 0, lines: [], names: {}, begunAt: null }),
    'customers.identities': () => [],
    'customers.timeline': ({ customerId }) => ({ customerId, rows: [], more: false }),
    'holdings.list': () => [],
    'recommendations.list': () => [],
    'productFeedback.ofCase': () => [],
    'serviceReviews.list': () => [],
    'improvements.list': () => [],
    'productFeedback.list': () => ({ total: 0, rows: [], products: [] }),
    'productNames.list': () => [],
    'goals.list': () => [],
    'articleCategories.list': () => [],
    'articleTags.list': () => [],
    'announcements.list': () => [],
    'articleDrafts.list': () => [],
    'knowledge.list': () => ({ total: 0, rows: [] }),
    'search.get': () => ({ behind: 0, paused: false }),
    'holdings.ofCase': () => ({ chosen: null, choices: [] }),
    'repeats.get': () => null,
    'risks.get': () => null,
    'appointments.list': () => [],
    'appointments.clashes': () => [],
    'appointments.free': () => [],
    'calls.ringing': () => [],
    'notices.list': () => [],
    'presence.list': () => [],
    'presence.here': () => null,
    'drafts.get': ({ kind, subject }) => drafts.get(`${kind}/${subject}`) ?? null,
    'drafts.list': () => [...drafts.values()],
    'drafts.save': ({ kind, subject, content, basedOn }) => {
      const other = drafts.get(`${kind}/${subject}`);
      if (basedOn !== undefined && other && other.savedAt !== basedOn) return { savedAt: other.savedAt, other };
      const savedAt = Math.max(Date.now(), (other?.savedAt ?? 0) + 1);
      drafts.set(`${kind}/${subject}`, { kind, subject, content, savedAt });
      connected?.push('changed', [{ collection: 'draft', ids: [`${kind}/${subject}`] }]);
      if (!other) connected?.push('changed', [{ collection: 'draft-list', ids: [] }]);
      return { savedAt };
    },
    'drafts.remove': ({ kind, subject }) => {
      drafts.delete(`${kind}/${subject}`);
      connected?.push('changed', [
        { collection: 'draft', ids: [`${kind}/${subject}`] },
        { collection: 'draft-list', ids: [] },
      ]);
      return null;
    },
  };
  const given = { ...standard, ...handlers } as Record<string, (input: unknown) => unknown>;
  const answering = new Proxy(given, {
    get: (all, name: string) => (input: unknown) => {
      calls.push({ name, input });
      const handler = all[name];
      if (!handler) throw new AppError('internal', `This test has no answer to ${name}.`);
      return handler(input);
    },
  });

  const open = async () => {
    if (away) throw new Error('the core is away');
    pipe = createMemoryPipe();
    connected = serve(pipe.core, answering as unknown as Handlers, () => {});
    return pipe.renderer;
  };
  const link = createCoreLink(open, { delays: [5] });
  return {
    link,
    push: (name, value) => connected?.push(name, value),
    calls,
    drafts,
    cut: () => pipe.close(),
    leave: () => {
      away = true;
      pipe.close();
    },
    comeBack: () => {
      away = false;
    },
    close: () => link.close(),
  };
}

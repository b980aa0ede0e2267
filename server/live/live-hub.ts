import { beatEveryMs, type LiveMessage } from '#domain/contract/wire/live.ts';
import type { Scope } from '#domain/model/scope.ts';
import { maySee } from '#domain/rules/rights.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { Listener, type Wire } from './listener.ts';
import { liveAgents, liveSessions, scopeVersions } from './live-queries.ts';
import { Presence } from './presence.ts';
import { SharedPresence } from './shared-presence.ts';

/** Sessions are looked up with every so many beats only. */
const beatsPerLook = 5;

/** A device that gives no sign of life any more. */
const goneAway = 1001;

/** 4000–4999 are the application's own: the session has ended, sign in again. */
const sessionEnded = 4401;
const goodbye = [1001, 'the server stops'] as const;

export interface Joined {
  /** The device gave a sign of life. */
  heard(): void;
  /** The device said something. */
  said(text: string): void;
  leave(): void;
}

export type HubContext = Omit<ServerContext, 'committed'>;

/**
 * Tells connected devices that scopes moved on. It polls the counters, so it also sees what other server processes on the
 * same database did; `check` after a commit of our own only makes it sooner.
 */
export class LiveHub {
  readonly #context: HubContext;
  readonly #listeners = new Set<Listener>();
  readonly #timers: NodeJS.Timeout[];
  readonly #presence: Presence;
  #checking: Promise<void> | undefined;
  #again = false;
  #beats = 0;
  #isClosed = false;
  #workspaceVersion = -1;

  constructor(context: HubContext, pollMs: number, beatMs: number = beatEveryMs) {
    this.#context = context;
    const { store, workspace } = context;
    // A folder's database has one process, which need not tell itself.
    const shared = store.engine === 'postgres' ? new SharedPresence(store.db, workspace.id) : undefined;
    this.#presence = new Presence({ context, listeners: this.#listeners, shared });
    this.#timers = [setInterval(() => this.check(), pollMs).unref(), setInterval(() => this.#beat(), beatMs).unref()];
  }

  /** The device is first told of every scope, so it sees at once whether it is behind. */
  join(session: Session, wire: Wire): Joined {
    if (this.#isClosed) {
      wire.close(...goodbye);
      return { heard: () => {}, said: () => {}, leave: () => {} };
    }
    const listener = new Listener(session, wire, this.#context.clock.now());
    this.#listeners.add(listener);
    this.check();
    return {
      heard: () => listener.heard(),
      said: (text) => listener.said(text),
      leave: () => {
        this.#listeners.delete(listener);
        listener.stop();
        this.#presence.changed();
      },
    };
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Looks for news now. */
  check(): void {
    if (this.#listeners.size === 0) return;
    if (this.#checking) {
      this.#again = true;
      return;
    }
    this.#checking = this.#look().finally(() => {
      this.#checking = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.check();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const listener of this.#listeners) listener.close(...goodbye);
    this.#listeners.clear();
    await Promise.all([this.#checking, this.#presence.close()]);
  }

  async #look(): Promise<void> {
    const { store, workspace, log } = this.#context;
    try {
      const vers = await scopeVersions(store.db, workspace.id);
      // Rights are records of the workspace scope, so they can only have changed along with it.
      const workspaceVersion = vers.get('workspace') ?? 0;
      const unknown = [...this.#listeners].some(({ agent }) => agent === undefined);
      if (unknown || workspaceVersion !== this.#workspaceVersion) {
        await this.#refreshAgents();
        this.#workspaceVersion = workspaceVersion;
      }
      for (const listener of this.#listeners) {
        const { agent } = listener;
        if (agent) listener.tell([...vers].filter(([scope]) => maySee(agent, scope as Scope)));
      }
    } catch (error) {
      log.warn('the scope counters could not be read', errorFields(error));
    }
  }

  async #refreshAgents(): Promise<void> {
    const { store, workspace } = this.#context;
    const listeners = [...this.#listeners];
    const agents = await liveAgents(store.db, workspace.id, [...new Set(listeners.map((l) => l.session.agentId))]);
    for (const listener of listeners) listener.isOf(agents.get(listener.session.agentId) ?? null);
    this.#presence.changed();
  }

  #beat(): void {
    const message: LiveMessage = { kind: 'beat', serverTime: this.#context.clock.now() };
    for (const listener of this.#listeners) {
      if (listener.beat(message)) continue;
      this.#listeners.delete(listener);
      listener.close(goneAway, 'no sign of life');
    }
    this.#presence.changed();
    this.#beats += 1;
    if (this.#beats % beatsPerLook === 0) void this.#endSessions();
  }

  async #endSessions(): Promise<void> {
    const { store, workspace, clock, log } = this.#context;
    const listeners = [...this.#listeners];
    if (listeners.length === 0) return;
    try {
      const tokens = listeners.map((listener) => listener.session.tokenHash);
      const alive = await liveSessions(store.db, workspace.id, tokens, clock.now());
      for (const listener of listeners)
        if (!alive.has(listener.session.tokenHash)) listener.close(sessionEnded, 'the session has ended');
    } catch (error) {
      log.warn('the sessions of connected devices could not be read', errorFields(error));
    }
  }
}

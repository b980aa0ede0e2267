import type { CasePresence, PresenceDoing } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import type { Scope } from '#domain/model/scope.ts';
import { maySee } from '#domain/rules/rights.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import type { Listener } from './listener.ts';
import { caseScopes } from './live-queries.ts';
import type { Present } from './present.ts';
import type { SharedPresence } from './shared-presence.ts';

/** However much a device says, it is heard this often; in between only its last word is kept. */
const roundMs = 500;
/** A message may be large, but not without end: more cases go into several. */
const mostCases = 200;

interface PresenceParts {
  readonly context: Pick<ServerContext, 'store' | 'workspace' | 'log'>;
  readonly listeners: ReadonlySet<Listener>;
  /** Where several server processes tell each other; none where there is only this one. */
  readonly shared: SharedPresence | undefined;
}

interface Shown {
  readonly scope: Scope;
  readonly people: CasePresence['people'];
  /** Both as text, to see whether anything changed. */
  readonly key: string;
}

/**
 * Who has which case open, told to those who may see the case. Kept in memory only: what a device said holds as long as it is connected, and
 * is gone with it.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #timer: NodeJS.Timeout;
  #shown: ReadonlyMap<CaseId, Shown> = new Map();
  #elsewhere: readonly Present[] = [];
  #changed = false;
  #round: Promise<void> | undefined;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#begin(), roundMs).unref();
  }

  /** A device left, or cases and rights may have moved: everything is looked at anew. */
  changed(): void {
    this.#changed = true;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
    await this.#parts.shared?.leave().catch(() => undefined);
  }

  #begin(): void {
    if (this.#round || this.#parts.listeners.size === 0) return;
    this.#round = this.#go()
      .catch((error: unknown) => this.#parts.context.log.warn('presence could not be told', errorFields(error)))
      .finally(() => {
        this.#round = undefined;
      });
  }

  async #go(): Promise<void> {
    const { listeners, shared } = this.#parts;
    for (const listener of listeners) if (listener.readWord()) this.#changed = true;
    const elsewhere = shared ? await shared.others() : this.#elsewhere;
    if (JSON.stringify(elsewhere) !== JSON.stringify(this.#elsewhere)) {
      this.#elsewhere = elsewhere;
      this.#changed = true;
    }
    if (!this.#changed) return;
    this.#changed = false;
    const before = this.#shown;
    this.#shown = await this.#look();
    const moved = [...new Set([...before.keys(), ...this.#shown.keys()])].filter(
      (caseId) => before.get(caseId)?.key !== this.#shown.get(caseId)?.key,
    );
    for (const listener of listeners) this.#tell(listener, before, moved);
  }

  /** Who is where now, with the scope that the case has now. */
  async #look(): Promise<ReadonlyMap<CaseId, Shown>> {
    const { context, listeners, shared } = this.#parts;
    const said = [...listeners].flatMap(({ agent, doing }) =>
      agent ? doing.map((each) => ({ agent, present: { ...each, agentId: agent.id } })) : [],
    );
    const ids = [...new Set([...said.map(({ present }) => present.caseId), ...this.#elsewhere.map((p) => p.caseId)])];
    const scopes = ids.length === 0 ? new Map() : await caseScopes(context.store.db, context.workspace.id, ids);
    // Nobody is seen in a case that they may not see themselves, whatever their device says.
    const here = said.flatMap(({ agent, present }) => {
      const scope = scopes.get(present.caseId);
      return scope !== undefined && maySee(agent, scope) ? [present] : [];
    });
    await shared?.tell(here);
    const people = new Map<CaseId, Map<AgentId, PresenceDoing>>();
    for (const { caseId, agentId, doing } of [...here, ...this.#elsewhere]) {
      const inCase = people.get(caseId) ?? new Map<AgentId, PresenceDoing>();
      if (inCase.get(agentId) !== 'typing') inCase.set(agentId, doing);
      people.set(caseId, inCase);
    }
    const shown = new Map<CaseId, Shown>();
    for (const [caseId, inCase] of people) {
      const scope = scopes.get(caseId);
      if (scope === undefined) continue;
      const list = [...inCase].map(([agentId, doing]) => ({ agentId, doing }));
      list.sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
      shown.set(caseId, { scope, people: list, key: JSON.stringify([scope, list]) });
    }
    return shown;
  }

  #tell(listener: Listener, before: ReadonlyMap<CaseId, Shown>, moved: readonly CaseId[]): void {
    const { agent } = listener;
    if (!agent || !listener.hears) return;
    const whole = !listener.toldWhole;
    listener.toldWhole = true;
    const cases = (whole ? [...this.#shown.keys()] : moved).flatMap((caseId): CasePresence[] => {
      const [now, then] = [this.#shown.get(caseId), before.get(caseId)];
      if (now && maySee(agent, now.scope)) return [{ caseId, people: now.people }];
      return !whole && then && maySee(agent, then.scope) ? [{ caseId, people: [] }] : [];
    });
    for (let from = 0; from === 0 ? whole || cases.length > 0 : from < cases.length; from += mostCases)
      listener.send({ kind: 'presence', whole: whole && from === 0, cases: cases.slice(from, from + mostCases) });
  }
}

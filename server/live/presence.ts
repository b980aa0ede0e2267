import type { CasePresence, PersonPresence, PresenceDoing } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type Actor, maySee } from '#domain/rules/rights.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import type { Listener } from './listener.ts';
import { caseScopes } from './live-queries.ts';
import { allWithin, type Connected, gathered, newsWithin, type PeopleHere } from './people-here.ts';
import type { Everybody, SharedPresence } from './shared-presence.ts';

/** However much a device says, it is heard this often; in between only its last word is kept. */
const roundMs = 500;
/** A message may be large, but not without end: more cases or people go into several. */
const mostTold = 200;

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
 * Who has which case open, told to those who may see the case; and who is connected, with what their telephone does, told to those whose reach
 * they are in. Kept in memory only: what a device said holds as long as it is connected, and is gone with it.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #timer: NodeJS.Timeout;
  #shown: ReadonlyMap<CaseId, Shown> = new Map();
  #people: PeopleHere = new Map();
  #elsewhere: Everybody = { here: [], people: [] };
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
    const [before, peopleBefore] = [this.#shown, this.#people];
    const connected = [...listeners].flatMap(connectedOf);
    this.#shown = await this.#look(connected);
    this.#people = gathered([...connected, ...this.#elsewhere.people]);
    const moved = movedIn(before, this.#shown);
    const peopleMoved = movedIn(peopleBefore, this.#people);
    for (const listener of listeners) {
      const { agent } = listener;
      if (!agent || !listener.hears) continue;
      const whole = !listener.toldWhole;
      listener.toldWhole = true;
      const cases = this.#casesFor(agent, whole ? [...this.#shown.keys()] : moved, whole ? new Map() : before);
      const people = whole
        ? allWithin(this.#people, agent)
        : newsWithin(peopleMoved, [peopleBefore, this.#people], agent);
      tell(listener, { whole, cases, people });
    }
  }

  /** Who is in which case now, with the scope that the case has now. */
  async #look(connected: readonly Connected[]): Promise<ReadonlyMap<CaseId, Shown>> {
    const { context, listeners, shared } = this.#parts;
    const said = [...listeners].flatMap(({ agent, doing }) =>
      agent ? doing.map((each) => ({ agent, present: { ...each, agentId: agent.id } })) : [],
    );
    const elsewhere = this.#elsewhere.here;
    const ids = [...new Set([...said.map(({ present }) => present.caseId), ...elsewhere.map((p) => p.caseId)])];
    const scopes = ids.length === 0 ? new Map() : await caseScopes(context.store.db, context.workspace.id, ids);
    // Nobody is seen in a case that they may not see themselves, whatever their device says.
    const here = said.flatMap(({ agent, present }) => {
      const scope = scopes.get(present.caseId);
      return scope !== undefined && maySee(agent, scope) ? [present] : [];
    });
    await shared?.tell({ here, people: connected });
    const people = new Map<CaseId, Map<AgentId, PresenceDoing>>();
    for (const { caseId, agentId, doing } of [...here, ...elsewhere]) {
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

  /** Of these cases, who is in them; nobody in one that they could see before. */
  #casesFor(agent: Actor, caseIds: readonly CaseId[], before: ReadonlyMap<CaseId, Shown>): CasePresence[] {
    return caseIds.flatMap((caseId): CasePresence[] => {
      const [now, then] = [this.#shown.get(caseId), before.get(caseId)];
      if (now && maySee(agent, now.scope)) return [{ caseId, people: now.people }];
      return then && maySee(agent, then.scope) ? [{ caseId, people: [] }] : [];
    });
  }
}

/** Whoever is signed in at the device, also where it says nothing of its own. */
function connectedOf({ agent, joinedAt, telephone }: Listener): Connected[] {
  return agent ? [{ agentId: agent.id, teamIds: [...agent.teamIds], since: joinedAt, telephone }] : [];
}

function movedIn<K>(before: ReadonlyMap<K, { key: string }>, now: ReadonlyMap<K, { key: string }>): K[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id)?.key !== now.get(id)?.key);
}

interface News {
  readonly whole: boolean;
  readonly cases: readonly CasePresence[];
  readonly people: readonly PersonPresence[];
}

function tell(listener: Listener, { whole, cases, people }: News): void {
  const most = Math.max(cases.length, people.length, whole ? 1 : 0);
  for (let from = 0; from < most; from += mostTold) {
    const some = { cases: cases.slice(from, from + mostTold), people: people.slice(from, from + mostTold) };
    listener.send({ kind: 'presence', whole: whole && from === 0, ...some });
  }
}

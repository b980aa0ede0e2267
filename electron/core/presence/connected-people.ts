import type { PersonHere, PersonPresence } from '#domain/contract/wire/live.ts';
import type { AgentId } from '#domain/model/ids.ts';

/** Who is connected, as far as the server tells it to the agent at this device. */
export class ConnectedPeople {
  readonly #people = new Map<AgentId, PersonHere>();
  #isTold = false;

  /** Null while nobody can be known to be connected, or not to be. */
  get all(): readonly ({ readonly agentId: AgentId } & PersonHere)[] | null {
    return this.#isTold ? [...this.#people].map(([agentId, here]) => ({ agentId, ...here })) : null;
  }

  heard(whole: boolean, people: readonly PersonPresence[]): void {
    this.#isTold = true;
    if (whole) this.#people.clear();
    for (const { agentId, here } of people) {
      if (here) this.#people.set(agentId, here);
      else this.#people.delete(agentId);
    }
  }

  forget(): void {
    this.#isTold = false;
    this.#people.clear();
  }
}

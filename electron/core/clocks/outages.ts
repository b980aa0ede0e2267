import type { ReplicaWriter } from '#db/connection/handle.ts';
import { getReplicaMeta, setReplicaMeta } from '#db/replica/meta.ts';
import type { Outage } from '#domain/rules/sla/sla-clocks.ts';

const mostKept = 200;

/** When this device could not reach the server, as far as it ran: the oldest fall out. */
export class Outages {
  readonly #replica: ReplicaWriter;
  #list: readonly Outage[];
  #isKept = true;

  constructor(replica: ReplicaWriter) {
    this.#replica = replica;
    this.#list = JSON.parse(getReplicaMeta(replica, 'outages') ?? '[]') as Outage[];
  }

  get list(): readonly Outage[] {
    return this.#list;
  }

  covers(instant: number): boolean {
    return this.#list.some(({ from, to }) => from <= instant && (to === null || instant <= to));
  }

  /** What the connection is found to be; true when that ends an outage. */
  note(isOnline: boolean, now: number): boolean {
    const last = this.#list.at(-1);
    const lasts = last !== undefined && last.to === null;
    if (isOnline === !lasts) return false;
    const next = isOnline && last ? { from: last.from, to: Math.max(last.from, now) } : { from: now, to: null };
    this.#list = [...(lasts ? this.#list.slice(0, -1) : this.#list), next].slice(-mostKept);
    this.#isKept = false;
    return isOnline;
  }

  /** Throws while the disk takes nothing; what was noted is tried again with the next call. */
  keep(): void {
    if (this.#isKept) return;
    setReplicaMeta(this.#replica, 'outages', JSON.stringify(this.#list));
    this.#isKept = true;
  }
}

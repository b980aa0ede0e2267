import type { ReplicaReader } from '#db/connection/handle.ts';
import type { ParsedCaseFilter } from '#db/queries/case-conditions.ts';
import { listCases } from '#db/queries/case-list.ts';
import { caseRows } from '#db/queries/case-rows.ts';
import type { Me } from '#db/queries/me.ts';
import { orderSlowly } from '#db/queries/order-slowly.ts';
import type { CasePage } from '#domain/contract/ipc/case-views.ts';
import type { CaseGroup, CaseSort } from '#domain/rules/case-query/list-shape.ts';
import type { Clock } from '../ports.ts';

/** Orders that an index has, or that what an index holds is quickly put in. */
const quickSorts: ReadonlySet<CaseSort> = new Set(['lastActivityAt', 'openedAt', 'number', 'priority', 'status']);
const quickGroups: ReadonlySet<CaseGroup | null> = new Set([null, 'status', 'priority', 'day']);
const kept = 4;

interface Order {
  readonly db: ReplicaReader;
  /** How often something had changed when it was begun. */
  readonly revision: number;
  readonly rids: Promise<readonly number[]>;
}

type Asked = ParsedCaseFilter & { readonly offset: number; readonly limit: number };

/** Pages of lists. Of those in an order that takes long to find the whole order is kept until something changes. */
export class CaseOrders {
  readonly #clock: Clock;
  readonly #revision: () => number;
  readonly #orders = new Map<string, Order>();

  constructor(clock: Clock, revision: () => number) {
    this.#clock = clock;
    this.#revision = revision;
  }

  async page(db: ReplicaReader, asked: Asked, me: Me): Promise<CasePage> {
    const { offset, limit, ...filter } = asked;
    const isLong = asked.queue === 'all' || asked.queue === 'finished';
    const isQuick = quickSorts.has(asked.sort) && quickGroups.has(asked.group);
    if (isQuick || !isLong || asked.text.trim() !== '') return listCases(db, asked, me);
    const rids = await this.#order(db, filter, me).rids;
    return { total: rids.length, rows: caseRows(db, rids.slice(offset, offset + limit)) };
  }

  #order(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): Order {
    const key = JSON.stringify(filter);
    const found = this.#orders.get(key);
    if (found?.db === db && found.revision === this.#revision()) return found;
    const order = { db, revision: this.#revision(), rids: this.#find(db, filter, me) };
    this.#orders.delete(key);
    this.#orders.set(key, order);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > kept && oldest !== undefined) this.#orders.delete(oldest);
    // What failed is asked for anew.
    order.rids.catch(() => this.#orders.delete(key));
    return order;
  }

  async #find(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): Promise<readonly number[]> {
    const finding = orderSlowly(db, filter, me);
    for (let step = finding.next(); ; step = finding.next()) {
      if (step.done) return step.value;
      await new Promise<void>((resolve) => this.#clock.after(0, resolve));
    }
  }
}

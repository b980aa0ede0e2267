import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { type ClockRow, casesOfCustomers, unfinishedAfter, unfinishedOf } from '#db/queries/clock-rows.ts';
import { slaDefinitions } from '#db/queries/definitions.ts';
import { dropDeadline, dropNeedless, keepDeadline } from '#db/replica/deadlines.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { CalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { nextDeadline } from '#domain/rules/sla/next-deadline.ts';
import { type SlaBook, slaBook } from '#domain/rules/sla/sla-book.ts';
import { factsOfRow } from '#domain/rules/sla/sla-facts.ts';
import type { Clock } from '../ports.ts';
import type { Outages } from './outages.ts';

export interface KeeperParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly calendars: CalendarCache;
  readonly outages: Outages;
  /** Deadlines of these cases are others now; none named, of many. */
  readonly changed: (caseIds: readonly string[]) => void;
  readonly failed: (error: unknown) => void;
}

const sliceMs = 10;
const sliceRows = 100;
/** Pages of a first sync come one upon another; they are gone through once they have come. */
const quietMs = 300;

/** Keeps what is due next in each case beside the cases, as they and what is promised for them change. */
export class DeadlineKeeper {
  readonly #parts: KeeperParts;
  #book: SlaBook | undefined;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** What is promised to which cases. */
  get book(): SlaBook {
    this.#book ??= slaBook(slaDefinitions(this.#parts.replica), this.#parts.calendars);
    return this.#book;
  }

  /** Goes through all cases, a little at a time. */
  sweep(afterMs = 0): void {
    this.#cancel?.();
    if (!this.#isStopped) this.#cancel = this.#parts.clock.after(afterMs, () => this.#slice(0, false));
  }

  /** What was committed just now; none named, much of it. */
  follow(changed: Events['changed']): void {
    for (const { collection, ids } of changed) {
      if (collection === 'definition') {
        this.#book = undefined;
        this.sweep();
      } else if (collection === 'case' || collection === 'customer') {
        if (ids.length === 0) this.sweep(quietMs);
        else this.#settle(collection === 'case' ? ids : casesOfCustomers(this.#parts.replica, ids));
      }
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #settle(ids: readonly string[]): void {
    const { replica, changed } = this.#parts;
    const others = transaction(replica, () => {
      const open = new Map(unfinishedOf(replica, ids).map((row) => [row.id, row]));
      return ids.filter((id) => {
        const row = open.get(id);
        return row ? this.#keep(row) : dropDeadline(replica, id);
      });
    });
    if (others.length > 0) changed(others);
  }

  #slice(after: number, found: boolean): void {
    const { replica, clock, changed, failed } = this.#parts;
    if (this.#isStopped) return;
    const startedAt = clock.monotonic();
    let last = after;
    let isOther = found;
    let isDone = false;
    try {
      while (!isDone && clock.monotonic() - startedAt < sliceMs) {
        transaction(replica, () => {
          const rows = unfinishedAfter(replica, last, sliceRows);
          for (const row of rows) isOther = this.#keep(row) || isOther;
          last = rows.at(-1)?.rid ?? last;
          isDone = rows.length < sliceRows;
          if (isDone) isOther = dropNeedless(replica) > 0 || isOther;
        });
      }
    } catch (error) {
      failed(error);
      return;
    }
    if (!isDone) this.#cancel = clock.after(0, () => this.#slice(last, isOther));
    else if (isOther) changed([]);
  }

  #keep(row: ClockRow): boolean {
    const { replica, now, outages } = this.#parts;
    const found = this.book.promisedTo(row);
    if (!found) return dropDeadline(replica, row.id);
    const { level, hours } = found;
    const next = nextDeadline(factsOfRow(row), { level, hours, now: now(), outages: outages.list });
    if (!next) return dropDeadline(replica, row.id);
    const { kind, dueAt, warnAt, leftMs, breachedInOutage: inOutage } = next;
    return keepDeadline(replica, { caseId: row.id, kind, dueAt, warnAt, leftMs, inOutage });
  }
}

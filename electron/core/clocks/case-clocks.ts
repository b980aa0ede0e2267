import type { ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { clockRow } from '#db/queries/clock-rows.ts';
import type { CaseClocks as CaseClocksView, Reminder } from '#domain/contract/ipc/clock-views.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { slaClocks } from '#domain/rules/sla/sla-clocks.ts';
import { factsOfTimeline } from '#domain/rules/sla/sla-facts.ts';
import type { Clock } from '../ports.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import { caseReminders } from './case-reminders.ts';
import { DeadlineKeeper } from './deadline-keeper.ts';
import { Outages } from './outages.ts';
import type { ReminderClock } from './reminder-clock.ts';

export interface CaseClocksParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly actor: () => Actor;
  readonly changed: (rows: ChangedRows) => void;
  readonly isHeard: () => boolean;
  readonly remind: (reminder: Reminder) => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** The clocks of an account's cases: what is due next, its reminders, and the audit of one case. */
export class CaseClocks {
  readonly #replica: ReplicaReader;
  readonly #now: () => number;
  readonly #keeper: DeadlineKeeper;
  readonly #reminders: ReminderClock;
  readonly #outages: Outages;
  readonly #failed: CaseClocksParts['failed'];

  constructor({ replica, clock, now, actor, changed, isHeard, remind, failed }: CaseClocksParts) {
    this.#replica = replica;
    this.#now = now;
    this.#failed = failed;
    this.#outages = new Outages(replica);
    this.#reminders = caseReminders({
      ...{ replica, clock, now, actor, isHeard, tell: remind },
      isOutage: (instant) => this.#outages.covers(instant),
      failed: (error) => failed('nobody could be reminded', error),
    });
    this.#keeper = new DeadlineKeeper({
      ...{ replica, clock, now, calendars: createCalendarCache(), outages: this.#outages },
      changed: (caseIds) => {
        const rows = new ChangedRows();
        if (caseIds.length === 0) rows.many('case');
        for (const id of caseIds) rows.add('case', id);
        changed(rows);
        this.#reminders.changed();
      },
      failed: (error) => failed('the deadlines could not be reckoned', error),
    });
  }

  start(): void {
    this.#keeper.sweep();
    this.#reminders.changed();
  }

  follow(changed: Events['changed']): void {
    this.#keeper.follow(changed);
  }

  noteConnection(connection: Connection): void {
    const isOnline = connection === 'online';
    if (!isOnline && connection !== 'offline' && connection !== 'working-offline') return;
    // What fell due meanwhile is told apart from now on.
    if (this.#outages.note(isOnline, this.#now())) this.#keeper.sweep();
    try {
      this.#outages.keep();
    } catch (error) {
      this.#failed('an outage could not be noted', error);
    }
  }

  stop(): void {
    this.#keeper.stop();
    this.#reminders.stop();
  }

  /** Everything that was promised for the case and how it was kept; nothing of a case that is not here. */
  of(caseId: CaseId): CaseClocksView {
    const row = clockRow(this.#replica, caseId);
    const found = row && this.#keeper.book.promisedTo(row);
    if (!found) return { level: null, clocks: [] };
    const { level, hours, name } = found;
    const facts = factsOfTimeline(row, caseTimeline(this.#replica, caseId));
    return { level: name, clocks: slaClocks(facts, { level, hours, now: this.#now(), outages: this.#outages.list }) };
  }
}

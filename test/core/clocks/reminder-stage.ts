import { expect } from 'vitest';
import type { ReminderClock, ReminderParts } from '#core/clocks/reminder-clock.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent } from '../../builders/records.ts';
import { emptyReplica, save } from '../../db/replica/replica-harness.ts';
import { type StageClock, stageClock } from '../../harness/stage-clock.ts';

/** Whoever is reminded. */
export const me = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;

/** Reminders of one kind over a real replica, by a clock that is set by hand. */
export class ReminderStage<R, C extends ReminderClock> {
  readonly replica: ReplicaWriter = emptyReplica();
  readonly clock: StageClock;
  readonly told: R[] = [];
  isHeard = true;
  reminders: C;
  readonly #kind: (parts: ReminderParts<R>) => C;

  constructor(kind: (parts: ReminderParts<R>) => C, startsAt: number) {
    this.#kind = kind;
    this.clock = stageClock(startsAt);
    this.reminders = this.make();
  }

  /** The same anew, as after a restart. */
  make(): C {
    return this.#kind({
      ...{ replica: this.replica, clock: this.clock, now: this.clock.now, actor: () => me },
      isHeard: () => this.isHeard,
      tell: (reminder) => this.told.push(reminder),
      failed: (error) => expect.unreachable(String(error)),
    });
  }

  begin(...records: AnyRecord[]): this {
    save(this.replica, buildAgent(), ...records);
    this.reminders.start();
    this.clock.pass(250);
    return this;
  }

  save(...records: AnyRecord[]): void {
    save(this.replica, ...records);
    this.reminders.follow(records.map(({ collection, id }) => ({ collection, ids: [id] })));
    this.clock.pass(250);
  }
}

import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import {
  dropNeedlessTold,
  nextFollowUpMoment,
  noteFollowUpsTold,
  type Reminding,
  snoozeFollowUp,
  untoldFollowUps,
} from '#db/replica/follow-up-told.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { FollowUpReminder, RemindedFollowUp } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { followUpRulesOf } from '#domain/rules/follow-up-rules.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Clock } from '../ports.ts';
import { inDigests } from './in-digests.ts';
import { LookOut } from './look-out.ts';

export interface FollowUpReminderParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly actor: () => Actor;
  /** Whether anybody would hear it: a call-back must not be told of to nobody while the window is still coming up. */
  readonly isHeard: () => boolean;
  readonly tell: (reminder: FollowUpReminder) => void;
  readonly failed: (error: unknown) => void;
}

const levels = ['soon', 'due', 'overdue'] as const;

/** Tells an agent by this device's clock which of their promises will be due, are, and were some time ago: without a network too, each once. */
export class FollowUpReminders {
  readonly #parts: FollowUpReminderParts;
  readonly #lookOut: LookOut;

  constructor(parts: FollowUpReminderParts) {
    this.#parts = parts;
    const { clock, now, failed, replica, actor } = parts;
    this.#lookOut = new LookOut({
      ...{ clock, now, failed },
      tell: () => this.#tell(),
      next: (at) => nextFollowUpMoment(replica, actor().id, at, this.#reminding()),
    });
  }

  start(): void {
    this.#lookOut.changed();
  }

  /** What was committed just now. */
  follow(changed: Events['changed']): void {
    if (changed.some(({ collection }) => collection === 'followUp' || collection === 'definition'))
      this.#lookOut.changed();
  }

  /** Puts it off on this device: it is the agent's own matter when they want to hear of it, and no other device's. */
  snooze(followUpId: FollowUpId, minutes: number): void {
    const { replica, now } = this.#parts;
    snoozeFollowUp(replica, followUpId, now() + minutes * minuteMs);
    this.#lookOut.changed();
  }

  stop(): void {
    this.#lookOut.stop();
  }

  #reminding(): Reminding {
    const ref = { collection: 'definition', id: followUpRulesId } as const;
    const defined = loadRecord(this.#parts.replica, ref) as StoredRecord<'definition'> | undefined;
    const { remindBefore, remindAfter } = followUpRulesOf(defined?.fields);
    const ms = (minutes: number | null) => (minutes === null ? null : minutes * minuteMs);
    return { beforeMs: ms(remindBefore), afterMs: ms(remindAfter) };
  }

  #tell(): void {
    const { replica, now, actor, isHeard, tell } = this.#parts;
    if (!isHeard()) return;
    const due = untoldFollowUps(replica, actor().id, now(), this.#reminding());
    if (due.length === 0) return;
    // Noted first: a reminder that is lost with its window is a lesser evil than one that comes at every start.
    transaction(replica, () => {
      noteFollowUpsTold(replica, due);
      dropNeedlessTold(replica);
    });
    const told = due.map(
      ({ followUpId, promise, customerName, dueAt, due: level }): RemindedFollowUp => ({
        ...{ followUpId: followUpId as FollowUpId, promise, customerName, dueAt },
        what: levels[level - 1] ?? 'overdue',
      }),
    );
    inDigests(told, (total, followUps) => tell({ total, followUps }));
  }
}

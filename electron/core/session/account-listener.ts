import type { AppointmentReminder } from '#domain/contract/ipc/appointment-views.ts';
import type { Reminder } from '#domain/contract/ipc/clock-views.ts';
import type { FollowUpReminder } from '#domain/contract/ipc/follow-up-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { ImprovementReminder } from '#domain/contract/ipc/service-review-procedures.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';

/** Who hears what happens in the open account. */
export interface AccountListener {
  readonly changed: (rows: ChangedRows) => void;
  readonly stateChanged: () => void;
  /** How far a change of many cases has come. */
  readonly progress: (progress: BulkProgress) => void;
  readonly remind: (reminder: Reminder) => void;
  readonly remindOfFollowUps: (reminder: FollowUpReminder) => void;
  readonly remindOfAppointments: (reminder: AppointmentReminder) => void;
  readonly remindOfImprovements: (reminder: ImprovementReminder) => void;
  /** Whether a window is there to be told. */
  readonly isHeard: () => boolean;
  /** More can be found by its words than before. */
  readonly indexed: () => void;
  /** Figures may be others now. */
  readonly factsChanged: () => void;
  /** What is known without being a record changed: how meanings are found, or what is suggested. */
  readonly tell: (what: 'meaning' | 'suggestion' | 'board') => void;
  /** Others came to these cases, or left them. */
  readonly presenceChanged: (caseIds: readonly CaseId[]) => void;
}

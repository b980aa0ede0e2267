import { z } from 'zod';
import { caseId, commandUid } from '../../model/ids.ts';
import { nothing, page } from './common-input.ts';
import type { Draft } from './draft-views.ts';
import type { HeldMessage } from './held-message.ts';
import { command, query } from './procedure.ts';
import { type OutboxPage, type OutboxRow, outboxGroups, type SyncView } from './sync-views.ts';

export const outboxProcedures = {
  'sync.get': query<SyncView>()(nothing),
  'sync.setWorkOffline': command<SyncView>()(z.strictObject({ on: z.boolean() })),
  'sync.now': command<SyncView>()(nothing),
  /** Oldest first; what was sent, newest first. */
  'outbox.list': query<OutboxPage>()(
    z.strictObject({ group: z.enum(outboxGroups), caseId: caseId.nullable().default(null), ...page }),
  ),
  /** What its author can still undo, oldest first. */
  'outbox.held': query<readonly HeldMessage[]>()(nothing),
  /** Later commands that build on it and would go with it. */
  'outbox.dependents': query<readonly OutboxRow[]>()(z.strictObject({ uid: commandUid })),
  /** Takes back a command that has not left yet, with what builds on it; the uids that went. */
  'outbox.cancel': command<readonly string[]>()(z.strictObject({ uid: commandUid })),
  /**
   * Takes back a text that has not left yet, or was refused, with what builds on it; in the same commit it becomes a draft again,
   * before whatever stands in that draft. Answers with the draft's place.
   */
  'outbox.edit': command<Pick<Draft, 'kind' | 'subject'>>()(
    z.strictObject({
      uid: commandUid,
      /** The newest message the author has before their eyes now; left out, they saw what they saw when they wrote. */
      seenMessageId: z.uuid().nullable().optional(),
    }),
  ),
  /** Puts a refused command aside after it was read; its content stays in the outbox file. */
  'outbox.dismiss': command<null>()(z.strictObject({ uid: commandUid })),
};

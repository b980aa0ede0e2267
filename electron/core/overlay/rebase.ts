import type { ReplicaWriter } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { deleteRecord, saveRecord } from '#db/replica/records.ts';
import { dropShadow, shadowOf } from '#db/replica/shadows.ts';
import { decideWith } from '#domain/commands/run.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { applyChanges } from './apply-changes.ts';
import { affectedClosure } from './closure.ts';
import type { FieldWatch } from './field-watch.ts';
import { localView } from './local-view.ts';
import { refOf } from './ref-key.ts';

/**
 * Makes the visible rows right again after the server's images of the `dirty` records changed, or after commands left the overlay:
 * the records that can be affected go back to the server's image, then their commands are decided again in order. A command that
 * is refused now leaves no trace in the rows; it still waits, for the server has the last word. Returns the keys of all rows that
 * may differ. The caller holds the transaction.
 */
export function rebase(
  replica: ReplicaWriter,
  commands: readonly OutboxCommand[],
  dirty: Iterable<string>,
  actor: Actor,
  watch?: FieldWatch,
): ReadonlySet<string> {
  const { commands: affected, records } = affectedClosure(commands, dirty);
  watch?.look(records);
  const touched = new Set(records);
  for (const key of records) {
    const ref = refOf(key);
    const shadow = shadowOf(replica, ref);
    if (!shadow) continue;
    if (shadow.record) saveRecord(replica, shadow.record, shadow.ver);
    else deleteRecord(replica, ref);
    dropShadow(replica, ref);
  }
  for (const { envelope } of affected) {
    const { decision } = decideWith(envelope, localView(replica), {
      uid: envelope.uid,
      actor,
      happenedAt: envelope.happenedAt,
    });
    if (decision.ok) for (const key of applyChanges(replica, decision.changes)) touched.add(key);
  }
  return touched;
}

import { localView } from '#core/overlay/local-view.ts';
import { refOf } from '#core/overlay/ref-key.ts';
import { sql } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { loadRecord } from '#db/replica/records.ts';
import { listShadows, shadowOf } from '#db/replica/shadows.ts';
import type { Loaded } from '#domain/commands/definition.ts';
import { decideWith } from '#domain/commands/run.ts';
import { applyChange } from '#domain/model/change.ts';
import { collectionNames } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Device } from '../device.ts';
import { Violation } from './violation.ts';

/** Every row that can be seen, by ref key. */
export function visibleRows(replica: ReplicaReader): Map<string, AnyRecord> {
  const visible = new Map<string, AnyRecord>();
  for (const collection of collectionNames)
    for (const { id } of sql(replica, `select id from "${collection}" order by id`).all<{ id: string }>()) {
      const record = loadRecord(replica, { collection, id });
      if (record) visible.set(refKey(record), record);
    }
  return visible;
}

const nowhere = '00000000-0000-7000-8000-000000000000';

/** What replaying all the commands over the server's images gives, reckoned apart from the rebase and without writing. */
function replayed(replica: ReplicaReader, commands: readonly OutboxCommand[], actor: Actor) {
  const now = new Map<string, AnyRecord | null>();
  for (const ref of listShadows(replica)) now.set(refKey(ref), shadowOf(replica, ref)?.record ?? null);
  const stored = localView(replica);
  const load = (ref: RecordRef): Loaded => {
    const record = now.get(refKey(ref));
    if (record) return { state: 'present', record } as Loaded;
    return record === null ? stored({ collection: ref.collection, id: nowhere }) : stored(ref);
  };
  for (const { envelope } of commands) {
    const context = { uid: envelope.uid, actor, happenedAt: envelope.happenedAt };
    const { decision } = decideWith(envelope, load, context);
    if (!decision.ok) continue;
    for (const change of decision.changes) {
      const key = refKey(change);
      const before = now.has(key) ? now.get(key) : loadRecord(replica, change);
      now.set(key, applyChange(before ?? undefined, change));
    }
  }
  return now;
}

/** I4, first half: the visible rows are the images with every unconfirmed command over them. */
export function readsItsWrites({ name, peek: { replica }, store, actor }: Device): void {
  for (const [key, expected] of replayed(replica, store.overlay.commands, actor)) {
    const shown = loadRecord(replica, refOf(key)) ?? null;
    if (!sameJson(shown, expected))
      throw new Violation('I4', `${name} shows ${say(shown)} where a full replay gives ${say(expected)} (${key})`);
  }
}

export function say(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

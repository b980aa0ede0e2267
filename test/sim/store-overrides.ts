import { refOf } from '#core/overlay/ref-key.ts';
import type { PushedCommand, PushResult } from '#domain/contract/wire/push.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { refKey } from '#domain/model/record.ts';
import type { Held } from '#server/records/held.ts';
import { loadRecords } from '#server/records/load-records.ts';
import { rows, type Sql } from '#server/sql/statement.ts';
import type { Override } from './model-state.ts';

/** What a batch is about, as the database has it before or after it. */
export type Holdings = ReadonlyMap<string, Held>;

export async function holdingsOf(db: Sql, workspaceId: string, commands: readonly PushedCommand[]): Promise<Holdings> {
  const keys = new Set(commands.flatMap((command) => [...Object.keys(command.base), ...weighedBy(command)]));
  const found = new Map<string, Held>();
  for (const { collection, id } of [...keys].map(refOf))
    for (const held of await loadRecords(db, workspaceId, collection, [id], 'changeable'))
      found.set(refKey(held.record), held);
  return found;
}

/** Which of the commands the server has executed before. */
export async function knownOf(
  db: Sql,
  workspaceId: string,
  commands: readonly { readonly uid: string }[],
): Promise<ReadonlySet<string>> {
  const found = await rows<{ uid: string }>(
    db,
    'select uid from command_log where workspace_id = $1 and uid = any($2::uuid[])',
    [workspaceId, commands.map(({ uid }) => uid)],
  );
  return new Set(found.map(({ uid }) => uid));
}

export interface Batch {
  readonly deviceId: string;
  readonly commands: readonly PushedCommand[];
  readonly before: Holdings;
  readonly after: Holdings;
  /** Of the commands that were executed now and for the first time. */
  readonly statuses: ReadonlyMap<string, PushResult['status']>;
}

/**
 * The values that others wrote, that stood before the batch and do not after it, and that none of the commands that set the field had
 * seen. Reckoned from what the database held, apart from the merge.
 */
export function overridesOf({ deviceId, commands, before, after, statuses }: Batch): readonly Override[] {
  const overrides: Override[] = [];
  for (const [key, held] of before) {
    const now = after.get(key);
    for (const [field, { policy }] of Object.entries(fieldsOf(held.record.collection))) {
      if (!now || (policy !== 'last-accepted' && policy !== 'state-machine')) continue;
      const theirs = held.record.fields[field] as Json;
      const last = held.origins[field];
      if (!last || last.device === deviceId || sameJson(theirs, now.record.fields[field])) continue;
      const setters = commands.filter(({ uid, base }) => {
        const status = statuses.get(uid);
        return status !== undefined && status !== 'refused' && field in (base[key]?.fields ?? {});
      });
      if (setters.length === 0 || setters.some((setter) => hasSeen(setter, key, field, held))) continue;
      if (setters.some((setter) => hasWeighed(setter, before, theirs))) continue;
      overrides.push({ by: setters.map(({ uid }) => uid), recordId: held.record.id, field, theirs });
    }
  }
  return overrides;
}

function hasSeen({ base }: PushedCommand, key: string, field: string, { record, origins }: Held): boolean {
  const seen = base[key];
  // Seen before the server was put back: its revisions say nothing then.
  if (seen && seen.rev > record.rev) return sameJson(seen.fields[field], record.fields[field]);
  return (origins[field]?.rev ?? 0) <= (seen?.rev ?? 0);
}

function weighedBy({ name, args }: PushedCommand): readonly string[] {
  return name === 'conflict.resolve' ? [`conflict/${(args as { readonly conflictId: string }).conflictId}`] : [];
}

function hasWeighed(command: PushedCommand, before: Holdings, theirs: Json): boolean {
  return weighedBy(command).some((key) => {
    const fields = before.get(key)?.record.fields;
    return sameJson(fields?.theirs, theirs) || sameJson(fields?.mine, theirs);
  });
}

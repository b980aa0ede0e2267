import { sameJson } from '#domain/model/json.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Sql } from '../sql/statement.ts';
import { flush } from './flush.ts';
import { changedBy, type FieldRevision, type Held } from './held.ts';
import { WorkingSet } from './working-set.ts';

/** A page of a pull never splits a version, so a large writing is cut into several. */
const rowsPerVersion = 1000;

const server = { device: null, agent: null } as const;

/**
 * Writes records as they are, outside the command path (import, sample workspace, people): new ones are inserted, others
 * get the given fields and scope. `rev` of the given records does not matter, the server counts. What is the same already
 * is left alone. Case numbers come from `nextCaseNumbers`; a case that changes scope takes along only what is given with it.
 */
export async function writeRecords(tx: Sql, workspaceId: string, records: readonly AnyRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += rowsPerVersion) {
    const part = records.slice(start, start + rowsPerVersion);
    const set = new WorkingSet(tx, workspaceId, 'all');
    await set.load(part);
    for (const record of part) {
      const next = written(set.get(record), record);
      if (next) set.put(next);
    }
    const writes = set.writes();
    if (writes.inserts.length + writes.updates.length > 0) await flush(tx, workspaceId, writes);
  }
}

function written(held: Held | undefined, record: AnyRecord): Held | undefined {
  if (!held) return { record: { ...record, rev: 1 }, origins: {} };
  const changed = Object.keys(record.fields).filter((name) => !sameJson(record.fields[name], held.record.fields[name]));
  if (changed.length === 0 && held.record.scope === record.scope) return undefined;
  const rev = held.record.rev + 1;
  const origins: Record<string, FieldRevision> = { ...held.origins };
  for (const name of changed) origins[name] = changedBy(server, rev, held.origins[name]);
  const fields = { ...held.record.fields, ...record.fields };
  return { record: { ...held.record, scope: record.scope, rev, fields }, origins };
}

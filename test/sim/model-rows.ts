import { applyChange, type Change } from '#domain/model/change.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import { isArchive, type Scope } from '#domain/model/scope.ts';
import type { Held } from '#server/records/held.ts';
import type { ModelState, Row } from './model-state.ts';

/** One transaction: each scope it touches moves on by one, above the floor. */
export function writeRows(state: ModelState, changed: ReadonlyMap<string, Held>): ReadonlyMap<Scope, number> {
  const { rows, tombstones } = state;
  const bumped = new Map<Scope, number>();
  for (const [key, { record, origins }] of changed) {
    const before = rows.get(key)?.record;
    if (before && before.scope !== record.scope) {
      const { scope, collection, id } = before;
      const ver = bump(state, scope, bumped);
      const movedTo = isArchive(record.scope) ? null : record.scope;
      tombstones.set(`${scope} ${key}`, { scope, collection, id, movedTo, ver });
    }
    tombstones.delete(`${record.scope} ${key}`);
    rows.set(key, { record, origins, ver: bump(state, record.scope, bumped) });
  }
  return bumped;
}

/** What a colleague without a device changes; what hangs on a case goes where it goes. */
export function changeRow(state: ModelState, change: Change): void {
  const key = refKey(change);
  const before = state.rows.get(key);
  const record = applyChange(before?.record, change);
  const rev = (before?.record.rev ?? 0) + 1;
  const origins = { ...before?.origins };
  if (change.kind === 'update')
    for (const field of Object.keys(change.set)) origins[field] = { rev, device: null, agent: null };
  const changed = new Map([[key, { record: { ...record, rev }, origins }]]);
  if (record.collection === 'case')
    for (const [child, row] of hangingOn(state, record.id))
      if (row.record.scope !== record.scope)
        changed.set(child, { ...row, record: { ...row.record, scope: record.scope, rev: row.record.rev + 1 } });
  writeRows(state, changed);
}

/** Out of the database, with all that hangs on it. */
export function removeRow(state: ModelState, ref: RecordRef): void {
  const gone = [refKey(ref), ...hangingOn(state, ref.id).map(([key]) => key)];
  const bumped = new Map<Scope, number>();
  for (const key of gone) {
    const row = state.rows.get(key);
    if (!row) continue;
    const { scope, collection, id } = row.record;
    const ver = bump(state, scope, bumped);
    state.tombstones.set(`${scope} ${key}`, { scope, collection, id, movedTo: null, ver });
    state.rows.delete(key);
  }
}

function hangingOn(state: ModelState, caseId: string): readonly (readonly [key: string, row: Row])[] {
  return [...state.rows].filter(([, { record }]) => record.fields.caseId === caseId);
}

function bump(state: ModelState, scope: Scope, bumped: Map<Scope, number>): number {
  const known = bumped.get(scope);
  if (known !== undefined) return known;
  const counter = state.counters.get(scope) ?? { ver: 0, minVer: 0 };
  const { floor, gaps } = state;
  const ver = Math.max(counter.ver, floor) + 1;
  if (floor > counter.ver) gaps.set(scope, [...(gaps.get(scope) ?? []), { first: counter.ver + 1, last: floor }]);
  state.counters.set(scope, { ...counter, ver });
  bumped.set(scope, ver);
  return ver;
}

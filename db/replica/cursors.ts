import type { SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, removeReplicaMeta, setReplicaMeta } from './meta.ts';

interface CursorRow {
  readonly scope: string;
  readonly ver: number;
}

function byScope(rows: readonly CursorRow[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ scope, ver }) => [scope, ver]));
}

/** Up to which version each scope was read. */
export function readCursors(db: ReplicaReader): Record<string, number> {
  return byScope(sql(db, 'select scope, ver from cursor where ver is not null').all<CursorRow>());
}

export function writeCursor(db: ReplicaWriter, scope: string, ver: number): void {
  sql(db, 'insert into cursor (scope, ver) values (?, ?) on conflict (scope) do update set ver = excluded.ver').run(
    scope,
    ver,
  );
}

export function dropCursor(db: ReplicaWriter, scope: string): void {
  sql(db, 'delete from cursor where scope = ?').run(scope);
}

/** The scope is to be read from its beginning. Where it stood at the last complete pull stays: what that confirmed is confirmed. */
export function readFromBeginning(db: ReplicaWriter, scope: string): void {
  sql(db, 'update cursor set ver = null where scope = ?').run(scope);
}

/** Forgets everything about what was read, of complete pulls too: nothing is confirmed by them any more. */
export function clearCursors(db: ReplicaWriter): void {
  sql(db, 'delete from cursor').run();
  sql(db, 'delete from permitted_scope').run();
  writeSnapshot(db, null);
}

/** Where each scope stood at the last pull that was complete over all scopes. */
export function completeCursors(db: ReplicaReader): Record<string, number> {
  return byScope(
    sql(db, 'select scope, completeVer as ver from cursor where completeVer is not null').all<CursorRow>(),
  );
}

/** Keeps a complete pull: where its scopes stood, and which scopes this agent may hold. */
export function setCompleteCursors(
  db: ReplicaWriter,
  cursors: Readonly<Record<string, number>>,
  scopes: readonly string[],
): void {
  sql(db, 'update cursor set completeVer = null').run();
  const keep = sql(
    db,
    'insert into cursor (scope, completeVer) values (?, ?) on conflict (scope) do update set completeVer = excluded.completeVer',
  );
  for (const [scope, ver] of Object.entries(cursors)) keep.run(scope, ver);
  sql(db, 'delete from permitted_scope').run();
  for (const scope of scopes) sql(db, 'insert or ignore into permitted_scope (scope) values (?)').run(scope);
}

/** The scopes this agent might hold at the last complete pull. */
export function permittedScopes(db: ReplicaReader): string[] {
  return sql(db, 'select scope from permitted_scope order by scope')
    .all<{ scope: string }>()
    .map(({ scope }) => scope);
}

/** How far the reading of scopes from their beginning has come; null when none is under way. */
export function readSnapshot(db: ReplicaReader): SnapshotPosition | null {
  const held = getReplicaMeta(db, 'snapshot');
  return held === undefined ? null : (JSON.parse(held) as SnapshotPosition);
}

export function writeSnapshot(db: ReplicaWriter, position: SnapshotPosition | null): void {
  if (position) setReplicaMeta(db, 'snapshot', JSON.stringify(position));
  else removeReplicaMeta(db, 'snapshot');
}

import type { ColumnValue, PullResponse, ScopeCheck, SnapshotPosition } from '#domain/contract/wire/pull.ts';

export interface SeenRow {
  readonly collection: string;
  readonly scope: string;
  readonly id: string;
  readonly ver: number;
  readonly rev: number;
  readonly fields: Record<string, unknown>;
}

/** What a device that does exactly what the protocol says holds, in the simplest words. */
export class NaiveReplica {
  readonly rows = new Map<string, SeenRow>();
  cursors: Record<string, number> = {};
  snapshot: SnapshotPosition | null = null;
  scopes: readonly string[] = [];

  apply(response: PullResponse): void {
    this.scopes = response.scopes;
    this.#dropForeign();
    if (response.snapshot) this.#applySnapshot(response, response.snapshot);
    // None of the scopes that were being read may be held any more: should one come back, it is read from its beginning.
    else this.snapshot = null;
    for (const page of response.pages) {
      for (const row of pageRows(response)) {
        if (row.scope === page.scope && row.rev >= (this.rows.get(keyOf(row))?.rev ?? 0))
          this.rows.set(keyOf(row), row);
      }
      for (const gone of page.tombstones)
        if (this.rows.get(keyOf(gone))?.scope === page.scope) this.rows.delete(keyOf(gone));
      this.cursors[page.scope] = page.cursor;
    }
  }

  /** What this replica holds of each scope, for comparing with what the server says. */
  checks(): Record<string, ScopeCheck> {
    const checks: Record<string, ScopeCheck> = Object.fromEntries(
      this.scopes.map((scope) => [scope, { rows: 0, ids: 0, vers: 0 }]),
    );
    for (const { scope, id, ver } of this.rows.values()) {
      const { rows, ids, vers } = checks[scope] ?? { rows: 0, ids: 0, vers: 0 };
      const sum = (ids + Number.parseInt(id.slice(-8), 16)) % 2 ** 48;
      checks[scope] = { rows: rows + 1, ids: sum, vers: vers + ver };
    }
    return checks;
  }

  #dropForeign(): void {
    for (const [key, { scope }] of this.rows) if (!this.scopes.includes(scope)) this.rows.delete(key);
    for (const scope of Object.keys(this.cursors)) if (!this.scopes.includes(scope)) delete this.cursors[scope];
  }

  #applySnapshot(response: PullResponse, { position, ranges, last }: NonNullable<PullResponse['snapshot']>): void {
    for (const { collection, below, downTo } of ranges)
      for (const [key, row] of this.rows) {
        const isInside = (below === null || row.id < below) && (downTo === null || row.id >= downTo);
        if (row.collection === collection && row.scope in position.at && isInside) this.rows.delete(key);
      }
    for (const row of snapshotRows(response)) this.rows.set(keyOf(row), row);
    this.snapshot = last ? null : position;
    if (last) Object.assign(this.cursors, position.at);
  }
}

function keyOf({ collection, id }: { readonly collection: string; readonly id: string }): string {
  return `${collection}/${id}`;
}

function pageRows(response: PullResponse): readonly SeenRow[] {
  return response.pages.flatMap(({ scope, rows }) =>
    rows.flatMap(({ collection, values }) => values.map((row) => decodedRow(response, scope, collection, row))),
  );
}

function snapshotRows(response: PullResponse): readonly SeenRow[] {
  return (response.snapshot?.rows ?? []).flatMap(({ scope, collection, values }) =>
    values.map((row) => decodedRow(response, scope, collection, row)),
  );
}

/** The rows of an answer, decoded by its own columns; JSON columns are parsed. */
export function rowsOf(response: PullResponse): readonly SeenRow[] {
  return [...pageRows(response), ...snapshotRows(response)];
}

function decodedRow(
  response: PullResponse,
  scope: string,
  collection: string,
  [id, ver, rev, ...rest]: readonly ColumnValue[],
): SeenRow {
  const names = response.columns[collection] ?? [];
  const fields = Object.fromEntries(rest.map((value, index) => [names[index + 3], decoded(value)]));
  return { collection, scope, id: String(id), ver: Number(ver), rev: Number(rev), fields };
}

function decoded(value: ColumnValue): unknown {
  if (typeof value !== 'string' || !/^[[{"]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

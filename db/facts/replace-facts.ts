import { type FactKind, type FactSet, factColumnsOf, factKinds } from '#domain/rules/metrics/fact-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { factTable } from './fact-tables.ts';

interface Statements {
  readonly kind: FactKind;
  readonly columns: readonly string[];
  readonly remove: string;
  readonly insert: string;
}

const statements: readonly Statements[] = factKinds.map((kind) => {
  const columns = Object.keys(factColumnsOf(kind));
  return {
    kind,
    columns,
    remove: `delete from ${factTable(kind)} where root = ?`,
    insert: `insert into ${factTable(kind)} (root, ${columns.map((name) => `"${name}"`).join(', ')})
      values (?, ${columns.map(() => '?').join(', ')})`,
  };
});

/** What is known now of a case, or of what hangs on none, in the place of what was known. True when there was something, or is. */
export function replaceFacts(db: ReplicaWriter, root: string, facts: FactSet): void {
  for (const { kind, columns, remove, insert } of statements) {
    sql(db, remove).run(root);
    const rows = (facts[kind] ?? []) as readonly Readonly<Record<string, SqlValue>>[];
    for (const row of rows) sql(db, insert).run(root, ...columns.map((name) => row[name] ?? null));
  }
}

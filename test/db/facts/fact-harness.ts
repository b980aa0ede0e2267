import { sql } from '#db/connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { factTable, hasFacts } from '#db/facts/fact-tables.ts';
import { PromiseBook } from '#db/facts/promise-book.ts';
import { workOutFacts } from '#db/facts/work-out.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type AnyFact, type FactKind, factColumnsOf, factKinds } from '#domain/rules/metrics/fact-fields.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

/** Works out all that is behind. */
export function workOutAll(db: ReplicaWriter): ReplicaWriter {
  for (const _ of workOutFacts(db, new PromiseBook()));
  return db;
}

/** Outside a test, say when it is to be removed. */
export function workedOut(records: readonly AnyRecord[], whenDone?: Parameters<typeof emptyReplica>[0]): ReplicaWriter {
  const db = emptyReplica(whenDone);
  save(db, ...records);
  return workOutAll(db);
}

/** Every fact of a kind that is kept, by its id. */
export function factsOf(db: ReplicaReader, kind: FactKind): readonly AnyFact[] {
  if (!hasFacts(db)) return [];
  const columns = Object.keys(factColumnsOf(kind)).map((name) => `"${name}"`);
  return sql(db, `select ${columns.join(', ')} from ${factTable(kind)} order by id, root`).all<AnyFact>();
}

/** Every fact that is kept. */
export function allFacts(db: ReplicaReader): Readonly<Record<string, readonly AnyFact[]>> {
  return Object.fromEntries(factKinds.map((kind) => [kind, factsOf(db, kind)]));
}

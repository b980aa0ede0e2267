import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, sql, transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { factTable } from '#db/facts/fact-tables.ts';
import { PromiseBook } from '#db/facts/promise-book.ts';
import { workOutFacts } from '#db/facts/work-out.ts';
import { openReplica } from '#db/open.ts';
import { saveRows } from '#db/replica/rows.ts';
import { indexBehind } from '#db/search/behind.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { factKinds } from '#domain/rules/metrics/fact-fields.ts';
import { benchKey } from '../baseline/raw-database.ts';
import type { BenchContext } from '../figures.ts';
import { agentsOf } from '../generate/people.ts';
import { wireColumns, wireRow } from '../generate/wire-rows.ts';
import { type World, worldOf } from '../generate/world.ts';
import { benchReplica, copyReplica } from '../store/bench-store.ts';
import { hangingOn, looseCall, promises } from './reported-records.ts';

export interface WorkedOut {
  readonly path: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly facts: number;
  /** From nothing. */
  readonly tookMs: number;
  /** Of one of its steps: so long nobody else gets a turn. */
  readonly longestMs: number;
}

const atOnce = 5000;

/** A copy of this run's replica with what reports are of beside cases, `calls` that hang on none, everything indexed and its facts worked out. */
export function reportsStore(context: BenchContext, name: string, calls = 0): WorkedOut {
  const folder = join(context.folder, name);
  const summary = join(folder, 'worked-out.json');
  if (existsSync(summary)) return JSON.parse(readFileSync(summary, 'utf8')) as WorkedOut;
  const world = worldOf(context.rows);
  const path = copyReplica(context, folder);
  const db = openReplica(path, benchKey);
  context.say('adding calls, call-backs, answers and what else reports are of');
  const added = save(db, recordsOf(world, calls));
  context.say('indexing what is new');
  // A host would do it while it is measured.
  for (const _ of indexBehind(db));
  context.say('working out facts');
  const { tookMs, longestMs } = workOut(db);
  const facts = factKinds.reduce((sum, kind) => sum + countOf(db, factTable(kind)), 0);
  close(db);
  const rows = { ...benchReplica(context).rows, ...added };
  const made: WorkedOut = { path, rows, facts, tookMs, longestMs };
  writeFileSync(summary, JSON.stringify(made));
  return made;
}

function* recordsOf(world: World, calls: number): Generator<AnyRecord> {
  const [first] = agentsOf(world);
  // Who counts everything there is waits longest.
  if (first) yield { ...first, rev: 2, fields: { ...first.fields, role: 'admin' } };
  yield* promises(world);
  for (let n = 0; n < world.cases; n++) yield* hangingOn(world, n);
  for (let n = 0; n < calls; n++) yield looseCall(world, n, calls);
}

function save(db: ReplicaWriter, records: Iterable<AnyRecord>): Record<string, number> {
  const counts: Record<string, number> = {};
  let waiting: AnyRecord[] = [];
  const write = () => {
    transaction(db, () => {
      const together = Map.groupBy(waiting, ({ scope, collection }) => `${collection} ${scope}`);
      for (const group of together.values()) {
        const [one] = group;
        if (one)
          saveRows(
            db,
            one.scope,
            one.collection,
            wireColumns(one.collection),
            group.map((record) => wireRow(record, 2)),
          );
      }
    });
    waiting = [];
  };
  for (const record of records) {
    counts[record.collection] = (counts[record.collection] ?? 0) + 1;
    waiting.push(record);
    if (waiting.length === atOnce) write();
  }
  write();
  const { agent: _known, ...added } = counts;
  return added;
}

function workOut(db: ReplicaWriter): Pick<WorkedOut, 'tookMs' | 'longestMs'> {
  let [tookMs, longestMs] = [0, 0];
  const steps = workOutFacts(db, new PromiseBook());
  for (let isDone = false; !isDone; ) {
    const begin = performance.now();
    isDone = steps.next().done === true;
    const took = performance.now() - begin;
    tookMs += took;
    longestMs = Math.max(longestMs, took);
  }
  return { tookMs, longestMs };
}

function countOf(db: ReplicaWriter, table: string): number {
  return sql(db, `select count(*) as count from ${table}`).get<{ count: number }>()?.count ?? 0;
}

import type { AnyFact, FactKind } from '#domain/rules/metrics/fact-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { factTable } from './fact-tables.ts';

/** Facts by the time that puts them into a period; or those that stood at some moment from `start` to before `end`. */
export type FactReach =
  | { readonly time: string; readonly from: number; readonly to: number }
  | { readonly standing: { readonly from: string; readonly to: string }; readonly start: number; readonly end: number };

export interface AskedFacts {
  readonly kind: FactKind;
  readonly reach: FactReach;
  readonly columns: readonly string[];
  /** Only facts with one of the values, column by column. */
  readonly only: readonly { readonly column: string; readonly values: readonly (string | null)[] }[];
}

interface Walk {
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** In this order, and by rowid. */
  readonly by: string | null;
}

/** So many at a time: not all of them need to be held at once. */
const sliceRows = 10_000;

function walksOf(reach: FactReach): readonly Walk[] {
  if ('time' in reach) {
    const by = `"${reach.time}"`;
    return [{ where: `${by} >= ? and ${by} < ?`, values: [reach.from, reach.to], by }];
  }
  const [from, to] = [`"${reach.standing.from}"`, `"${reach.standing.to}"`];
  return [
    { where: `${to} is null and ${from} < ?`, values: [reach.end], by: null },
    { where: `${to} >= ? and ${from} < ?`, values: [reach.start, reach.end], by: to },
  ];
}

function narrowing({ only }: AskedFacts): { readonly text: string; readonly values: readonly SqlValue[] } {
  const parts = only.map(({ column, values }) => {
    const known = values.filter((value) => value !== null);
    const among = `"${column}" in (select value from json_each(?))`;
    return { text: values.includes(null) ? `(${among} or "${column}" is null)` : among, value: JSON.stringify(known) };
  });
  return { text: parts.map(({ text }) => ` and ${text}`).join(''), values: parts.map(({ value }) => value) };
}

/** Facts that may count, in no order that matters. Each is gone when the next is asked for: one object holds them by turns, which makes them cheap. */
export function* readFacts(db: ReplicaReader, asked: AskedFacts): Generator<AnyFact> {
  const { kind, columns } = asked;
  const named = columns.map((name) => `"${name}"`).join(', ');
  const narrow = narrowing(asked);
  const fact: Record<string, SqlValue> = {};
  for (const { where, values, by } of walksOf(asked.reach)) {
    const place = by ?? 'fid';
    const text = `select ${named}, ${place}, fid from ${factTable(kind)} where ${where}${narrow.text}
      and (${place}, fid) > (?, ?) order by ${place}, fid limit ${sliceRows}`;
    let after: readonly SqlValue[] = [Number.MIN_SAFE_INTEGER, 0];
    for (;;) {
      const slice = sql(db, text).allValues(...values, ...narrow.values, ...after);
      for (const row of slice) {
        for (let at = 0; at < columns.length; at++) fact[columns[at] ?? ''] = row[at] ?? null;
        yield fact as AnyFact;
      }
      const last = slice.at(-1);
      if (!last || slice.length < sliceRows) break;
      after = last.slice(-2);
    }
  }
}

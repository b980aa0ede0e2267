import { dayMs } from '#domain/rules/calendar/local-date.ts';
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
}

/** A month at a time: not all facts need to be held at once, and who waits no longer is heard in between. Sorted by pages they would take three times as long. */
const sliceMs = 30 * dayMs;
const mostSlices = 100;

/** The parts of a stretch of time, in order. */
function slicesOf(start: number, end: number): readonly (readonly [number, number])[] {
  const length = Math.max(sliceMs, Math.ceil((end - start) / mostSlices));
  const count = Math.max(0, Math.ceil((end - start) / length));
  return Array.from({ length: count }, (_, n) => [start + n * length, Math.min(end, start + (n + 1) * length)]);
}

function walksOf(reach: FactReach): readonly Walk[] {
  const within = (column: string, start: number, end: number) =>
    slicesOf(start, end).map((values) => ({ where: `${column} >= ? and ${column} < ?`, values }));
  if ('time' in reach) return within(`"${reach.time}"`, reach.from, reach.to);
  const { standing, start, end } = reach;
  const [from, to] = [`"${standing.from}"`, `"${standing.to}"`];
  return [
    { where: `${to} is null and ${from} < ?`, values: [end] },
    // What begins after it ends, as no fact does, is not looked for.
    ...within(to, start, end),
    { where: `${to} >= ? and ${from} < ?`, values: [Math.max(start, end), end] },
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
  for (const { where, values } of walksOf(asked.reach)) {
    const text = `select ${named} from ${factTable(kind)} where ${where}${narrow.text}`;
    for (const row of sql(db, text).allValues(...values, ...narrow.values)) {
      for (let at = 0; at < columns.length; at++) fact[columns[at] ?? ''] = row[at] ?? null;
      yield fact as AnyFact;
    }
  }
}

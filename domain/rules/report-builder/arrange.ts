import { Tally } from '../metrics/tally.ts';
import { type BuilderColumn, choiceLists, type Summary } from './columns.ts';

/** A value as it is kept: the id of whose name stands for it, the key of a choice. */
export type RawValue = string | number | boolean | readonly string[] | null;

export interface FoundRow {
  readonly id: string;
  /** What puts it into the period. */
  readonly at: number;
  /** By the places that the plan names. */
  readonly values: readonly RawValue[];
}

/** A column, and where its value stands in a row. */
export interface PlacedColumn {
  readonly column: BuilderColumn;
  readonly place: number;
}

export interface Plan {
  /** The outer first. */
  readonly groups: readonly PlacedColumn[];
  readonly order: readonly (PlacedColumn & { readonly descending: boolean })[];
  /** Those of which something is said below the rows. */
  readonly summed: readonly PlacedColumn[];
  /** What people and teams are called. */
  readonly names: ReadonlyMap<string, string>;
}

/** Rows that stand together; an outer group is followed by those within it. */
export interface RowGroup {
  /** One value for an outer group, two for one within. */
  readonly keys: readonly RawValue[];
  readonly count: number;
  /** The place of its first row. */
  readonly from: number;
  /** One for each column that is summed; null of no values. */
  readonly summaries: readonly (number | null)[];
}

export interface Arranged {
  readonly rows: readonly FoundRow[];
  readonly groups: readonly RowGroup[];
  readonly summaries: readonly (number | null)[];
}

/** Puts rows in their order and groups, and sums them up. The same, in whatever order they come. */
export function arrange(found: readonly FoundRow[], plan: Plan): Arranged {
  const rows = found.toSorted(comparing(plan));
  const whole = talliesOf(plan.summed);
  const groups: OpenGroup[] = [];
  const open: OpenGroup[] = [];
  rows.forEach((row, from) => {
    addTo(whole, row, plan.summed);
    plan.groups.forEach(({ place }, level) => {
      const value = row.values[place] ?? null;
      if (open[level]?.keys.at(-1) !== value) {
        open.length = level;
        const begun = {
          keys: [...(open[level - 1]?.keys ?? []), value],
          count: 0,
          from,
          tallies: talliesOf(plan.summed),
        };
        open.push(begun);
        groups.push(begun);
      }
      const group = open[level];
      if (!group) return;
      group.count += 1;
      addTo(group.tallies, row, plan.summed);
    });
  });
  return {
    rows,
    groups: groups.map(({ tallies, ...group }) => ({ ...group, summaries: resultsOf(tallies, plan.summed) })),
    summaries: resultsOf(whole, plan.summed),
  };
}

interface OpenGroup {
  readonly keys: readonly RawValue[];
  readonly from: number;
  readonly tallies: readonly Tally[];
  count: number;
}

function talliesOf(summed: Plan['summed']): readonly Tally[] {
  return summed.map(({ column }) => new Tally(column.summary === 'median'));
}

function addTo(tallies: readonly Tally[], { values }: FoundRow, summed: Plan['summed']): void {
  summed.forEach(({ place }, at) => {
    const value = values[place] ?? null;
    tallies[at]?.add(typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : null);
  });
}

function resultsOf(tallies: readonly Tally[], summed: Plan['summed']): readonly (number | null)[] {
  return summed.map(({ column: { summary } }, at) => tallies[at]?.result(statisticOf(summary)).value ?? null);
}

function statisticOf(summary: Summary | null): 'sum' | 'mean' | 'median' {
  // Of what is so or not the share is the mean of ones and zeros.
  if (summary === 'sum' || summary === 'median') return summary;
  return 'mean';
}

type Compare = (a: FoundRow, b: FoundRow) => number;

/** Groups first, each the way round that the order says of its column; then the order; then the newest first. */
function comparing({ groups, order, names }: Plan): Compare {
  const directionOf = ({ column }: PlacedColumn) => order.find((each) => each.column === column)?.descending ?? false;
  const terms = [...groups.map((group) => ({ ...group, descending: directionOf(group) })), ...order].map(
    ({ column, place, descending }) => {
      const compare = valuesOf(column, names);
      return (a: FoundRow, b: FoundRow) =>
        compare(a.values[place] ?? null, b.values[place] ?? null, descending ? -1 : 1);
    },
  );
  return (a, b) => {
    for (const term of terms) {
      const sign = term(a, b);
      if (sign !== 0) return sign;
    }
    return b.at - a.at || (a.id < b.id ? -1 : Number(a.id > b.id));
  };
}

/** Choices in the order of their list, people by name; what has no value stands last, whichever way round. */
function valuesOf(column: BuilderColumn, names: Plan['names']) {
  const rank = rankOf(column, names);
  return (a: RawValue, b: RawValue, sign: 1 | -1): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    const [first, second] = [rank(a), rank(b)];
    if (first === second) return sign * compared(String(a), String(b));
    return sign * compared(first, second);
  };
}

function compared(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

function rankOf({ choices, names: named, source, kind }: BuilderColumn, names: Plan['names']) {
  if (named) return (value: RawValue) => names.get(String(value)) ?? '';
  const list = choices
    ? choiceLists[choices]
    : source.from === 'custom' && kind === 'text'
      ? source.field.choices.map(({ key }) => key)
      : [];
  if (list.length > 0) {
    const places = new Map<string, number>(list.map((key, place) => [key, place]));
    return (value: RawValue) => places.get(String(value)) ?? list.length;
  }
  return (value: RawValue) =>
    typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : String(value);
}

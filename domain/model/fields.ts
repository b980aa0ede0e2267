import { z } from 'zod';
import { day } from './day.ts';

/**
 * What happens when two devices changed the same field without having seen each other's change.
 * - last-accepted: the later arrival wins; the other value is kept in a conflict record
 * - set-merge: items are added and removed, both survive
 * - text-merge: three-way merge of lines; what cannot be merged becomes a conflict record
 * - state-machine: the command is decided again on the current state; an overridden value becomes a conflict record
 * - derived: follows from the commands themselves, the latest value stands; never a conflict
 * - server-only: only the server writes it
 * - immutable: set when the record is made
 */
export type MergePolicy =
  | 'last-accepted'
  | 'set-merge'
  | 'text-merge'
  | 'state-machine'
  | 'derived'
  | 'server-only'
  | 'immutable';

/** How a field is kept in SQL. `instant` is integer milliseconds since 1970 UTC; `flag` is 0 or 1; `json` is JSON text. */
export type ColumnKind = 'text' | 'integer' | 'instant' | 'flag' | 'json';

export interface Field<T> {
  readonly column: ColumnKind;
  readonly nullable: boolean;
  readonly policy: MergePolicy;
  readonly value: z.ZodType<T>;
}

function field<T>(column: ColumnKind, policy: MergePolicy, value: z.ZodType<T>): Field<T> {
  return { column, policy, value, nullable: value.safeParse(null).success };
}

const instant = z.int();

export const fields = {
  text: (policy: MergePolicy, max = 500) => field('text', policy, z.string().max(max)),
  optionalText: (policy: MergePolicy, max = 500) => field('text', policy, z.string().max(max).nullable()),
  choice: <const T extends readonly [string, ...string[]]>(policy: MergePolicy, options: T) =>
    field('text', policy, z.enum(options) as z.ZodType<T[number]>),
  optionalChoice: <const T extends readonly [string, ...string[]]>(policy: MergePolicy, options: T) =>
    field('text', policy, (z.enum(options) as unknown as z.ZodType<T[number]>).nullable()),
  ref: <S extends z.ZodType>(policy: MergePolicy, id: S): Field<z.output<S>> =>
    field('text', policy, id as z.ZodType<z.output<S>>),
  optionalRef: <S extends z.ZodType>(policy: MergePolicy, id: S): Field<z.output<S> | null> =>
    field('text', policy, id.nullable() as z.ZodType<z.output<S> | null>),
  integer: (policy: MergePolicy) => field('integer', policy, z.int()),
  instant: (policy: MergePolicy) => field('instant', policy, instant),
  optionalInstant: (policy: MergePolicy) => field('instant', policy, instant.nullable()),
  /** A day of a wall calendar, in no zone. */
  day: (policy: MergePolicy) => field('text', policy, day),
  optionalDay: (policy: MergePolicy) => field('text', policy, day.nullable()),
  flag: (policy: MergePolicy) => field('flag', policy, z.boolean()),
  /** A set kept as a JSON array; see `itemKey` in model/set-items.ts for what makes two items the same. */
  set: <S extends z.ZodType>(item: S): Field<readonly z.output<S>[]> =>
    field('json', 'set-merge', z.array(item).readonly() as unknown as z.ZodType<readonly z.output<S>[]>),
  json: <S extends z.ZodType>(policy: MergePolicy, value: S): Field<z.output<S>> =>
    field('json', policy, value as z.ZodType<z.output<S>>),
} as const;

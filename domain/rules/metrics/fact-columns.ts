/**
 * How a value of a fact is meant, and kept: `id` and `dimension` are text, all others whole numbers. A `time` is milliseconds since 1970 UTC, `ms` a
 * duration, a `flag` 0 or 1.
 */
export type ColumnKind = 'id' | 'dimension' | 'time' | 'ms' | 'count' | 'flag' | 'score';

export interface FactColumn<T = string | number | null> {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** Never there: it carries the type alone. */
  readonly type?: T;
}

const of = <T>(kind: ColumnKind, nullable: boolean): FactColumn<T> => ({ kind, nullable });

export const columns = {
  id: of<string>('id', false),
  optionalId: of<string | null>('id', true),
  dimension: of<string | null>('dimension', true),
  time: of<number>('time', false),
  optionalTime: of<number | null>('time', true),
  optionalMs: of<number | null>('ms', true),
  ms: of<number>('ms', false),
  count: of<number>('count', false),
  flag: of<0 | 1>('flag', false),
  optionalFlag: of<0 | 1 | null>('flag', true),
  score: of<number>('score', false),
} as const;

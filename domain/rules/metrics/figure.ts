import type { ZoneOffsets } from '../calendar/zone-offsets.ts';
import type { BucketUnit, DayPeriod } from './day-period.ts';
import type { MetricUnit } from './metric.ts';
import type { TimeGroup } from './time-groups.ts';

/** Dimensions and the values that are asked for, one of which a fact has to have; null for none. An empty list asks for nothing. */
export type FactFilters = Readonly<Record<string, readonly (string | null)[] | undefined>>;

/** What is asked of a metric. */
export interface FigureQuestion {
  readonly period: DayPeriod;
  readonly compare: DayPeriod | null;
  readonly bucket: BucketUnit | null;
  /** A dimension of the metric's facts, or a part of the time. */
  readonly groupBy: string | TimeGroup | null;
  readonly filters: FactFilters;
  /** Whose days these are: an IANA name. */
  readonly zone: string;
  readonly zones: ZoneOffsets;
  /** Nothing later counts. */
  readonly now: number;
}

export interface FigureValue {
  /** Of no facts: 0 for a count or a sum, else null. */
  readonly value: number | null;
  /** So many facts it is worked out from. */
  readonly n: number;
}

/** With how many there were of which some might have no value. */
export interface WholeValue extends FigureValue {
  readonly population: number;
}

export interface FigureBucket extends FigureValue {
  /** Its first day within the period. */
  readonly bucket: string;
  /** The value of as many days of the other period, so long after its beginning; null where there are none, or none was asked for. */
  readonly compared: number | null;
}

export interface FigureGroup extends FigureValue {
  /** Null for the facts without one. */
  readonly key: string | null;
  /** Its value in the other period; null where it has none, or none was asked for. */
  readonly compared: number | null;
}

export interface Figure extends WholeValue {
  readonly metric: string;
  readonly version: number;
  readonly unit: MetricUnit;
  readonly compared: WholeValue | null;
  readonly series: readonly FigureBucket[];
  /** Those of most facts first; parts of the time in their order. */
  readonly groups: readonly FigureGroup[];
}

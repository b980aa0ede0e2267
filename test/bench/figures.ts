export type Unit =
  | 'of 1'
  | 'MiB·ms'
  | 'ms'
  | 's'
  | 'rows/s'
  | 'MiB'
  | 'bytes'
  | 'x'
  | 'edits'
  | 'pulls'
  | 'frames'
  | 'messages';

/** One measured number. `value` is the median where there are several samples, unless the name says otherwise. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly value: number;
  /** The spread of the samples behind a median. */
  readonly samples?: { readonly count: number; readonly least: number; readonly most: number };
  /** The same measured of the bare baseline with this name, in the same run. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** What DESIGN section 6 aims at. Printed beside the value, asserted nowhere. */
  readonly aim?: { readonly atMost: number } | { readonly atLeast: number };
}

/** What stands beside our figures: the least work that could do the same, said so precisely that anybody can repeat it. */
export interface Baseline {
  readonly name: string;
  readonly what: string;
  readonly pragmas: readonly string[];
  readonly sql: readonly string[];
  readonly rows: number;
  readonly bytes: number;
}

export interface Outcome {
  readonly scenario: string;
  readonly what: string;
  /** How much it worked on, by collection. */
  readonly rows: Readonly<Record<string, number>>;
  /** The size of the data it worked on; what is counted, `what` says. */
  readonly bytes: number;
  readonly figures: readonly Figure[];
  readonly baselines: readonly Baseline[];
  /** Parts that could not be measured on this machine, and why. */
  readonly leftOut: readonly string[];
}

/** What a scenario is given. */
export interface BenchContext {
  readonly rows: number;
  /** How often a short run is repeated. */
  readonly runs: number;
  /** Which databases the server is measured on. */
  readonly databases: readonly Database[];
  /** A folder for this run alone, emptied at its end. */
  readonly folder: string;
  /** Says what is going on, for the person who waits. */
  readonly say: (what: string) => void;
  /** Runs when the bench ends, however it ends. */
  readonly atEnd: (undo: () => void | Promise<void>) => void;
}

/** Too little for its figures to mean anything: someone only wants to see whether it runs, and soon. */
export function isTrial({ rows }: BenchContext): boolean {
  return rows < 10_000;
}

export type Database = 'embedded' | 'postgres';
export const databases: readonly Database[] = ['embedded', 'postgres'];

import { rawPragmas } from '../baseline/raw-database.ts';
import type { Baseline, Database, Figure, Unit } from '../figures.ts';
import { median, medianFigure } from '../statistics.ts';
import { type InsertExtent, insertOptions, insertStatements } from './insert-statements.ts';
import type { InsertReport, MeasuredSync } from './reports.ts';

/** Like against like: the client keeps the search index, too. */
const peer: InsertExtent = 'with search index';
const baselineName = (extent: InsertExtent): string => `local insert, ${extent}`;

export interface FirstSyncAims {
  readonly totalMs: number;
  readonly inserts: number;
  readonly blockMs: number;
  readonly memoryMiB: number;
}

export type Inserts = ReadonlyMap<InsertExtent, readonly InsertReport[]>;

/** What was measured on one database. */
export interface FirstSyncs {
  readonly database: Database;
  readonly reports: readonly MeasuredSync[];
  /** Rows that came. */
  readonly rows: number;
  readonly cases: number;
  /** What came over the wire in a run of its own: the counting relay would cost time. */
  readonly wireBytes: number;
  readonly compressedBytes: number;
  readonly serverBytes: number;
}

interface Line {
  readonly what: string;
  readonly unit: Unit;
  readonly take: (report: MeasuredSync) => number | undefined;
  readonly baseline?: number;
  readonly atMost?: number;
}

/** What the clients of one database report, beside the inserts of the same run. */
export function firstSyncFigures(syncs: FirstSyncs, inserts: Inserts, aims: FirstSyncAims): Figure[] {
  const { database, reports, rows, cases } = syncs;
  const insertOf = (take: (report: InsertReport) => number): number =>
    median((inserts.get(peer) ?? []).map((report) => take(report)));
  const insertMs = insertOf(({ totalMs }) => totalMs);
  const insertBytes = insertOf(({ fileBytes }) => fileBytes);
  const insertMiB = insertOf(({ peakMiB }) => peakMiB ?? 0);
  const lines: readonly Line[] = [
    { what: 'total', unit: 'ms', take: (r) => r.totalMs, baseline: insertMs, atMost: aims.totalMs },
    { what: 'total in local inserts', unit: 'x', take: (r) => r.totalMs / insertMs, atMost: aims.inserts },
    {
      what: 'rows a second',
      unit: 'rows/s',
      take: (r) => (rows / r.totalMs) * 1000,
      baseline: (rows / insertMs) * 1000,
    },
    {
      what: 'processor time of the client',
      unit: 'ms',
      take: (r) => r.processorMs,
      baseline: insertOf(({ processorMs }) => processorMs),
    },
    { what: 'until the first usable list', unit: 'ms', take: (r) => r.firstListMs },
    { what: 'signing in alone', unit: 'ms', take: (r) => r.signInMs },
    { what: 'longest block of the process', unit: 'ms', take: (r) => r.longestBlockMs, atMost: aims.blockMs },
    { what: 'memory before signing in', unit: 'MiB', take: (r) => r.startMiB },
    {
      what: 'most memory of the client',
      unit: 'MiB',
      take: (r) => r.peakMiB,
      baseline: insertMiB,
      atMost: aims.memoryMiB,
    },
    { what: 'replica on disk', unit: 'bytes', take: (r) => r.replicaBytes, baseline: insertBytes },
    {
      what: 'replica on disk, for a case',
      unit: 'bytes',
      take: (r) => r.replicaBytes / cases,
      baseline: insertBytes / cases,
    },
  ];
  const figures = lines.flatMap(({ what, unit, take, baseline, atMost }) => {
    const samples = reports.flatMap((report) => take(report) ?? []);
    if (samples.length === 0) return [];
    return medianFigure(`${database}: ${what}`, unit, samples, {
      ...(baseline === undefined ? {} : { baseline: { name: baselineName(peer), value: baseline } }),
      ...(atMost === undefined ? {} : { aim: { atMost } }),
    });
  });
  const fileBytes = (inserts.get(peer) ?? [])[0]?.bytes ?? 0;
  return [
    ...figures,
    {
      name: `${database}: bytes on the wire`,
      unit: 'bytes',
      value: syncs.wireBytes,
      baseline: { name: 'the local files', value: fileBytes },
    },
    {
      name: `${database}: bytes on the wire, compressed as over a network`,
      unit: 'bytes',
      value: syncs.compressedBytes,
      baseline: { name: 'the local files', value: fileBytes },
    },
    { name: `${database}: server’s database, for a case`, unit: 'bytes', value: syncs.serverBytes / cases },
  ];
}

export function insertFigures(inserts: Inserts): Figure[] {
  return [...inserts].flatMap(([extent, reports]) => {
    if (reports.length === 0) return [];
    const name = baselineName(extent);
    const peaks = reports.flatMap(({ peakMiB }) => peakMiB ?? []);
    const times = reports.map(({ totalMs }) => totalMs);
    return [
      medianFigure(name, 'ms', times),
      ...(peaks.length === 0 ? [] : [medianFigure(`${name}: most memory`, 'MiB', peaks)]),
    ];
  });
}

export function insertBaselines(inserts: Inserts, entries: boolean): Baseline[] {
  return [...inserts].map(([extent, reports]) => ({
    name: baselineName(extent),
    what: 'the same rows from local NDJSON files by prepared inserts into the product’s tables, in a process of its own',
    pragmas: rawPragmas(insertOptions),
    sql: insertStatements(extent, entries),
    rows: reports[0]?.rows ?? 0,
    bytes: reports[0]?.bytes ?? 0,
  }));
}

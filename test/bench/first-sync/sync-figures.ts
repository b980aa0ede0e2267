import { rawPragmas } from '../baseline/raw-database.ts';
import type { Baseline, Database, Figure, Unit } from '../figures.ts';
import type { World } from '../generate/world.ts';
import { median, medianFigure } from '../statistics.ts';
import { type InsertExtent, insertOptions, insertStatements } from './insert-statements.ts';
import type { ClientReport, InsertReport } from './reports.ts';

/** Like against like: the client keeps the search index, too. */
const peer: InsertExtent = 'with search index';
const baselineName = (extent: InsertExtent): string => `local insert, ${extent}`;
const aims = { totalMs: 4000, inserts: 2, blockMs: 50, memoryMiB: 250 };

export type Inserts = ReadonlyMap<InsertExtent, readonly InsertReport[]>;

interface Line {
  readonly what: string;
  readonly unit: Unit;
  readonly take: (report: ClientReport) => number | undefined;
  readonly baseline?: number;
  readonly atMost?: number;
}

/** What the clients of one database report, beside the inserts of the same run. */
export function syncFigures(
  database: Database,
  reports: readonly ClientReport[],
  inserts: Inserts,
  world: World,
): Figure[] {
  const insertMs = median((inserts.get(peer) ?? []).map(({ totalMs }) => totalMs));
  const insertProcessorMs = median((inserts.get(peer) ?? []).map(({ processorMs }) => processorMs));
  const rows = world.cases + world.agents + world.teams;
  const lines: readonly Line[] = [
    { what: 'total', unit: 'ms', take: (r) => r.totalMs, baseline: insertMs, atMost: aims.totalMs },
    { what: 'total in local inserts', unit: 'x', take: (r) => r.totalMs / insertMs, atMost: aims.inserts },
    { what: 'rows a second', unit: 'rows/s', take: (r) => (rows / r.totalMs) * 1000 },
    { what: 'processor time of the client', unit: 'ms', take: (r) => r.processorMs, baseline: insertProcessorMs },
    { what: 'until the first usable list', unit: 'ms', take: (r) => r.firstListMs },
    { what: 'signing in alone', unit: 'ms', take: (r) => r.signInMs },
    { what: 'longest block of the process', unit: 'ms', take: (r) => r.longestBlockMs, atMost: aims.blockMs },
    { what: 'most memory of the client', unit: 'MiB', take: (r) => r.peakMiB, atMost: aims.memoryMiB },
    { what: 'bytes on the wire', unit: 'bytes', take: (r) => r.wireBytes },
    { what: 'replica on disk', unit: 'bytes', take: (r) => r.replicaBytes },
  ];
  return lines.flatMap(({ what, unit, take, baseline, atMost }) => {
    const samples = reports.flatMap((report) => take(report) ?? []);
    if (samples.length === 0) return [];
    return medianFigure(`${database}: ${what}`, unit, samples, {
      ...(baseline === undefined ? {} : { baseline: { name: baselineName(peer), value: baseline } }),
      ...(atMost === undefined ? {} : { aim: { atMost } }),
    });
  });
}

export function insertFigures(inserts: Inserts): Figure[] {
  return [...inserts].flatMap(([extent, reports]) => {
    const name = baselineName(extent);
    const peaks = reports.flatMap(({ peakMiB }) => peakMiB ?? []);
    return [
      medianFigure(
        name,
        'ms',
        reports.map(({ totalMs }) => totalMs),
      ),
      ...(peaks.length === 0 ? [] : [medianFigure(`${name}: most memory`, 'MiB', peaks)]),
    ];
  });
}

export function insertBaselines(inserts: Inserts): Baseline[] {
  return [...inserts].map(([extent, reports]) => ({
    name: baselineName(extent),
    what: 'the cases from a local NDJSON file by prepared inserts into the product’s tables, in a process of its own',
    pragmas: rawPragmas(insertOptions),
    sql: insertStatements(extent),
    rows: reports[0]?.rows ?? 0,
    bytes: reports[0]?.bytes ?? 0,
  }));
}

import { join } from 'node:path';
import { type DashboardName, dashboardNames } from '#domain/rules/report-pages/report-pages.ts';
import { openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { type World, worldOf } from '../generate/world.ts';
import { pageAsks } from '../reports/dashboard-asks.ts';
import { type Exported, exportFormats, exportOnce } from '../reports/export-once.ts';
import { type Dumped, dumpCsv, rawDump } from '../reports/raw-dump.ts';
import { scan, scansFor } from '../reports/raw-scan.ts';
import { type ReportsHost, startReportsHost } from '../reports/reports-host.ts';
import { reportsStore, type WorkedOut } from '../reports/reports-store.ts';
import { makeProfile } from '../start/bench-profile.ts';
import { medianFigure, percentileFigures, timed } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';

const firstAimMs = 300;
const blockAimMs = 50;
const samplesPerRun = 4;
/** With those on half of the cases there are five for each case, as there are entries. */
const looseCallsPerCase = 4.5;
const rawOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const spans = [
  ['30 days', 30],
  ['a year', 365],
] as const;

/** Pages of figures, the facts they are counted from, and their rows as files; by a host that a window asks over its pipe. */
export async function benchReports(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const store = reportsStore(context, 'reports');
  const called = reportsStore(context, 'reports-with-calls', Math.round(looseCallsPerCase * context.rows));
  const pages = await benchPages(context, world, store);
  const exported = await benchExports(context, world, called);
  context.say('writing the same rows past our code');
  const dump = dumpCsv(called.path, join(context.folder, 'raw-dump.csv'), rawOptions);
  return {
    scenario: 'reports',
    what: `pages of figures over ${store.facts} facts of ${world.cases} cases, each held against as many days before; and ${exported.csv.rows} calls as files`,
    rows: store.rows,
    bytes: benchReplica(context).bytes,
    figures: [
      { name: 'facts worked out from nothing', unit: 's', value: store.tookMs / 1000 },
      { name: 'facts worked out', unit: 'rows/s', value: (store.facts / store.tookMs) * 1000 },
      { name: 'longest step of working facts out', unit: 'ms', value: store.longestMs, aim: { atMost: blockAimMs } },
      ...pages.figures,
      ...exportFormats.flatMap((format) => exportFigures(format, exported[format], dump)),
    ],
    baselines: [
      {
        name: 'raw scan',
        what: 'every column of every fact that the first figures of a page look at, read by SQLite and not handed on; the sums are of all pages',
        pragmas: rawPragmas(rawOptions),
        ...{ sql: pages.sql, rows: store.facts, bytes: benchReplica(context).bytes },
      },
      {
        name: 'raw dump',
        what: 'the same rows as CSV by one statement, values as they are, into a plain file',
        pragmas: rawPragmas(rawOptions),
        ...{ sql: [rawDump], rows: dump.rows, bytes: dump.bytes },
      },
    ],
    leftOut: exported.csv.peakMiB === undefined ? ['memory: this system has no /proc'] : [],
  };
}

async function onHost<T>(folder: string, work: (host: ReportsHost) => Promise<T>): Promise<T> {
  const host = await startReportsHost(folder);
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

async function benchPages(context: BenchContext, world: World, store: WorkedOut) {
  const raw = openRaw(store.path, rawOptions);
  const sql = new Set<string>();
  const count = context.runs * samplesPerRun;
  const measure = async (host: ReportsHost, name: DashboardName, span: string, days: number): Promise<Figure[]> => {
    context.say(`${name}, ${span}`);
    const asks = pageAsks(world, name, days);
    const scans = scansFor(asks, world.now);
    for (const { sql: text } of scans) sql.add(text);
    const [first, whole, bare]: [number[], number[], number[]] = [[], [], []];
    const longest = await host.longestWait(async () => {
      for (let n = 0; n < count; n++) {
        const begin = performance.now();
        await host.client.call('reports.figures', asks.first);
        first.push(performance.now() - begin);
        await Promise.all(asks.others.map((asked) => host.client.call('reports.figures', asked)));
        whole.push(performance.now() - begin);
      }
    });
    // Not by turns: nobody asks the host for the longest wait of others while this process is busy.
    for (let n = 0; n < count; n++) bare.push(timed(() => scan(raw, scans)));
    const what = `${name}, ${span}`;
    return [
      ...percentileFigures(`${what}: first figures`, first, { name: 'raw scan', samples: bare }, firstAimMs),
      medianFigure(`${what}: the whole page`, 'ms', whole),
      { name: `${what}: longest wait of others`, unit: 'ms', value: longest, aim: { atMost: blockAimMs } },
    ];
  };
  const folder = join(context.folder, 'profile-pages');
  makeProfile(context, folder, store.path);
  const figures = await onHost(folder, async (host) => {
    const [cold, found]: [number[], Figure[]] = [[], []];
    const begin = performance.now();
    await host.client.call('reports.figures', pageAsks(world, 'volume', 30).first);
    cold.push(performance.now() - begin);
    for (const [span, days] of spans)
      for (const name of dashboardNames) found.push(...(await measure(host, name, span, days)));
    const peak = host.memory()?.peak;
    return [
      medianFigure('volume, 30 days: first figures of a program just started', 'ms', cold),
      ...found,
      ...(peak === undefined ? [] : [medianFigure('most memory of the host after all pages', 'MiB', [peak])]),
    ];
  });
  raw.close();
  return { figures, sql: [...sql] };
}

async function benchExports(context: BenchContext, world: World, store: WorkedOut) {
  const exported: Partial<Record<(typeof exportFormats)[number], Exported>> = {};
  const folder = join(context.folder, 'profile-exports');
  makeProfile(context, folder, store.path);
  // A host for each: what it held at most cannot be forgotten.
  for (const format of exportFormats) {
    context.say(`exporting ${format}`);
    exported[format] = await onHost(folder, (host) => exportOnce(host, world, format));
  }
  return exported as Record<(typeof exportFormats)[number], Exported>;
}

function exportFigures(format: string, { rows, tookMs, longestMs, peakMiB }: Exported, dump: Dumped): Figure[] {
  const bare = (dump.rows / dump.tookMs) * 1000;
  return [
    {
      ...{ name: `${format}: rows a second`, unit: 'rows/s', value: (rows / tookMs) * 1000 },
      baseline: { name: 'raw dump', value: bare },
    },
    { name: `${format}: longest wait of others`, unit: 'ms', value: longestMs, aim: { atMost: blockAimMs } },
    ...(peakMiB === undefined
      ? []
      : [{ name: `${format}: most memory of the host`, unit: 'MiB' as const, value: peakMiB }]),
  ];
}

import type { Contender } from '../contest/contender.ts';
import { type ForeignParts, foreign, installPeers } from '../contest/foreign.ts';
import { ours } from '../contest/ours.ts';
import { rowFileOf } from '../contest/row-file.ts';
import {
  dayAfter,
  firstSyncs,
  historyBloat,
  killedInTheMiddle,
  manyLookOn,
  type Sizes,
  sizesOf,
  type Trial,
  twoEditors,
} from '../contest/trials.ts';
import type { BenchContext, Database, Figure, Outcome, Unit } from '../figures.ts';
import { worldOf } from '../generate/world.ts';
import { median, percentile } from '../statistics.ts';
import { privatePostgres } from '../sync/filled-databases.ts';

const foreignPeers: readonly ForeignParts[] = [
  {
    name: 'WatermelonDB',
    script: 'watermelon',
    idleTogether: 50,
    what: 'WatermelonDB 0.28 on SQLite (two indexes, no search, not encrypted, fsync); server: everything in memory, nothing durable',
    cannot: { B9: 'it has no live channel; an app would poll' },
  },
  {
    name: 'PouchDB',
    script: 'pouch',
    idleTogether: 50,
    what: 'PouchDB 9.0 on LevelDB (no index but the id, no search, no fsync); server: express-pouchdb 4.2 on LevelDB, no fsync',
    cannot: {},
  },
  {
    name: 'RxDB, in memory',
    script: 'rxdb',
    // More than sixteen collections want a licence.
    idleTogether: 13,
    what: 'RxDB 17.6 with its memory storage (one index, no search, nothing on disk); server: everything in memory, nothing durable',
    cannot: {},
  },
];

const trials: Readonly<Record<string, (trial: Trial, sizes: Sizes) => Promise<void>>> = {
  B1: firstSyncs,
  'B2 to B5': dayAfter,
  B6: historyBloat,
  B7: twoEditors,
  B8: killedInTheMiddle,
  B9: manyLookOn,
};

interface Sampled {
  readonly unit: Unit;
  readonly byContender: Map<string, number[]>;
}

/** Ours beside other sync engines: the same rows, the same machine, the same run, server and device on a processor each. */
export async function benchPeers(context: BenchContext): Promise<Outcome> {
  await installPeers(context);
  const rowFile = (rows: number): string => rowFileOf(context.folder, worldOf(rows));
  const leftOut: string[] = [];
  const present: Database[] = [];
  for (const database of context.databases) {
    if (database === 'postgres' && (await privatePostgres(context)) === undefined)
      leftOut.push('Holdfast on PostgreSQL: there is none on this machine');
    else present.push(database);
  }
  const contenders: Contender[] = [
    ...present.map((database) => ours(context, database)),
    ...foreignPeers.map((parts) => foreign(context, parts, rowFile)),
  ];
  const sampled = new Map<string, Sampled>();
  const sizes = sizesOf(context);
  for (const contender of contenders) {
    const take: Trial['take'] = (name, unit, ...samples) => {
      const found = sampled.get(name) ?? { unit, byContender: new Map<string, number[]>() };
      sampled.set(name, found);
      found.byContender.set(contender.name, [...(found.byContender.get(contender.name) ?? []), ...samples]);
    };
    for (const [name, run] of Object.entries(trials)) {
      const reason = contender.cannot[name];
      if (reason !== undefined) {
        leftOut.push(`${name}, ${contender.name}: ${reason}`);
        continue;
      }
      // One that fails must not cost the others' half hour.
      await run({ context, contender, take }, sizes).catch((error: unknown) => {
        leftOut.push(`${name}, ${contender.name}: it failed: ${error instanceof Error ? error.message : error}`);
      });
    }
  }
  return {
    scenario: 'peers',
    what: 'other sync engines; beside each of their figures stands ours, beside ours the first of theirs',
    rows: { case: sizes.full },
    bytes: 0,
    figures: [...sampled].flatMap(([name, found]) => figuresOf(name, found)),
    baselines: contenders.map(({ name, what }) => ({
      name,
      what,
      pragmas: ['-'],
      sql: ['-'],
      rows: sizes.full,
      bytes: 0,
    })),
    leftOut,
  };
}

/** Latencies have percentiles, everything else a median. */
function figuresOf(name: string, { unit, byContender }: Sampled): Figure[] {
  const isLatency = name.startsWith('B5') || name.startsWith('B9');
  const statistics: readonly (readonly [string, (samples: readonly number[]) => number])[] = isLatency
    ? [
        [' p50', median],
        [' p95', (samples) => percentile(samples, 0.95)],
      ]
    : [['', median]];
  return statistics.flatMap(([suffix, statistic]) =>
    [...byContender].map(([contender, samples]) => ({
      name: `${name}${suffix}: ${contender}`,
      unit,
      value: statistic(samples),
      samples: { count: samples.length, least: Math.min(...samples), most: Math.max(...samples) },
      ...beside(contender, byContender, statistic),
    })),
  );
}

const isOurs = (name: string): boolean => name.startsWith('Holdfast');

function beside(
  contender: string,
  byContender: ReadonlyMap<string, readonly number[]>,
  statistic: (samples: readonly number[]) => number,
): Pick<Figure, 'baseline'> {
  const others = [...byContender].filter(([name]) => isOurs(name) !== isOurs(contender));
  const [first] = others;
  if (!first) return {};
  const [name, samples] = first;
  return { baseline: { name, value: statistic(samples) } };
}

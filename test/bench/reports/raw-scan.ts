import type Database from 'better-sqlite3';
import { factTable } from '#db/facts/fact-tables.ts';
import { factPasses } from '#db/queries/fact-passes.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { PageAsks } from './dashboard-asks.ts';

interface Scan {
  readonly sql: string;
  readonly values: readonly number[];
}

/** The least that SQLite itself has to do for the first figures of a page: every column of every fact that is looked at, read and not handed on. */
export function scansFor({ first }: PageAsks, now: number): readonly Scan[] {
  const metrics = first.metrics.flatMap((name) => metricNamed(name) ?? []);
  const question = { ...first, filters: {}, zones: createZoneOffsets(), now };
  return factPasses(metrics, question).map(({ facts: { kind, reach, columns } }) => {
    const counts = columns.map((name) => `count("${name}")`).join(', ');
    const [within, values] =
      'time' in reach
        ? [`"${reach.time}" >= ? and "${reach.time}" < ?`, [reach.from, reach.to]]
        : [
            `"${reach.standing.from}" < ? and ("${reach.standing.to}" is null or "${reach.standing.to}" >= ?)`,
            [reach.end, reach.start],
          ];
    return { sql: `select ${counts} from ${factTable(kind)} where ${within}`, values };
  });
}

export function scan(db: Database.Database, scans: readonly Scan[]): void {
  for (const { sql, values } of scans) db.prepare(sql).get(...values);
}

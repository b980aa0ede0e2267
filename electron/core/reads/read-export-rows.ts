import type { ReplicaReader } from '#db/connection/handle.ts';
import { type ExportRowsAsked, exportRows } from '#db/queries/report-export-rows.ts';
import { knownMetric } from '#db/queries/report-figures.ts';
import { findFacts } from '#db/queries/report-rows.ts';
import type { TableRow } from '#domain/report-files/report.ts';
import type { ReadContext, Steps } from './named-read.ts';

export interface ExportRowsRead extends ExportRowsAsked {
  readonly now: number;
  /** Names the export: all its parts are of the same rows, whatever happens meanwhile. */
  readonly mark: string;
}

export interface ExportedRows {
  readonly total: number;
  readonly rows: readonly TableRow[];
}

/** A part of the rows of a file. What there is is found once for all the parts. */
export function* readExportRows(
  db: ReplicaReader,
  { of, now, mark, ...part }: ExportRowsRead,
  { zones, kept }: ReadContext,
): Steps<ExportedRows> {
  const metric = knownMetric(of.metric);
  const found = yield* kept('reports.exportRows', mark, function* () {
    yield;
    return findFacts(db, metric, of, { zones, now });
  });
  return { total: found.length, rows: exportRows(db, metric, found, part) };
}

import type { ReplicaReader } from '#db/connection/handle.ts';
import { PackedFacts } from '#db/queries/packed-facts.ts';
import { type ExportRowsAsked, exportRows } from '#db/queries/report-export-rows.ts';
import { knownMetric } from '#db/queries/report-figures.ts';
import { eachFact } from '#db/queries/report-rows.ts';
import { type PackedRows, packRows } from '../export/report/packed-rows.ts';
import type { ReadContext, Steps } from './named-read.ts';

export interface ExportRowsRead extends ExportRowsAsked {
  readonly now: number;
  /** Names the export: all its parts are of the same rows, whatever happens meanwhile. */
  readonly mark: string;
}

export interface ExportedRows extends PackedRows {
  readonly total: number;
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
    return new PackedFacts(eachFact(db, metric, of, { zones, now }));
  });
  return { total: found.length, ...packRows(exportRows(db, metric, found, part)) };
}

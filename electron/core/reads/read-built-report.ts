import type { ReplicaReader } from '#db/connection/handle.ts';
import type { Me } from '#db/queries/me.ts';
import { findRows, type RowsSought } from '#db/queries/report-builder/find-rows.ts';
import { shownRows } from '#db/queries/report-builder/shown-rows.ts';
import { called } from '#db/queries/report-export-rows.ts';
import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import { alongColumns, builtGroup, type FoundReport } from '#domain/rules/report-builder/built-groups.ts';
import { packRows } from '../export/report/packed-rows.ts';
import type { ReadContext, Steps } from './named-read.ts';
import type { ExportedRows } from './read-export-rows.ts';

export interface BuiltRead {
  readonly asked: RowsSought;
  /** Who asks, and when. */
  readonly me: Omit<Me, 'zones'>;
  /** Names the file that it is read for: all its parts are of the same rows, whatever happens meanwhile. */
  readonly mark: string | null;
}

export interface BuiltRowsRead extends BuiltRead {
  /** Which columns a file has. */
  readonly keys: readonly string[];
  /** What values are called: by `<column>.<value>`. */
  readonly choices: Readonly<Record<string, string>>;
  readonly from: number;
  readonly count: number;
}

/** So many rows are shown, and groups told, at the most. */
const mostShown = 200;
const mostGroups = 2000;

/** The beginning of a report, its groups and its sums. */
export function* readBuiltReport(
  db: ReplicaReader,
  read: BuiltRead,
  context: ReadContext,
): Steps<Omit<BuiltReport, 'asOf'>> {
  const found = yield* foundFor(db, read, context);
  const { settled, summaries, groups } = found;
  const { columns, lost } = settled;
  const zoned = { zone: read.asked.zone, zones: context.zones };
  return {
    total: found.rows.length,
    columns: columns.map(({ key }) => key),
    groupedBy: settled.groups.length,
    summaries: alongColumns(settled, summaries),
    groups: groups.slice(0, mostGroups).map((group) => builtGroup(found, group)),
    groupCount: groups.length,
    rows: shownRows(db, found, { from: 0, count: mostShown }, { ...zoned, subject: read.asked.subject }),
    lost,
  };
}

/** A part of its rows, for a file. */
export function* readBuiltRows(
  db: ReplicaReader,
  { keys, choices, from, count, ...read }: BuiltRowsRead,
  context: ReadContext,
): Steps<ExportedRows> {
  const found = yield* foundFor(db, read, context);
  const { subject, zone } = read.asked;
  const places = keys.map((key) => found.settled.columns.findIndex((column) => column.key === key));
  const rows = shownRows(db, found, { from, count }, { subject, zone, zones: context.zones });
  const named = rows.map(({ cells }) => keys.map((key, at) => called(choices, key, cells[places[at] ?? -1] ?? null)));
  return { total: found.rows.length, ...packRows(named) };
}

function* foundFor(
  db: ReplicaReader,
  { asked, me, mark }: BuiltRead,
  { zones, kept }: ReadContext,
): Steps<FoundReport> {
  const find = () => findRows(db, asked, { ...me, zones });
  return yield* mark === null ? find() : kept('reportBuilder.rows', mark, find);
}

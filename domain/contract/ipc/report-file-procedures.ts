import { z } from 'zod';
import { languages, reportFileFormats } from '../../model/choices.ts';
import { columnKinds, reportWords } from '../../report-files/report.ts';
import type { FilePiece } from './attachment-views.ts';
import { zone } from './common-input.ts';
import { command, query } from './procedure.ts';
import { builtAsked } from './report-builder-views.ts';
import { reportProcedures } from './report-views.ts';

const id = z.uuid();
const name = z.string().max(300);
const words = z.string().max(4000);

const column = z.strictObject({
  key: z.string().min(1).max(80),
  label: name,
  kind: z.enum(columnKinds),
});

const cell = z.union([z.string().max(40_000), z.number(), z.boolean(), z.null()]);

const table = z.strictObject({
  title: name,
  columns: z.array(column).min(1).max(100),
  rows: z.array(z.array(cell).max(100)).max(5000),
});

/** A drawing as it is shown on light ground; `text` says it to those who do not see it. */
const chart = z.strictObject({
  title: name,
  text: words,
  svg: z.string().max(2_000_000).startsWith('<svg'),
  width: z.number().min(1).max(4000),
  height: z.number().min(1).max(4000),
});

const word = (text: string) => name.default(text);
const fileWords = {
  summary: word(reportWords.summary),
  definitions: word(reportWords.definitions),
  definition: word(reportWords.definition),
  version: word(reportWords.version),
  page: word(reportWords.page),
  rowsCut: word(reportWords.rowsCut),
  yes: word(reportWords.yes),
  no: word(reportWords.no),
} satisfies Record<keyof typeof reportWords, unknown>;

/** What a report says, as the window shows it: in the person's language already. */
const content = z.strictObject({
  title: z.string().trim().min(1).max(200),
  about: z
    .array(z.strictObject({ label: name, value: words }))
    .max(50)
    .default([]),
  definitions: z
    .array(z.strictObject({ name, version: z.int().min(1), text: words }))
    .max(200)
    .default([]),
  tables: z.array(table).max(50).default([]),
  charts: z.array(chart).max(30).default([]),
});

/** Columns of rows: what they are counted by, names, and whatever is known of the fact (`fact.channel`). */
const rowColumn = column.extend({
  key: z.string().regex(/^(at|value|number|subject|teamName|agentName|fact\.\w{1,60})$/),
});

const make = z
  .strictObject({
    /** Names it for `reportFiles.cancel` and the event `bulk`. */
    id,
    format: z.enum(reportFileFormats),
    language: z.enum(languages),
    zone,
    /** Of CSV: with a byte order mark, so that Excel reads Chinese. */
    bom: z.boolean().default(true),
    report: content,
    /** The rows behind a figure, read by the core; all of them. */
    rows: z
      .strictObject({
        title: name,
        columns: z.array(rowColumn).min(1).max(100),
        of: reportProcedures['reports.rows'].input.omit({ after: true, limit: true }),
      })
      .nullable()
      .default(null),
    /** The rows of a report that somebody put together, instead; all of them. */
    built: z
      .strictObject({ title: name, columns: z.array(column).min(1).max(100), of: builtAsked })
      .nullable()
      .default(null),
    /** What the file says itself; English where left out. */
    words: z.strictObject(fileWords).prefault({}),
    /** What values of rows are called: `fact.channel.phone`. */
    choices: z.record(z.string().max(200), name).default({}),
  })
  .refine(({ format, report }) => !isPicture(format) || report.charts.length === 1, 'a picture is of one chart')
  .refine(
    ({ format, report, rows, built }) =>
      format !== 'csv' || rows !== null || built !== null || report.tables.length > 0,
    'CSV is of a table',
  )
  .refine(({ rows, built }) => rows === null || built === null, 'a file has one kind of rows');
export type ReportFileAsked = z.output<typeof make>;

function isPicture(format: (typeof reportFileFormats)[number]): boolean {
  return format === 'svg' || format === 'png';
}

export interface ReportFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly rows: number;
}

export interface ReportFileLine {
  readonly id: string;
  readonly agentName: string;
  readonly format: (typeof reportFileFormats)[number];
  readonly title: string;
  readonly rows: number;
  readonly happenedAt: number;
}

export const reportFileProcedures = {
  /** By a lead. Puts a file together; tells how far it is under `bulk`, in rows. That it was made is in the history by then. */
  'reportFiles.make': command<ReportFile>()(make),
  'reportFiles.cancel': command<null>()(z.strictObject({ id })),
  'reportFiles.piece': query<FilePiece>()(z.strictObject({ id, offset: z.int().min(0) })),
  'reportFiles.drop': command<null>()(z.strictObject({ id })),
  /** Who took reports out, the newest first. An agent's device holds none. */
  'reportFiles.list': query<readonly ReportFileLine[]>()(z.strictObject({})),
} as const;

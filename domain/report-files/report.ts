/** What a column holds, apart from how a format writes it. `share` is 0 to 1, `duration` milliseconds, `moment` milliseconds since 1970 UTC. */
export const columnKinds = ['text', 'count', 'number', 'share', 'duration', 'moment', 'day', 'flag'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface ReportColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
}

export type Cell = string | number | boolean | null;
/** One cell a column, in their order. */
export type TableRow = readonly Cell[];

export interface TableHead {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
}

export interface ReportTable extends TableHead {
  readonly rows: readonly TableRow[];
}

/** Rows that are too many to be held together: they come in batches, each asked for when the one before is written. */
export interface StreamedTable extends TableHead {
  readonly batches: AsyncIterable<readonly TableRow[]>;
  /** How many there will be, where that is known before. */
  readonly total: number | null;
}

/** A picture as it is shown, with its words for those who do not see it. */
export interface ReportChart {
  readonly title: string;
  readonly text: string;
  readonly svg: string;
  /** Pixels of the screen. */
  readonly width: number;
  readonly height: number;
}

export interface ReportDefinition {
  readonly name: string;
  readonly version: number;
  readonly text: string;
}

/** Texts of the file itself. `{{page}}`, `{{pages}}`, `{{shown}}` and `{{total}}` are filled in. */
export const reportWords = {
  summary: 'Summary',
  definitions: 'Definitions',
  definition: 'Definition',
  version: 'Version',
  page: 'Page {{page}} of {{pages}}',
  rowsCut: 'The first {{shown}} of {{total}} rows. The other formats hold all of them.',
  yes: 'Yes',
  no: 'No',
} as const;
export type ReportWords = Readonly<Record<keyof typeof reportWords, string>>;

/** A report as it is shown: the same for every format. All texts are in the reader's language. */
export interface Report {
  readonly title: string;
  readonly language: string;
  /** Whose wall clock moments are written by. */
  readonly zone: string;
  readonly madeAt: number;
  readonly about: readonly { readonly label: string; readonly value: string }[];
  readonly definitions: readonly ReportDefinition[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ReportChart[];
  readonly rows: StreamedTable | null;
  readonly words: ReportWords;
}

export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

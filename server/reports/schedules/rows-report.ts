import { filled, type ReportTable, type TableRow } from '#domain/report-files/report.ts';
import { conditionSentence } from '#domain/rules/case-query/condition-sentence.ts';
import { builtGroup } from '#domain/rules/report-builder/built-groups.ts';
import { fileColumns, groupsTable } from '#domain/rules/report-builder/file-tables.ts';
import { timeOf } from '#domain/rules/report-builder/subjects.ts';
import type { ReportReach } from '#domain/rules/report-reach.ts';
import type { WorkspaceRows } from '../rows/workspace-rows.ts';
import { columnWords } from './column-words.ts';
import { conditionWords } from './condition-words.ts';
import type { FileOrder } from './file-order.ts';
import type { OrderedRows } from './ordered.ts';
import { type RowTexts, rowTexts } from './row-texts.ts';
import { aboutRun, definitionsOf, fileWords } from './run-words.ts';

interface Made {
  readonly found: WorkspaceRows;
  readonly reach: ReportReach;
  /** When the rows were read. */
  readonly madeAt: number;
}

type Parts = Pick<FileOrder, 'report' | 'rows'>;

/** Rows that somebody put together, and their groups, in the words of a file: what the export of the screen holds. */
export function rowsReport(ordered: OrderedRows, { found, reach, madeAt }: Made): Parts {
  const { rows: wanted, title, language, zone } = ordered;
  const { settled, names } = found;
  const texts = rowTexts(language);
  const words = columnWords(texts, found.fields);
  const columns = settled.columns.map((column, place) => ({ column, place }));
  const { metric } = timeOf(wanted.subject, wanted.time);
  const groups = found.groups.map((group) => builtGroup(found, group));
  const tables: readonly ReportTable[] =
    settled.groups.length === 0
      ? []
      : [
          groupsTable({ groups, groupedBy: settled.groups.length }, columns, words, {
            ...{ title: texts.builder.groupsTitle, count: texts.builder.count, all: texts.builder.all },
            summary: (label, summary) => `${label} (${texts.builder.summary[summary]})`,
          }),
        ];
  const said = (row: TableRow): TableRow =>
    columns.map(({ column, place }) => {
      const cell = row[place] ?? null;
      return column.choices ? words.textOf(column, cell) || null : cell;
    });
  return {
    report: {
      ...{ title, language, zone, madeAt, tables },
      about: [
        ...aboutRows(ordered, found, texts),
        ...aboutRun(ordered, { filters: wanted.narrowed, compared: null, names, reach, madeAt }, texts),
      ],
      definitions: definitionsOf(metric === null ? [] : [metric], texts),
      words: fileWords(texts),
    },
    rows: {
      title: texts.builder.subject[wanted.subject],
      columns: fileColumns(columns, words),
      rows: found.cells.map(said),
    },
  };
}

/** What the rows are and how they were chosen, put together and ordered; and which columns there are no more. */
function aboutRows({ rows: wanted, language }: OrderedRows, found: WorkspaceRows, texts: RowTexts) {
  const { builder } = texts;
  const { settled, names, fields, conditions } = found;
  const { nameOf } = columnWords(texts, fields);
  const words = conditionWords(texts, { language, names, fields });
  const line = (label: string, parts: readonly string[]) =>
    parts.length > 0 ? [{ label, value: words.list(parts) }] : [];
  const lost = settled.lost.length;
  const lostText = (lost === 1 && builder.lost_one) || filled(builder.lost_other, { count: lost });
  return [
    ...line(builder.subjectLabel, [builder.subject[wanted.subject]]),
    ...line(builder.time, [nameOf(found.time)]),
    ...line(
      builder.conditions,
      conditions.map((each) => conditionSentence(each, words)),
    ),
    ...line(
      builder.groupedBy,
      settled.groups.map(({ key }) => nameOf(key)),
    ),
    ...line(
      builder.order,
      settled.order.map(
        ({ column, descending }) => `${nameOf(column.key)} (${builder.ways[descending ? 'down' : 'up']})`,
      ),
    ),
    ...line(builder.count, [String(found.rows.length)]),
    ...(lost > 0 ? line(builder.columns, [lostText]) : []),
  ];
}

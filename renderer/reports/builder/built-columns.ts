import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { CaseField } from '#domain/rules/case-fields.ts';
import { type BuilderColumn, columnsOf } from '#domain/rules/report-builder/columns.ts';
import type { Subject } from '#domain/rules/report-builder/subjects.ts';

/** A column that is shown, and where its values stand in a row. */
export interface ShownColumn {
  readonly column: BuilderColumn;
  readonly place: number;
}

/** The columns of what was read; one of which this window does not know yet is left out until it does. */
export function shownColumns(
  { columns }: Pick<BuiltReport, 'columns'>,
  subject: Subject,
  fields: readonly CaseField[],
): readonly ShownColumn[] {
  const known = new Map(columnsOf(subject, fields).map((column) => [column.key, column]));
  return columns.flatMap((key, place) => {
    const column = known.get(key);
    return column ? [{ column, place }] : [];
  });
}

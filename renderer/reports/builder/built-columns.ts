import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { CaseField } from '#domain/rules/case-fields.ts';
import { columnsOf } from '#domain/rules/report-builder/columns.ts';
import type { ShownColumn } from '#domain/rules/report-builder/file-tables.ts';
import type { Subject } from '#domain/rules/report-builder/subjects.ts';

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

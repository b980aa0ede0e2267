import type { Cell } from '#domain/report-files/report.ts';
import type { CaseField } from '#domain/rules/case-fields.ts';
import type { BuilderColumn, ChoiceList } from '#domain/rules/report-builder/columns.ts';
import type { ColumnWords } from '#domain/rules/report-builder/file-tables.ts';
import type { RowTexts } from './row-texts.ts';

/** What columns of a report are called, and what their values say. */
export function columnWords(
  { builder, common, choices, reports }: RowTexts,
  fields: readonly CaseField[],
): ColumnWords {
  const names: Readonly<Record<string, string>> = builder.column;
  const lists: Readonly<Record<ChoiceList, Readonly<Record<string, string>>>> = {
    ...{ status: choices.status, type: common.type, channel: common.channel, priority: common.priority },
    ...{ tier: common.tier, callDirection: choices.callDirection, callOutcome: common.callOutcome, mood: choices.mood },
    ...{ followUpKind: choices.followUpKind, followUpOutcome: choices.followUpOutcome },
    ...{ messageChannel: choices.messageChannel, result: builder.result },
  };
  return {
    nameOf(key) {
      if (Object.hasOwn(names, key)) return names[key] ?? key;
      return fields.find((field) => key === `custom.${field.key}`)?.name ?? builder.lostColumn;
    },
    textOf(column: BuilderColumn, cell: Cell) {
      if (cell === null) return '';
      if (typeof cell === 'boolean') return cell ? reports.rows.yes : reports.rows.no;
      return (column.choices && lists[column.choices][cell]) ?? String(cell);
    },
    noneOf({ names: named }) {
      if (named === 'agent') return reports.noAgent;
      return named === 'team' ? reports.noTeam : reports.withoutGroup;
    },
  };
}

import { choiceLists } from '#domain/rules/report-builder/columns.ts';
import type { ShownColumn } from '#domain/rules/report-builder/file-tables.ts';
import type { useColumnWords } from './use-column-words.ts';

type Words = ReturnType<typeof useColumnWords>;

/** What values of built-in choices are called in a file, by `<column>.<value>`. */
export function fileChoices(columns: readonly ShownColumn[], { word }: Words): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ column: { key, choices } }) =>
      choices ? choiceLists[choices].map((value) => [`${key}.${value}`, word(choices, value)]) : [],
    ),
  );
}

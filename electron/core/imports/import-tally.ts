import type { ImportOutcome, ImportWarning } from '#domain/contract/ipc/import-views.ts';
import type { ImportProblem } from '#domain/rules/customer-import/import-problems.ts';
import type { SourceRow } from './read/source.ts';

const shown = 100;

export interface RefusedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly ImportProblem[];
}

/** What came of an import, row by row. */
export class ImportTally {
  readonly counts = { created: 0, completed: 0, unchanged: 0 };
  readonly refused: RefusedRow[] = [];
  readonly #warnings: ImportWarning[] = [];
  #warned = 0;

  refuse({ row, cells }: SourceRow, problems: readonly ImportProblem[]): void {
    this.refused.push({ row, cells, problems });
  }

  warn(warnings: readonly ImportWarning[]): void {
    this.#warned += warnings.length;
    this.#warnings.push(...warnings.slice(0, Math.max(0, shown - this.#warnings.length)));
  }

  outcome(cancelled: boolean, phones: { readonly found: number; readonly understood: number }): ImportOutcome {
    return {
      ok: true,
      ...this.counts,
      refused: this.refused.length,
      ...{ cancelled, phones, warned: this.#warned, warnings: this.#warnings },
      problems: this.refused.slice(0, shown).map(({ row, problems }) => ({ row, problems })),
    };
  }
}

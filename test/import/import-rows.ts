import type { ImportCase } from '#domain/contract/wire/import.ts';
import type { ImportRow } from '#server/import/row.ts';

export function aCase(externalId: string, set: Partial<ImportCase> = {}): ImportCase {
  return {
    externalId,
    subject: `Case ${externalId}`,
    description: '',
    type: 'inquiry',
    status: 'new',
    priority: 'normal',
    tags: [],
    openedAt: 1000,
    lastActivityAt: 1000,
    solvedAt: null,
    customer: null,
    assignee: null,
    entries: [],
    ...set,
  };
}

export function aRow(externalId: string, line: number, set: Partial<ImportCase> = {}) {
  const origin = { file: 'cases.csv', line, raw: externalId };
  return { ok: true, origin, value: aCase(externalId, set) } satisfies ImportRow;
}

export async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

import { createHash } from 'node:crypto';
import { importLimit } from '#domain/contract/wire/import.ts';
import type { ImportRow } from './row.ts';

type GoodRow = Extract<ImportRow, { ok: true }>;
export type RefusedRow = Extract<ImportRow, { ok: false }>;

/** Rows that travel in one request, and the refused ones that stood between them. */
export interface Batch {
  readonly rows: readonly GoodRow[];
  readonly refused: readonly RefusedRow[];
}

/** So much JSON makes a request; a single larger case goes alone. */
const fullAt = 512 * 1024;

/**
 * Cuts rows into batches, and refuses a second row with the same id: the first one counts. Of an id only a hash is
 * remembered, so that a file of millions of rows does not fill the memory.
 */
export async function* batchesOf(rows: AsyncIterable<ImportRow>): AsyncGenerator<Batch> {
  const lines = new Map<number, number>();
  let good: GoodRow[] = [];
  let refused: RefusedRow[] = [];
  let size = 0;
  for await (const row of rows) {
    if (!row.ok) refused.push(row);
    else {
      const key = hashOf(row.value.externalId);
      const first = lines.get(key);
      if (first === undefined) {
        lines.set(key, row.origin.line);
        good.push(row);
        size += JSON.stringify(row.value).length;
      } else
        refused.push({
          ok: false,
          origin: row.origin,
          reason: `the id "${row.value.externalId}" stands on line ${first} already; that row counts`,
        });
    }
    if (good.length < importLimit && size < fullAt && refused.length < importLimit) continue;
    yield { rows: good, refused };
    good = [];
    refused = [];
    size = 0;
  }
  if (good.length + refused.length > 0) yield { rows: good, refused };
}

/** 53 bits, as many as a number holds. */
function hashOf(text: string): number {
  return Number(createHash('sha256').update(text).digest().readBigUInt64BE() >> 11n);
}

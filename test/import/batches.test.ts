import { expect, test } from 'vitest';
import { type Batch, batchesOf } from '#server/import/batches.ts';
import type { ImportRow } from '#server/import/row.ts';
import { aRow, inTurn } from './import-rows.ts';

async function batches(rows: AsyncIterable<ImportRow>): Promise<Batch[]> {
  const found: Batch[] = [];
  for await (const batch of batchesOf(rows)) found.push(batch);
  return found;
}

test('a batch holds at most what one request may', async () => {
  const found = await batches(inTurn(Array.from({ length: 450 }, (_, n) => aRow(`${n}`, n + 2))));
  expect(found.map((batch) => batch.rows.length)).toEqual([200, 200, 50]);
});

test('large cases make small batches', async () => {
  const description = 'x'.repeat(50_000);
  const found = await batches(inTurn(Array.from({ length: 30 }, (_, n) => aRow(`${n}`, n + 2, { description }))));
  expect(Math.max(...found.map((batch) => JSON.stringify(batch.rows.map((row) => row.value)).length))).toBeLessThan(
    600_000,
  );
  expect(found.flatMap((batch) => batch.rows)).toHaveLength(30);
});

test('the second row with an id is refused and names the line of the first, also in a later batch', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => aRow(`${n}`, n + 2));
  const found = await batches(inTurn([...rows, aRow('7', 300), aRow('249', 301)]));
  expect(found.flatMap((batch) => batch.rows)).toHaveLength(250);
  expect(found.flatMap((batch) => batch.refused).map((row) => [row.origin.line, row.reason])).toEqual([
    [300, 'the id "7" stands on line 9 already; that row counts'],
    [301, 'the id "249" stands on line 251 already; that row counts'],
  ]);
});

test('no row is read before the batch in front of it was taken', async () => {
  let read = 0;
  async function* counted(): AsyncGenerator<ImportRow> {
    for (let n = 0; n < 1000; n++) {
      read++;
      yield aRow(`${n}`, n);
    }
  }
  for await (const batch of batchesOf(counted())) {
    expect(batch.rows).toHaveLength(200);
    expect(read).toBe(200);
    break;
  }
});

import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { close, transaction } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { saveRows } from '#db/replica/rows.ts';
import { benchKey } from '../baseline/raw-database.ts';
import type { BenchContext } from '../figures.ts';
import { wireColumns, wireRow } from '../generate/wire-rows.ts';
import { worldOf } from '../generate/world.ts';
import { searchedBatches, textsOf } from './searched-world.ts';

export interface SearchedStore {
  readonly path: string;
  /** The same texts, one of them a line, for engines that know nothing of records. */
  readonly file: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly texts: number;
  readonly textBytes: number;
}

/** The store of the product and the texts of the peers, in one go. */
export async function searchedStore(context: BenchContext): Promise<SearchedStore> {
  const folder = join(context.folder, 'searched');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'replica.db');
  const file = join(folder, 'texts.ndjson');
  const db = openReplica(path, benchKey);
  const out = createWriteStream(file);
  const rows: Record<string, number> = {};
  let texts = 0;
  let textBytes = 0;
  for (const batch of searchedBatches(worldOf(context.rows))) {
    const { scope, collection, records } = batch;
    transaction(db, () =>
      saveRows(
        db,
        scope,
        collection,
        wireColumns(collection),
        records.map((record) => wireRow(record, 1)),
      ),
    );
    rows[collection] = (rows[collection] ?? 0) + records.length;
    for (const text of textsOf(batch)) {
      texts++;
      textBytes += Buffer.byteLength(text.title) + Buffer.byteLength(text.text);
      if (!out.write(`${JSON.stringify(text)}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await finished(out);
  close(db);
  return { path, file, rows, texts, textBytes };
}

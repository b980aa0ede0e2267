import { connectionOf } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { mergeSome } from './merge.ts';
import { searchTables } from './search-tables.ts';

/**
 * After records were deleted for good: their words stand in the index's segments until those are merged, and in the log until that is cut. Every index
 * is merged into one segment, so many pages with each step, for all of it at once would hold everything up. Cut short, it is to be begun again.
 */
export function* forgetErased(db: ReplicaWriter, pages = 16): Generator<void> {
  for (const table of searchTables) {
    // A negative number begins anew with all that is there; FTS5 says by a change or two that it found nothing more to do.
    for (let merged = -pages; ; merged = pages) {
      if (!mergeSome(db, table, merged)) break;
      yield;
    }
  }
  while (!cutLog(db)) yield;
}

/** False while somebody else reads what is older than the log's end: waiting for them would hold everything up. */
function cutLog(db: ReplicaWriter): boolean {
  const { driver } = connectionOf(db);
  const patience = driver.pragma('busy_timeout', { simple: true }) as number;
  driver.pragma('busy_timeout = 0');
  try {
    return driver.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    driver.pragma(`busy_timeout = ${patience}`);
  }
}

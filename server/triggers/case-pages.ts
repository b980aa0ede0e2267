import type { StoredRecord } from '#domain/model/record.ts';
import { readCases } from '../records/load-records.ts';
import { rows, type Sql } from '../sql/statement.ts';

const pageCases = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** The cases that fulfil the SQL, a page at a time in the order of their ids, and locked by nobody. `$1` is the workspace, then `values`. */
export async function* casePages(
  db: Sql,
  workspaceId: string,
  where: string,
  values: readonly unknown[],
): AsyncGenerator<readonly StoredRecord<'case'>[]> {
  for (let after = first; ; ) {
    const place = values.length + 2;
    const found = await rows<{ id: string }>(
      db,
      `select id from "case" where workspace_id = $1 and merged_into_id is null and scope not like '%:archive' and ${where}
         and id > $${place}::uuid order by id limit ${pageCases}`,
      [workspaceId, ...values, after],
    );
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
    const ids = found.map(({ id }) => id);
    yield await readCases(db, workspaceId, ids);
  }
}

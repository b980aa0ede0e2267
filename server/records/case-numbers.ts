import { row, type Sql } from '../sql/statement.ts';

/** Numbers nobody had before and nobody else will get, smallest first. */
export async function nextCaseNumbers(tx: Sql, workspaceId: string, count: number): Promise<readonly string[]> {
  const { next } = await row<{ next: number }>(
    tx,
    'update number_counter set next = next + $2 where workspace_id = $1 returning next',
    [workspaceId, count],
  );
  return Array.from({ length: count }, (_, index) => String(next - count + index));
}

import { AppError } from '#domain/contract/failure.ts';
import type { ArchiveFetchRequest } from '#domain/contract/wire/archive.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import type { Scope } from '#domain/model/scope.ts';
import { maySee } from '#domain/rules/rights.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { columnsIn, rowText, type ScopedText, scopedRows } from '../pull/row-text.ts';
import { type CollectionTable, collectionTable, collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { readSnapshot } from '../sql/transaction.ts';
import { currentEpoch } from '../workspace/epoch.ts';
import { activeAgent } from './archives.ts';

interface Asked {
  readonly scope: Scope;
  readonly customerId: CustomerId | null;
}

/** The answer's JSON text. Throws `not-found`, `forbidden` for another team's case, `inactive`. */
export async function fetchArchived(
  { store, workspace, clock }: ServerContext,
  session: Session,
  { caseId }: ArchiveFetchRequest,
): Promise<string> {
  return await readSnapshot(store.db, async (tx) => {
    const agent = await activeAgent(tx, workspace.id, session);
    const [found] = await rows<Asked>(
      tx,
      'select scope, customer_id as "customerId" from "case" where workspace_id = $1 and id = $2',
      [workspace.id, caseId],
    );
    if (!found) throw new AppError('not-found', 'This case does not exist.');
    if (!maySee(agent, found.scope)) throw new AppError('forbidden', "This case is another team's.");
    const texts = await readWhole(tx, workspace.id, caseId, found.customerId);
    const head = { epoch: await currentEpoch(tx), columns: columnsIn(texts), serverTime: clock.now() };
    return `${JSON.stringify(head).slice(0, -1)},"rows":[${scopedRows(texts)}]}`;
  });
}

function part(table: CollectionTable, condition: string): string {
  return `select '${table.collection}' as collection, scope, count(*)::integer as count,
      string_agg(${rowText(table)}, ',') as values
    from ${table.table} where workspace_id = $1 and ${condition} group by scope`;
}

const wholeText = [
  part(collectionTable('customer'), 'id = $3::uuid'),
  part(collectionTable('case'), 'id = $2::uuid'),
  ...collectionTables.filter(({ hangsOnCase }) => hangsOnCase).map((table) => part(table, 'case_id = $2::uuid')),
].join('\nunion all\n');

function readWhole(tx: Sql, workspaceId: string, caseId: CaseId, customerId: CustomerId | null): Promise<ScopedText[]> {
  return rows<ScopedText>(tx, wholeText, [workspaceId, caseId, customerId]);
}

import type { ArchivedCase, ArchiveFindRequest, ArchiveFindResponse } from '#domain/contract/wire/archive.ts';
import type { Scope } from '#domain/model/scope.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { readSnapshot } from '../sql/transaction.ts';
import { activeAgent, visibleArchives } from './archives.ts';

/** Fewer digits than this are found as text alone. */
const phoneSuffix = 5;

/** Looks through the archives the agent may see. Throws `inactive`. */
export function findArchived(
  { store, workspace }: ServerContext,
  session: Session,
  asked: ArchiveFindRequest,
): Promise<ArchiveFindResponse> {
  return readSnapshot(store.db, async (tx) => {
    const agent = await activeAgent(tx, workspace.id, session);
    const scopes = await visibleArchives(tx, workspace.id, agent);
    const numbered = await withNumber(tx, workspace.id, scopes, asked);
    if (numbered.length > 0) return { cases: numbered, more: false };
    const found = await matching(tx, workspace.id, scopes, asked);
    return { cases: found.slice(0, asked.limit), more: found.length > asked.limit };
  });
}

const selection = `select held.id, held.number, held.aliases, held.subject, held.status, held.customer_id as "customerId",
    customer.name as "customerName", held.team_id as "teamId", held.solved_at as "solvedAt",
    held.last_activity_at as "lastActivityAt"
  from "case" as held
  left join customer on customer.workspace_id = held.workspace_id and customer.id = held.customer_id
  where held.workspace_id = $1 and held.scope = any($2::text[]) and held.scope like '%:archive'`;

/** By its number a case is found through the key, however large the archives are. */
async function withNumber(
  tx: Sql,
  workspaceId: string,
  scopes: readonly Scope[],
  { text, customerId }: ArchiveFindRequest,
): Promise<ArchivedCase[]> {
  if (text === '' || customerId !== null) return [];
  return await rows<ArchivedCase>(tx, `${selection} and held.number = $3`, [workspaceId, [...scopes], text]);
}

async function matching(
  tx: Sql,
  workspaceId: string,
  scopes: readonly Scope[],
  { text, customerId, limit }: ArchiveFindRequest,
): Promise<ArchivedCase[]> {
  const parameters: unknown[] = [workspaceId, [...scopes]];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = wordsOf(text).map((word) => {
    const digits = phoneDigits(word);
    const anywhere = `concat_ws(' ', held.number, held.aliases::text, held.subject, held.description, customer.name,
      customer.contact_points::text) ilike ${parameter(`%${escaped(word)}%`)}`;
    if (digits.length < phoneSuffix) return anywhere;
    const spelled = `regexp_replace(customer.contact_points::text, '[^0-9]', '', 'g')`;
    return `(${anywhere} or ${spelled} like ${parameter(`%${digits}%`)})`;
  });
  if (customerId !== null)
    conditions.push(`held.customer_id in (
      with recursive person (id) as (
        select ${parameter(customerId)}::uuid
        union
        select c.id from person join customer c on c.workspace_id = $1 and c.merged_into_id = person.id
      ) select id from person)`);
  return await rows<ArchivedCase>(
    tx,
    `${selection} and ${conditions.join(' and ')}
     order by held.last_activity_at desc, held.id desc limit ${parameter(limit + 1)}`,
    parameters,
  );
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** With what `like` would take for a placeholder taken literally. */
function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}

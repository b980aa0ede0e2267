import type { RecognitionPage, RecognitionRow } from '#domain/contract/ipc/goal-procedures.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

interface Asked {
  readonly mine: boolean;
  readonly offset: number;
  readonly limit: number;
}

type Stored = Omit<RecognitionRow, 'saveState'> & { readonly unsent: number };

/** What colleagues thanked each other for, the newest first; what was taken back only for who gave it. */
export function recognitionPage(db: ReplicaReader, { mine, offset, limit }: Asked, me: AgentId): RecognitionPage {
  const where = `where (t.state = 'given' or t.fromId = ?)${mine ? ' and t.toId = ?' : ''}`;
  const values = mine ? [me, me] : [me];
  const counted = sql(db, `select count(*) as count from recognition t ${where}`).get<{ count: number }>(...values);
  const text = `
    select t.id, t.fromId, giver.name as fromName, t.toId, taker.name as toName, t.reason, t.text,
      t.sourceCaseId as caseId, c.number as caseNumber, team.name as teamName, t.state, t.givenAt,
      ${unsentSql('recognition', 't')} as unsent
    from recognition t left join agent giver on giver.id = t.fromId left join agent taker on taker.id = t.toId
    left join "case" c on c.id = t.sourceCaseId left join team on team.id = t.teamId
    ${where} order by t.givenAt desc, t.id limit ? offset ?`;
  const rows = sql(db, text)
    .all<Stored>(...values, limit, offset)
    .map(({ unsent, ...row }) => ({ ...row, saveState: saveStateOf(unsent) }));
  return { total: counted?.count ?? 0, rows };
}

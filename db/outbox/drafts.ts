import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Json } from '#domain/model/json.ts';
import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

interface DraftRow {
  readonly kind: Draft['kind'];
  readonly subject: string;
  readonly content: string;
  readonly savedAt: number;
}

function draftOf(row: DraftRow): Draft {
  return { ...row, content: JSON.parse(row.content) as Json };
}

export function getDraft(db: OutboxReader, kind: Draft['kind'], subject: string): Draft | undefined {
  const row = sql(db, 'select kind, subject, content, savedAt from draft where kind = ? and subject = ?').get<DraftRow>(
    kind,
    subject,
  );
  return row && draftOf(row);
}

/** Last saved first. */
export function listDrafts(db: OutboxReader): Draft[] {
  return sql(db, 'select kind, subject, content, savedAt from draft order by savedAt desc, kind, subject')
    .all<DraftRow>()
    .map(draftOf);
}

export function saveDraft(
  db: OutboxWriter,
  kind: Draft['kind'],
  subject: string,
  content: Json,
  savedAt: number,
): void {
  sql(
    db,
    `insert into draft (kind, subject, content, savedAt) values (?, ?, ?, ?)
     on conflict (kind, subject) do update set content = excluded.content, savedAt = excluded.savedAt`,
  ).run(kind, subject, JSON.stringify(content), savedAt);
}

export function removeDraft(db: OutboxWriter, kind: Draft['kind'], subject: string): void {
  sql(db, 'delete from draft where kind = ? and subject = ?').run(kind, subject);
}

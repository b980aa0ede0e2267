import type { AttachmentState } from '#domain/model/choices.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { AgentId, ArticleId, AttachmentId, CaseId, CustomerId, EntryId, VisitId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { ofCustomer } from '../search/goes-on.ts';
import { unsentSql } from './save-state.ts';

export interface StoredAttachment {
  readonly id: AttachmentId;
  readonly caseId: CaseId | null;
  readonly entryId: EntryId | null;
  readonly customerId: CustomerId | null;
  readonly visitId: VisitId | null;
  readonly articleId: ArticleId | null;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly state: AttachmentState;
  readonly createdBy: AgentId;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly unsent: number;
}

const select = `
  select t.id, t.caseId, t.entryId, t.customerId, t.visitId, t.articleId, t.sha256, t.name, t.mediaType, t.size, t.state,
    t.createdBy, coalesce(agent.name, '') as createdByName, t.createdAt, ${unsentSql('attachment', 't')} as unsent
  from attachment t left join agent on agent.id = t.createdBy`;

/** Oldest first; a customer's with those of the files that were merged into theirs. What was removed is not among them, here and below. */
export function attachmentsOf(db: ReplicaReader, owner: FileOwner): readonly StoredAttachment[] {
  const of = whose(db, owner);
  return sql(db, `${select} where ${of.sql} and t.removedAt is null order by t.createdAt, t.id`).all<StoredAttachment>(
    of.value,
  );
}

function whose(db: ReplicaReader, owner: FileOwner): { readonly sql: string; readonly value: string } {
  if ('customerId' in owner) return ofCustomer(db, owner.customerId, 't.customerId');
  if ('caseId' in owner) return { sql: 't.caseId = ?', value: owner.caseId };
  if ('visitId' in owner) return { sql: 't.visitId = ?', value: owner.visitId };
  return { sql: 't.articleId = ?', value: owner.articleId };
}

export function findAttachment(db: ReplicaReader, id: AttachmentId): StoredAttachment | undefined {
  return sql(db, `${select} where t.id = ? and t.removedAt is null`).get<StoredAttachment>(id);
}

/** All records that still speak of this content. */
export function attachmentsWith(db: ReplicaReader, sha256: string): readonly StoredAttachment[] {
  return sql(db, `${select} where t.sha256 = ? and t.removedAt is null order by t.id`).all<StoredAttachment>(sha256);
}

/** Content the server says it lacks, with the newest revision that says so; what it has not heard of yet is left out. */
export function awaitedContent(db: ReplicaReader): readonly { readonly sha256: string; readonly rev: number }[] {
  return sql(
    db,
    `select t.sha256, max(t.rev) as rev from attachment t
     where t.state = 'awaiting-bytes' and t.removedAt is null and not ${unsentSql('attachment', 't')} group by t.sha256`,
  ).all<{ sha256: string; rev: number }>();
}

/** Pictures in articles that the server can give, of at most so many bytes each; the newest first. */
export function picturesOfArticles(
  db: ReplicaReader,
  mostBytes: number,
): readonly { readonly sha256: string; readonly size: number }[] {
  return sql(
    db,
    `select distinct t.sha256, t.size from attachment t
     where t.articleId is not null and t.state = 'ready' and t.removedAt is null and t.mediaType like 'image/%' and t.size <= ?
     order by t.createdAt desc`,
  ).all<{ sha256: string; size: number }>(mostBytes);
}

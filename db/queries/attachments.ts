import type { AttachmentState } from '#domain/model/choices.ts';
import type { AttachmentId, CaseId, EntryId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { unsentSql } from './save-state.ts';

export interface StoredAttachment {
  readonly id: AttachmentId;
  readonly caseId: CaseId;
  readonly entryId: EntryId | null;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly state: AttachmentState;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly unsent: number;
}

const select = `
  select t.id, t.caseId, t.entryId, t.sha256, t.name, t.mediaType, t.size, t.state,
    coalesce(agent.name, '') as createdByName, t.createdAt, ${unsentSql('attachment', 't')} as unsent
  from attachment t left join agent on agent.id = t.createdBy`;

/** Oldest first. */
export function attachmentsOfCase(db: ReplicaReader, caseId: CaseId): readonly StoredAttachment[] {
  return sql(db, `${select} where t.caseId = ? order by t.createdAt, t.id`).all<StoredAttachment>(caseId);
}

export function findAttachment(db: ReplicaReader, id: AttachmentId): StoredAttachment | undefined {
  return sql(db, `${select} where t.id = ?`).get<StoredAttachment>(id);
}

/** All records with this content. */
export function attachmentsWith(db: ReplicaReader, sha256: string): readonly StoredAttachment[] {
  return sql(db, `${select} where t.sha256 = ? order by t.id`).all<StoredAttachment>(sha256);
}

/** Content the server says it lacks, with the newest revision that says so; what it has not heard of yet is left out. */
export function awaitedContent(db: ReplicaReader): readonly { readonly sha256: string; readonly rev: number }[] {
  return sql(
    db,
    `select t.sha256, max(t.rev) as rev from attachment t
     where t.state = 'awaiting-bytes' and not ${unsentSql('attachment', 't')} group by t.sha256`,
  ).all<{ sha256: string; rev: number }>();
}

import type { AnyRecord } from '#domain/model/record.ts';

/** Who last changed a field, and in which revision of its record. Server-side writers have no device. */
export interface FieldRevision {
  readonly rev: number;
  readonly device: string | null;
  readonly agent: string | null;
  /** The last revision made by any other device than `device`. */
  readonly other?: number;
}

/** A record as the server holds it: with the origin of each field that was changed since the record was made. */
export interface Held {
  readonly record: AnyRecord;
  readonly origins: Readonly<Record<string, FieldRevision>>;
}

/** A record as it stands in the database. */
export interface Stored extends Held {
  readonly ver: number;
}

export interface Author {
  readonly device: string | null;
  readonly agent: string | null;
}

/** What becomes of a field's origin when the author changes it in revision `rev`. */
export function changedBy(author: Author, rev: number, before: FieldRevision | undefined): FieldRevision {
  const other = before && before.device !== author.device ? before.rev : before?.other;
  return { rev, device: author.device, agent: author.agent, ...(other === undefined ? {} : { other }) };
}

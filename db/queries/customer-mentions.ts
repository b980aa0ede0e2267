import type { CustomerMention, CustomerMentions } from '#domain/contract/ipc/erasure-procedures.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { articleRevisionId } from '#domain/model/ids.ts';
import { marksIn, type PersonMarks, personMarks } from '#domain/rules/person-marks.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer } from '../search/goes-on.ts';

/** Texts are long: so many are looked at before others have their turn. */
const atATime = 50;

interface TextRow {
  readonly rid: number;
  readonly id: string;
  readonly articleId: string | null;
  readonly title: string;
  readonly text: string;
}

/** A draft also holds the text that it started from, a proposal has no title of its own. */
const sources: Readonly<Record<CustomerMention['kind'], string>> = {
  article: `select rid, id, id as articleId, title, title || char(10) || body as text from article
    where rid > ? order by rid limit ${atATime}`,
  draft: `select rid, id, articleId, title, title || char(10) || body || char(10) || note || char(10) || coalesce(base, '') as text
    from articleDraft where rid > ? order by rid limit ${atATime}`,
  proposal: `select t.rid, t.id, t.articleId, coalesce(article.title, substr(t.text, 1, 80)) as title,
      t.text || char(10) || t.answer as text
    from articleProposal t left join article on article.id = t.articleId where t.rid > ? order by t.rid limit ${atATime}`,
};

/** What an article or a draft says now stands in a revision as well; that one is not a former one. */
const formerSql = `select t.rid, t.id, t.articleId, t.title, t.title || char(10) || t.body || char(10) || t.note as text
  from articleRevision t
  left join article on article.id = t.articleId
  left join articleDraft draft on draft.id = t.draftId
  where t.rid > ? and not (t.title is article.title and t.body is article.body)
    and not (t.title is draft.title and t.body is draft.body)
  order by t.rid limit ${atATime}`;

/** Where the knowledge base names a customer, or gives a number or an address of theirs. A slice of the work at a time. */
export function* customerMentions(db: ReplicaReader, customerId: string): Generator<void, CustomerMentions> {
  const marks = marksOf(db, idsOfCustomer(db, customerId));
  const texts: CustomerMention[] = [];
  for (const kind of ['article', 'draft', 'proposal'] as const)
    for (const { row, by } of yield* found(db, sources[kind], marks))
      texts.push({ kind, id: row.id, articleId: row.articleId, title: row.title, by });
  const former = yield* found(db, formerSql, marks);
  return { texts, revisionIds: former.map(({ row }) => articleRevisionId.parse(row.id)) };
}

function* found(db: ReplicaReader, text: string, marks: PersonMarks) {
  const hits: { readonly row: TextRow; readonly by: CustomerMention['by'] }[] = [];
  for (let last = 0; ; ) {
    const rows = sql(db, text).all<TextRow>(last);
    for (const row of rows) {
      const by = marksIn(row.text, marks);
      if (by.length > 0) hits.push({ row, by });
    }
    last = rows.at(-1)?.rid ?? last;
    yield;
    if (rows.length < atATime) return hits;
  }
}

function marksOf(db: ReplicaReader, customerIds: readonly string[]): PersonMarks {
  const files = sql(
    db,
    `select t.name, t.contactPoints, secret.number from json_each(?) asked cross join customer t on t.id = asked.value
     left join customerSecret secret on secret.id = t.id`,
  ).all<{ name: string; contactPoints: string; number: string | null }>(JSON.stringify(customerIds));
  return personMarks({
    names: files.map(({ name }) => name),
    contactPoints: files.flatMap(({ contactPoints }) => JSON.parse(contactPoints) as ContactPoint[]),
    identityNumbers: files.flatMap(({ number }) => (number === null ? [] : [number])),
  });
}

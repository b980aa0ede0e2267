import { AppError } from '#domain/contract/failure.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { ArticleKind, Language } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { articlesByText } from '../search/find-articles.ts';

type StoredArticle = Omit<ArticleView, 'tags'> & { readonly rid: number; readonly tags: string };

const columns = 't.rid, t.id, t.rev, t.title, t.body, t.kind, t.language, t.tags, t.updatedAt';
/** A search shows so many; without one, all are listed. */
const found = 200;

function viewOf({ rid: _rid, tags, ...row }: StoredArticle): ArticleView {
  return { ...row, tags: JSON.parse(tags) as string[] };
}

/** In the order of `rids`; what is out of use is left out. */
export function articlesOf(db: ReplicaReader, rids: readonly number[]): ArticleView[] {
  const text = `select ${columns} from json_each(?) page cross join article t on t.rid = page.value
    where t.state = 'published'`;
  const rows = sql(db, text).all<StoredArticle>(JSON.stringify(rids));
  const byRid = new Map(rows.map((row) => [row.rid, viewOf(row)]));
  return rids.flatMap((rid) => byRid.get(rid) ?? []);
}

interface AskedArticles {
  readonly text: string;
  readonly language: Language | null;
  /** All when left out. */
  readonly kinds?: readonly ArticleKind[] | undefined;
  readonly limit?: number | undefined;
}

/** Of those in use, the best match first; without a text, the last changed first. */
export function listArticles(db: ReplicaReader, { text, language, kinds, limit }: AskedArticles): ArticleView[] {
  const articles =
    text.trim() === ''
      ? sql(db, `select ${columns} from article t where t.state = 'published' order by t.updatedAt desc, t.id`)
          .all<StoredArticle>()
          .map(viewOf)
      : articlesOf(db, articlesByText(db, text, found));
  const wanted = articles.filter(
    (article) => (language === null || article.language === language) && (kinds?.includes(article.kind) ?? true),
  );
  return limit === undefined ? wanted : wanted.slice(0, limit);
}

export function articleView(db: ReplicaReader, id: ArticleId): ArticleView {
  const row = sql(db, `select ${columns} from article t where t.id = ?`).get<StoredArticle>(id);
  if (!row) throw new AppError('not-here', 'This article is not held on this device.');
  return viewOf(row);
}

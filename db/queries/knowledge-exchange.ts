import type { KnowledgeExportLine } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { ArticleAudience, ArticleKind, Language } from '#domain/model/choices.ts';
import type { ArticleCategoryId, ArticleId, TeamId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

export interface StoredCategory {
  readonly id: ArticleCategoryId;
  readonly parentId: ArticleCategoryId | null;
  readonly position: number;
  readonly names: readonly { readonly key: Language; readonly name: string }[];
}

/** The tree of articles, without what was taken out of it. */
export function allCategories(db: ReplicaReader): StoredCategory[] {
  const text =
    'select t.id, t.parentId, t.position, t.names from articleCategory t where t.retired = 0 order by t.position, t.id';
  return sql(db, text)
    .all<Omit<StoredCategory, 'names'> & { readonly names: string }>()
    .map((row) => ({ ...row, names: JSON.parse(row.names) as StoredCategory['names'] }));
}

/** A team by its id or its name. */
export function teamNamed(db: ReplicaReader, said: string | null): TeamId | null {
  if (said === null) return null;
  const text = 'select t.id from team t where t.id = ? or lower(t.name) = lower(?) order by t.id limit 1';
  return sql(db, text).get<{ readonly id: TeamId }>(said, said)?.id ?? null;
}

export interface StoredForExport {
  readonly id: ArticleId;
  readonly title: string;
  readonly body: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly categoryId: ArticleCategoryId | null;
  readonly audience: ArticleAudience;
  readonly teamId: TeamId | null;
  readonly teamName: string | null;
  readonly variantOf: ArticleId | null;
  readonly updatedAt: number;
}

/** Articles that are published and have not expired, in the order of their titles. */
export function publishedArticles(db: ReplicaReader, now: number): StoredForExport[] {
  const text = `
    select t.id, t.title, t.body, t.kind, t.language, t.tags, t.categoryId, t.audience, t.teamId, team.name as teamName, t.variantOf, t.updatedAt
    from article t left join team on team.id = t.teamId
    where t.state = 'published' and (t.expiresAt is null or t.expiresAt > ?)
    order by t.title, t.id`;
  return sql(db, text)
    .all<Omit<StoredForExport, 'tags'> & { readonly tags: string }>(now)
    .map((row) => ({ ...row, tags: JSON.parse(row.tags) as string[] }));
}

/** Who took articles out, the newest first. A device whose agent may not is sent none. */
export function knowledgeExports(db: ReplicaReader, limit: number): readonly KnowledgeExportLine[] {
  const text = `
    select t.id, coalesce(agent.name, '') as agentName, t.format, t.reader, t.articles, t.happenedAt
    from knowledgeExport t left join agent on agent.id = t.agentId order by t.happenedAt desc, t.id limit ?`;
  return sql(db, text).all<KnowledgeExportLine>(limit);
}

import type { ArticleCounts, ArticleUsed, UsedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleUseItem } from '#domain/model/article-use-fields.ts';
import type { ArticleKind, ArticleVerdict, Language } from '#domain/model/choices.ts';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

interface Stored {
  readonly articleId: ArticleId;
  readonly title: string | null;
  readonly kind: ArticleKind | null;
  readonly language: Language | null;
  readonly revision: number | null;
  readonly uses: string;
  readonly verdict: ArticleVerdict | null;
  readonly verdictByName: string | null;
  readonly unsent: number;
}

/** What served on a case and on those that went into it: each article once, the last used first. */
export function usesOfCase(db: ReplicaReader, caseId: CaseId): UsedArticle[] {
  const rows = sql(
    db,
    `select t.articleId, article.title, article.kind, article.language, article.revision, t.uses, t.verdict,
       said.name as verdictByName, ${unsentSql('articleUse', 't')} as unsent
     from articleUse t
     left join article on article.id = t.articleId
     left join agent said on said.id = t.verdictBy
     where t.caseId in (select value from json_each(?)) order by t.usedAt desc, t.id`,
  ).all<Stored>(JSON.stringify(withAbsorbed(db, caseId)));
  return [...Map.groupBy(rows, ({ articleId }) => articleId).values()].flatMap((same) => {
    const [last] = same;
    if (!last) return [];
    const items = same.flatMap(({ uses }) => JSON.parse(uses) as ArticleUseItem[]).sort((a, b) => b.at - a.at);
    const judged = same.find(({ verdict }) => verdict !== null);
    return {
      ...{ articleId: last.articleId, title: last.title, kind: last.kind, language: last.language },
      uses: items.map((item) => usedBy(db, item)),
      verdict: judged?.verdict ?? null,
      verdictByName: judged?.verdictByName ?? null,
      changedSince: last.revision !== null && last.revision > (items[0]?.revision ?? last.revision),
      saveState: saveStateOf(Math.max(...same.map(({ unsent }) => unsent))),
    };
  });
}

function usedBy(db: ReplicaReader, { way, by, at }: ArticleUseItem): ArticleUsed {
  const byName = sql(db, 'select name from agent where id = ?').get<{ name: string }>(by)?.name ?? '';
  return { way, byName, at };
}

export function articleCounts(db: ReplicaReader, articleId: ArticleId): ArticleCounts {
  const found = sql(
    db,
    `select count(*) as cases, total(verdict = 'helped') as helped, total(verdict = 'not-helped') as notHelped,
       max(usedAt) as lastUsedAt
     from articleUse where articleId = ?`,
  ).get<ArticleCounts>(articleId);
  return found ?? { cases: 0, helped: 0, notHelped: 0, lastUsedAt: null };
}

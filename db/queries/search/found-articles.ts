import type { FoundArticle, FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { excerptOf, marksIn } from '#domain/rules/search-query/marks.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { articlesByText } from '../../search/find-articles.ts';
import { articlesOf } from '../articles.ts';
import { groupOf, nothingFound, type Part } from './found-group.ts';
import type { SearchPlan } from './search-plan.ts';

const most = 100;
const link = /!?\[([^\]]*)\]\([^)]*\)/g;
const marks = /^\s{0,3}(?:#{1,6}|>|[-*+]|:::\w*)\s?|[*_`|]+/gm;

/** What is read of Markdown, without the signs that shape it. */
function plainOf(markdown: string): string {
  return markdown.replace(link, '$1').replace(marks, ' ');
}

/** Articles that answer what was typed, or say it in other words of the workspace; the best first. */
export function foundArticles(db: ReplicaReader, plan: SearchPlan, part: Part): FoundGroup<FoundArticle> {
  const { words, ways, tags, span } = plan;
  const isOfCases = [plan.numbers, plan.phones, plan.names, plan.statuses].some((some) => some.length > 0);
  if (words === '' || isOfCases) return nothingFound;
  const rids = new Set([words, ...ways.slice(1)].flatMap((way) => articlesByText(db, way, most)));
  const wanted = tags.map(foldText);
  const found = articlesOf(db, [...rids].slice(0, most)).filter(
    (article) =>
      wanted.every((tag) => article.tags.some((own) => foldText(own) === tag)) &&
      article.updatedAt >= (span?.from ?? -Infinity) &&
      article.updatedAt < (span?.to ?? Infinity),
  );
  return groupOf(found, part, most, (shown) =>
    shown.map(({ id, title, kind, language, body }) => ({
      ...{ id, kind, language },
      title: { text: title, ranges: marksIn(title, plan.runs) },
      excerpt: excerptOf(plainOf(body), plan.runs),
    })),
  );
}

import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import { type ArticleWay, articleVerdicts, articleWays } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { type ArticleId, articleId, type CaseId, caseId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import { articleUseId, articleUseKey } from '../rules/knowledge/article-use-id.ts';
import { maySee } from '../rules/rights.ts';
import { accept, type DecideContext, defineCommand, type Refused, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';
import { workableCase } from './load-case.ts';

interface Used {
  readonly caseId: CaseId;
  readonly articleId: ArticleId;
}

/** The case, the article, and what is kept of the one on the other. */
export function needsArticleUse(a: Used): readonly RecordRef[] {
  return [
    { collection: 'case', id: a.caseId },
    { collection: 'article', id: a.articleId },
    { collection: 'articleUse', id: articleUseId(a.caseId, a.articleId) },
  ];
}

/** The article, where whoever uses it may read it. */
function readableArticle(view: View, id: ArticleId, context: DecideContext): Found<'article'> {
  const found = heldRecord(view, 'article', id);
  if (found.ok && !maySee(context.actor, found.record.scope))
    return refuse('forbidden', "This article is another team's.");
  return found;
}

/** What is kept when `way` was taken: one record for a case and an article, whoever comes first. */
export function usedOn(
  view: View,
  onCase: StoredRecord<'case'>,
  article: StoredRecord<'article'>,
  context: DecideContext,
  way: ArticleWay,
  more: Partial<Pick<FieldsOf<'articleUse'>, 'verdict' | 'verdictBy'>> = {},
): Change {
  const on = onCase.id as CaseId;
  const named = article.id as ArticleId;
  const id = articleUseId(on, named);
  const by = context.actor.id;
  const { revision } = article.fields;
  const use = { key: articleUseKey(way, by), way, by, at: context.happenedAt, revision };
  const held = view.get('articleUse', id);
  if (held.state !== 'present')
    return insert('articleUse', id, onCase.scope, {
      ...{ caseId: on, articleId: named, uses: [use], verdict: null, verdictBy: null },
      ...{ usedAt: context.happenedAt, recordedAt: null },
      ...more,
    });
  const usedAt = Math.max(held.record.fields.usedAt, context.happenedAt);
  return update('articleUse', id, { usedAt, ...more }, { add: { uses: [use] } });
}

/** The case and the article of a command about both, or why it may not be. */
export function caseAndArticle(view: View, a: Used, context: DecideContext): CaseAndArticle | Refused {
  const found = workableCase(view, a.caseId, context);
  if (!found.ok) return found;
  const article = readableArticle(view, a.articleId, context);
  return article.ok ? { ok: true, onCase: found.record, article: article.record } : article;
}

interface CaseAndArticle {
  readonly ok: true;
  readonly onCase: StoredRecord<'case'>;
  readonly article: StoredRecord<'article'>;
}

const use = z.strictObject({ caseId, articleId, way: z.enum(articleWays) });

/** Notes which article served on a case, and how. */
export const useArticle = defineCommand({
  name: 'knowledge.use',
  version: 1,
  input: use,
  args: use,
  mint: (asked) => asked,
  needs: (a) => needsArticleUse(a),
  decide(view, a, context) {
    const found = caseAndArticle(view, a, context);
    return found.ok ? accept(usedOn(view, found.onCase, found.article, context, a.way)) : found;
  },
});

const judge = z.strictObject({ caseId, articleId, verdict: z.enum(articleVerdicts).nullable() });

/** Says whether an article helped with a case, or takes that back; what was said last counts. One that was only read counts as used. */
export const judgeArticle = defineCommand({
  name: 'knowledge.judge',
  version: 1,
  input: judge,
  args: judge,
  mint: (asked) => asked,
  needs: (a) => needsArticleUse(a),
  decide(view, a, context) {
    const found = caseAndArticle(view, a, context);
    if (!found.ok) return found;
    const id = articleUseId(a.caseId, a.articleId);
    const held = view.get('articleUse', id);
    const verdict = { verdict: a.verdict, verdictBy: a.verdict === null ? null : context.actor.id };
    if (held.state !== 'present') {
      if (a.verdict === null) return refuse('nothing-to-do', 'Nobody has said anything of it.');
      return accept(usedOn(view, found.onCase, found.article, context, 'shown', verdict));
    }
    const { verdict: before, verdictBy } = held.record.fields;
    if (before === a.verdict && verdictBy === verdict.verdictBy) return refuse('nothing-to-do', 'It is so already.');
    return accept(update('articleUse', id, verdict));
  },
});

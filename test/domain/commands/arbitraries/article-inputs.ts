import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import {
  articleAudiences,
  articleDraftStates,
  articleProposalStates,
  articleStates,
  languages,
} from '#domain/model/choices.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import { ids } from '../../../builders/ids.ts';
import { buildArticleCategory, buildArticleDraft, buildArticleProposal } from '../../../builders/knowledge.ts';
import { buildArticle } from '../../../builders/records.ts';
import { importInput } from './import-input.ts';
import type { InputsOf } from './values.ts';
import { articleValues, dayOf, distinctTags, few, maybe, one, partly, said, tags, text, time } from './values.ts';

const aimed = one([
  { audience: 'internal', teamId: null },
  { audience: 'public', teamId: null },
  { audience: 'team', teamId: ids.team(1) },
  ...articleAudiences.map((audience) => ({ audience, teamId: ids.team(2) })),
] as const);
const settings = {
  ...{ categoryId: maybe(few(ids.articleCategory)), ownerId: maybe(few(ids.agent)), reviewOn: dayOf },
  expiresAt: maybe(time),
};
const face = { ...articleValues, ...settings, tags, relatedIds: fc.array(few(ids.article), { maxLength: 2 }) };
const written = fc
  .tuple(fc.record(face, { requiredKeys: ['title', 'body', 'kind', 'language'] }), maybe(aimed))
  .map(([values, readers]) => ({ ...values, ...readers }));
const set = fc
  .tuple(fc.record({ ...articleValues, ...settings }, partly), maybe(aimed))
  .map(([values, readers]) => ({ ...values, ...readers }));
const items = fc.record({ tags, relatedIds: fc.array(few(ids.article), { maxLength: 2 }) }, partly);
const shortName = said.map((name) => name.trim().slice(0, 40).trim() || '门锁');
const draftId = few(ids.articleDraft);
const saves = one([1, 1, 1, 2]);
const draftMoves = ['in-review', 'draft', 'approved', 'discarded'] as const;

/** Articles on their way from a draft to what is published. */
export const articleInputs: InputsOf<
  Extract<CommandName, `article.${string}` | `article-category.${string}` | `article-draft.${string}`>
> = {
  'article.add': written,
  'article.edit': fc.record(
    { articleId: few(ids.article), set, add: items, remove: items },
    { requiredKeys: ['articleId'] },
  ),
  'article.import': importInput,
  'article.set-state': fc.record({ articleId: few(ids.article), state: one(articleStates), note: text }),
  'article.link-variant': fc.record({ articleId: few(ids.article), otherId: maybe(few(ids.article)) }),
  'article.acknowledge': fc.record({ articleId: few(ids.article), revision: one([1, 2]) }),
  'article.propose': fc.record({ articleId: maybe(few(ids.article)), fromCaseId: maybe(few(ids.case)), text: said }),
  'article.answer-proposal': fc.record({
    ...{ proposalId: few(ids.articleProposal), state: one(['taken', 'declined'] as const), answer: text },
  }),
  'article-category.save': fc.record(
    {
      categoryId: few(ids.articleCategory),
      names: fc.uniqueArray(fc.record({ key: one(languages), name: shortName }), {
        selector: ({ key }) => key,
        maxLength: 2,
      }),
      ...{ unnamed: fc.subarray([...languages], { maxLength: 1 }), parentId: maybe(few(ids.articleCategory)) },
      ...{ position: fc.integer({ min: 0, max: 9 }), retired: fc.boolean() },
    },
    { requiredKeys: ['names', 'parentId'] },
  ),
  'article-draft.begin': fc
    .tuple(written, fc.record({ articleId: few(ids.article), variantOf: maybe(few(ids.article)) }, partly))
    .map(([values, of]) => ({ ...values, ...of })),
  'article-draft.edit': fc.record({ draftId, set, add: items, remove: items }, { requiredKeys: ['draftId'] }),
  'article-draft.move': fc.record({ draftId, to: one(draftMoves), saves, note: text }),
  'article-draft.settle': fc.record({ draftId, saves, revision: one([1, 2]), set }),
  'article-draft.publish': fc.record(
    { draftId, saves, at: maybe(time), askAgain: fc.boolean() },
    { requiredKeys: ['draftId', 'saves'] },
  ),
};

/** Articles, categories, drafts and proposals as a decision may find them. */
export const knowledgeRecords: readonly fc.Arbitrary<AnyRecord>[] = [1, 2].flatMap((n): fc.Arbitrary<AnyRecord>[] => [
  fc
    .record({
      ...{ tags: distinctTags, updatedAt: time, state: one(articleStates), expiresAt: maybe(time) },
      ...{ kind: one(['faq', 'announcement'] as const), revision: one([1, 2]), variantOf: maybe(few(ids.article)) },
    })
    .map((values) => buildArticle(n, values)),
  fc.record({ parentId: maybe(few(ids.articleCategory)) }).map((values) => buildArticleCategory(n, values)),
  fc
    .record({
      ...{ state: one(['draft', 'in-review', ...articleDraftStates] as const), publishAt: maybe(time) },
      variantOf: maybe(few(ids.article)),
    })
    .chain((values) => {
      const fresh = buildArticleDraft(n, values);
      const { fields } = buildArticle(n);
      const base = { articleId: ids.article(n), baseRevision: 1, base: faceOf(fields) };
      const drafts = [
        fresh,
        buildArticleDraft(n, { ...values, ...base }),
        buildArticleDraft(n, { ...faceOf(fields), ...values, ...base }),
      ];
      return one(drafts);
    }),
  one(articleProposalStates).map((state) => buildArticleProposal(n, { state })),
]);

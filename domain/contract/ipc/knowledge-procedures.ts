import { z } from 'zod';
import {
  articleAudiences,
  articleDraftStates,
  articleKinds,
  articleProposalStates,
  articleStates,
  languages,
} from '../../model/choices.ts';
import { day } from '../../model/day.ts';
import {
  agentId,
  articleCategoryId,
  articleDraftId,
  articleId,
  articleRevisionId,
  caseId,
  teamId,
} from '../../model/ids.ts';
import { nothing, page } from './common-input.ts';
import type {
  ArticleComparison,
  ArticleDraftRow,
  ArticleDraftView,
  ArticlePage,
  ArticleProposalView,
  ArticleRows,
  CaseAsDraft,
  CategoryView,
  KnowledgeRights,
  NamedArticle,
  ReceiptLine,
  RevisionRow,
  RevisionView,
  TagCount,
} from './knowledge-views.ts';
import { query } from './procedure.ts';

/** A version of an article: what is published, what is being worked on, or what once was either. */
const version = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), articleId }),
  z.strictObject({ kind: z.literal('draft'), draftId: articleDraftId }),
  z.strictObject({ kind: z.literal('revision'), revisionId: articleRevisionId }),
]);

const listAsked = z.strictObject({
  text: z.string().max(200).default(''),
  kinds: z.array(z.enum(articleKinds)).default([]),
  languages: z.array(z.enum(languages)).default([]),
  audiences: z.array(z.enum(articleAudiences)).default([]),
  states: z.array(z.enum(articleStates)).default(['published']),
  /** With everything below it; `none` for what stands nowhere. */
  category: z
    .union([articleCategoryId, z.literal('none')])
    .nullable()
    .default(null),
  tag: z.string().max(60).nullable().default(null),
  teamId: teamId.nullable().default(null),
  ownerId: agentId.nullable().default(null),
  /** Only what is to be looked at by this day, or was. */
  reviewBy: day.nullable().default(null),
  offset: z.int().min(0).default(0),
  /** A list of all is one answer: rows have no text. */
  limit: z.int().min(1).max(10_000).default(500),
});
export type ArticlesAsked = z.output<typeof listAsked>;

const draftsAsked = z.strictObject({
  states: z.array(z.enum(articleDraftStates)).default(['draft', 'in-review', 'approved', 'scheduled']),
  articleId: articleId.nullable().default(null),
  /** Only those that the agent began or last wrote on. */
  mine: z.boolean().default(false),
  ...page,
});
export type DraftsAsked = z.output<typeof draftsAsked>;

const proposalsAsked = z.strictObject({
  states: z.array(z.enum(articleProposalStates)).default(['open']),
  articleId: articleId.nullable().default(null),
  /** Only the agent's own; others are for editors. */
  mine: z.boolean().default(false),
  ...page,
});
export type ProposalsAsked = z.output<typeof proposalsAsked>;

/** Procedures on the knowledge base and the way of an article from a draft to what everybody reads. */
export const knowledgeProcedures = {
  'knowledge.rights': query<KnowledgeRights>()(nothing),
  /** The best match first; without a text, the last changed first. */
  'knowledge.list': query<ArticleRows>()(listAsked),
  'knowledge.get': query<ArticlePage>()(z.strictObject({ articleId })),
  /** All of the tree, parents before what is below them, in their order; retired ones as well. */
  'articleCategories.list': query<readonly CategoryView[]>()(nothing),
  /** Of published articles, the most used first. */
  'articleTags.list': query<readonly TagCount[]>()(nothing),
  /** For editors; the last changed first. */
  'articleDrafts.list': query<readonly ArticleDraftRow[]>()(draftsAsked),
  'articleDrafts.get': query<ArticleDraftView>()(z.strictObject({ draftId: articleDraftId })),
  /** What a draft could begin with. Nothing is saved. */
  'articleDrafts.ofCase': query<CaseAsDraft>()(z.strictObject({ caseId })),
  /** For editors: the newest first, of an article with all its drafts. */
  'articleRevisions.list': query<readonly RevisionRow[]>()(z.strictObject({ articleId, ...page })),
  'articleRevisions.get': query<RevisionView>()(z.strictObject({ revisionId: articleRevisionId })),
  'articleVersions.compare': query<ArticleComparison>()(z.strictObject({ before: version, after: version })),
  /** For those who approve: everybody an announcement is for, those who have not read it first. */
  'articleReceipts.list': query<readonly ReceiptLine[]>()(z.strictObject({ articleId })),
  /** Announcements that the agent has yet to acknowledge, the oldest first. */
  'announcements.list': query<readonly NamedArticle[]>()(nothing),
  'articleProposals.list': query<readonly ArticleProposalView[]>()(proposalsAsked),
} as const;

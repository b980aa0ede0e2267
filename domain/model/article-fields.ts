import { z } from 'zod';
import { articleFace, articleSettings } from './article-values.ts';
import {
  articleAudiences,
  articleDraftStates,
  articleKinds,
  articleProposalStates,
  articleStates,
  languages,
  revisionKinds,
} from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, articleCategoryId, articleDraftId, articleId, articleProposalId, caseId, teamId } from './ids.ts';
import { longText } from './long-text.ts';
import { tag } from './tag.ts';

/**
 * The published face of an article: what agents read, and what is searched. It lies in the workspace's scope, or in its team's.
 * Audience and team are written together with the scope, so the latest stand as one.
 */
export const articleFields = {
  title: f.text('last-accepted', 300),
  body: f.text('text-merge', longText),
  kind: f.choice('last-accepted', articleKinds),
  language: f.choice('last-accepted', languages),
  tags: f.set(tag),
  authorId: f.optionalRef('immutable', agentId),
  updatedAt: f.instant('derived'),
  categoryId: f.optionalRef('last-accepted', articleCategoryId),
  audience: f.choice('derived', articleAudiences),
  teamId: f.optionalRef('derived', teamId),
  state: f.choice('derived', articleStates),
  ownerId: f.optionalRef('last-accepted', agentId),
  reviewOn: f.optionalDay('last-accepted'),
  expiresAt: f.optionalInstant('last-accepted'),
  /** The same text in other languages shares it: the id of the first of them, which names itself as well. */
  variantOf: f.optionalRef('derived', articleId),
  relatedIds: f.set(articleId),
  publishedAt: f.instant('derived'),
  /** Counts what was published of it. */
  revision: f.integer('derived'),
  /** An announcement has to be acknowledged in this revision or a later one. */
  acknowledgeFrom: f.integer('derived'),
  /** What another system, or an import, calls it. */
  externalId: f.optionalText('derived', 300),
  /** A mark of what a file brought in: an article that bears another one by now was edited here. */
  importedAs: f.optionalText('derived', 60),
};

/** A place in the tree of articles, with a name in each language that somebody gave it one in. */
export const articleCategoryFields = {
  names: f.set(z.strictObject({ key: z.enum(languages), name: z.string().trim().min(1).max(100) })),
  /** The latest place stands: a way up is looked at as a whole, so that no circle can close. */
  parentId: f.optionalRef('derived', articleCategoryId),
  position: f.integer('derived'),
  /** Its articles and categories then stand where it stood. */
  retired: f.flag('derived'),
  createdAt: f.instant('immutable'),
};

/** An article being worked on, in the scope `editors`. `articleId` is the article it will be, or will change. */
export const articleDraftFields = {
  articleId: f.ref('immutable', articleId),
  /** The revision of the article that it started from; 0 for an article that is not there yet. */
  baseRevision: f.integer('derived'),
  /** The article as it was then; null for a new one, and once the draft is done with. */
  base: f.json('derived', articleFace.nullable()),
  title: f.text('last-accepted', 300),
  body: f.text('text-merge', longText),
  kind: f.choice('last-accepted', articleKinds),
  language: f.choice('last-accepted', languages),
  tags: f.set(tag),
  categoryId: f.optionalRef('last-accepted', articleCategoryId),
  audience: f.choice('derived', articleAudiences),
  teamId: f.optionalRef('derived', teamId),
  ownerId: f.optionalRef('last-accepted', agentId),
  reviewOn: f.optionalDay('last-accepted'),
  expiresAt: f.optionalInstant('last-accepted'),
  relatedIds: f.set(articleId),
  /** The article of which it becomes a variant in another language. */
  variantOf: f.optionalRef('immutable', articleId),
  /** The case that it was begun from; it hangs on no case. */
  fromCaseId: f.optionalRef('immutable', caseId),
  proposalId: f.optionalRef('immutable', articleProposalId),
  state: f.choice('derived', articleDraftStates),
  /** Counts its saves: who approves or publishes names the one they saw. */
  saves: f.integer('derived'),
  /** What was said when it last went to somebody else. */
  note: f.text('derived', 2000),
  publishAt: f.optionalInstant('derived'),
  /** Whether everybody has to acknowledge it again. */
  askAgain: f.flag('derived'),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  updatedBy: f.ref('derived', agentId),
  updatedAt: f.instant('derived'),
  /** Who approved, scheduled or published it. */
  decidedBy: f.optionalRef('derived', agentId),
};

/** What was once saved or published, in the scope `editors`. Never changed, so that nothing anybody wrote is lost. */
export const articleRevisionFields = {
  articleId: f.ref('immutable', articleId),
  draftId: f.optionalRef('immutable', articleDraftId),
  /** Of the article, or the count of the draft's saves. */
  number: f.integer('immutable'),
  how: f.choice('immutable', revisionKinds),
  title: f.text('immutable', 300),
  body: f.text('immutable', longText),
  settings: f.json('immutable', articleSettings),
  note: f.text('immutable', 2000),
  /** None when the server did it at its time. */
  agentId: f.optionalRef('immutable', agentId),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};

/** An agent has read an announcement, in this revision. Two of one agent do no harm. */
export const articleReceiptFields = {
  articleId: f.ref('immutable', articleId),
  revision: f.integer('immutable'),
  agentId: f.ref('immutable', agentId),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};

/** What somebody would have otherwise in an article, or misses. It lies with the editors until it is answered, then where its author can read it. */
export const articleProposalFields = {
  articleId: f.optionalRef('immutable', articleId),
  fromCaseId: f.optionalRef('immutable', caseId),
  text: f.text('immutable', 5000),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  state: f.choice('derived', articleProposalStates),
  answer: f.text('derived', 2000),
  answeredBy: f.optionalRef('derived', agentId),
  answeredAt: f.optionalInstant('derived'),
};

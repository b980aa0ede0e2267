import type {
  ArticleDraftView,
  ArticlePage,
  ArticleProposalView,
  ArticleRow,
  CategoryView,
  RevisionRow,
} from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleFace } from '#domain/model/article-values.ts';
import type { ArticleCategoryId, ArticleDraftId, ArticleId, ArticleProposalId } from '#domain/model/ids.ts';
import { faceIn } from '#renderer/knowledge/face-values.ts';
import { idOf } from './case-views.ts';
import { ada } from './test-core.ts';

const morning = Date.UTC(2026, 10, 20, 2);

export function anArticlePage(number: number, some: Partial<ArticlePage> = {}): ArticlePage {
  return {
    ...{
      id: idOf<ArticleId>(4000 + number),
      rev: 1,
      title: `Article ${number}`,
      kind: 'how-to',
      language: 'en',
      tags: [],
    },
    ...{
      body: 'Hold **reset** for ten seconds.',
      categoryId: null,
      audience: 'internal',
      teamId: null,
      relatedIds: [],
    },
    ...{ state: 'published', ownerId: null, ownerName: null, reviewOn: null, expiresAt: null, externalId: null },
    ...{
      authorName: ada.name,
      publishedAt: morning,
      updatedAt: morning,
      revision: 1,
      revisionId: null,
      categoryPath: [],
      variants: [],
    },
    ...{ related: [], drafts: [], acknowledged: null },
    ...some,
  };
}

export function rowOf(page: ArticlePage): ArticleRow {
  const { id, title, kind, language, tags, categoryId, audience, teamId, state, ownerId, reviewOn } = page;
  const { expiresAt, updatedAt } = page;
  return {
    ...{ id, title, kind, language, tags, categoryId, audience, teamId, state, ownerId, reviewOn },
    ...{ expiresAt, updatedAt },
  };
}

export function aDraft(
  number: number,
  face: Partial<ArticleFace>,
  some: Partial<ArticleDraftView> = {},
): ArticleDraftView {
  const whole = { ...faceIn(anArticlePage(number)), ...face };
  return {
    ...{ id: idOf<ArticleDraftId>(4500 + number), articleId: idOf<ArticleId>(4000 + number), isNew: false, rev: 1 },
    ...{ title: whole.title, kind: whole.kind, language: whole.language, state: 'draft', saves: 1, note: '' },
    ...{ publishAt: null, createdBy: ada.id, createdByName: ada.name, updatedByName: ada.name, updatedAt: morning },
    ...{
      isBehind: false,
      face: whole,
      variantOf: null,
      fromCaseId: null,
      proposalId: null,
      askAgain: false,
      merge: null,
    },
    ...some,
  };
}

export function aRevision(number: number, some: Partial<RevisionRow> = {}): RevisionRow {
  return {
    ...{ id: idOf(4700 + number), articleId: idOf<ArticleId>(4001), draftId: null, number, how: 'published' },
    ...{ title: `Article ${number}`, note: '', byName: ada.name, happenedAt: morning, recordedAt: morning },
    ...some,
  };
}

export function aCategory(number: number, name: string, some: Partial<CategoryView> = {}): CategoryView {
  return {
    ...{ id: idOf<ArticleCategoryId>(4800 + number), rev: 1, names: { en: name }, parentId: null, position: number },
    ...{ retired: false, articles: 0 },
    ...some,
  };
}

export function aProposal(number: number, some: Partial<ArticleProposalView> = {}): ArticleProposalView {
  return {
    ...{ id: idOf<ArticleProposalId>(4900 + number), articleId: idOf<ArticleId>(4001), articleTitle: 'Article 1' },
    ...{ fromCaseId: null, text: 'Say how long.', createdBy: ada.id, createdByName: ada.name, createdAt: morning },
    ...{ state: 'open', answer: '', answeredByName: null, answeredAt: null },
    ...some,
  };
}

import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from './ids.ts';
import { type Row, record } from './record.ts';
import { unsettledArticle } from './records.ts';
import { noon } from './times.ts';

/** What is kept of article 1 on case 1: agent 1 put it into a message. */
export function buildArticleUse(n = 1, fields: Partial<FieldsOf<'articleUse'>> = {}): StoredRecord<'articleUse'> {
  const by = ids.agent(1);
  const own: FieldsOf<'articleUse'> = {
    caseId: ids.case(1),
    articleId: ids.article(1),
    uses: [{ key: `inserted/${by}`, way: 'inserted', by, at: noon, revision: 1 }],
    verdict: null,
    verdictBy: null,
    usedAt: noon,
    recordedAt: noon,
  };
  return {
    collection: 'articleUse',
    id: ids.articleUse(n),
    scope: teamScope(ids.team(1)),
    rev: 1,
    fields: { ...own, ...fields },
  };
}

/** Somebody looked for an invoice in the knowledge base. */
export function buildSearchMiss(n = 1, fields: Partial<FieldsOf<'searchMiss'>> = {}): StoredRecord<'searchMiss'> {
  const own: FieldsOf<'searchMiss'> = { words: '发票', place: 'knowledge', askedAt: noon };
  return { collection: 'searchMiss', id: ids.searchMiss(n), scope: 'editors', rev: 1, fields: { ...own, ...fields } };
}

/** Agent 1 handed out the knowledge base as a folder. */
export function buildKnowledgeExport(
  n = 1,
  fields: Partial<FieldsOf<'knowledgeExport'>> = {},
): StoredRecord<'knowledgeExport'> {
  const own: FieldsOf<'knowledgeExport'> = {
    ...{ agentId: ids.agent(1), format: 'markdown', reader: 'house', articles: n, happenedAt: noon, recordedAt: noon },
    ...fields,
  };
  return { collection: 'knowledgeExport', id: ids.knowledgeExport(n), scope: 'editors', rev: 1, fields: own };
}

/** The nth category: at the top of the tree, with an English name. */
export function buildArticleCategory(
  n = 1,
  fields: Partial<FieldsOf<'articleCategory'>> = {},
  row: Row = {},
): StoredRecord<'articleCategory'> {
  const names = [{ key: 'en' as const, name: `Category ${n}` }];
  const own = { names, parentId: null, position: n, retired: false, createdAt: noon };
  return record('articleCategory', n, 'workspace', { ...own, ...fields }, row);
}

/** The nth draft: of a new article, begun by agent 1. */
export function buildArticleDraft(
  n = 1,
  fields: Partial<FieldsOf<'articleDraft'>> = {},
  row: Row = {},
): StoredRecord<'articleDraft'> {
  const own: FieldsOf<'articleDraft'> = {
    ...{ articleId: ids.article(100 + n), baseRevision: 0, base: null, title: `Draft ${n}`, body: `Draft text ${n}.` },
    ...{ kind: 'faq', language: 'en', tags: [], ...unsettledArticle, variantOf: null, fromCaseId: null },
    ...{ proposalId: null, state: 'draft', saves: 1, note: '', publishAt: null, askAgain: false },
    ...{ createdBy: ids.agent(1), createdAt: noon, updatedBy: ids.agent(1), updatedAt: noon, decidedBy: null },
  };
  return record('articleDraft', n, 'editors', { ...own, ...fields }, row);
}

/** The nth revision: what article n was published as. */
export function buildArticleRevision(
  n = 1,
  fields: Partial<FieldsOf<'articleRevision'>> = {},
  row: Row = {},
): StoredRecord<'articleRevision'> {
  const own: FieldsOf<'articleRevision'> = {
    ...{ articleId: ids.article(n), draftId: null, number: 1, how: 'published', title: `Article ${n}` },
    ...{ body: `What article ${n} says.`, settings: { kind: 'faq', language: 'en', tags: [], ...unsettledArticle } },
    ...{ note: '', agentId: ids.agent(1), happenedAt: noon, recordedAt: noon },
  };
  return record('articleRevision', n, 'editors', { ...own, ...fields }, row);
}

/** Agent 1 has acknowledged article n. */
export function buildArticleReceipt(
  n = 1,
  fields: Partial<FieldsOf<'articleReceipt'>> = {},
  row: Row = {},
): StoredRecord<'articleReceipt'> {
  const own = { articleId: ids.article(n), revision: 1, agentId: ids.agent(1), happenedAt: noon, recordedAt: noon };
  return record('articleReceipt', n, 'workspace', { ...own, ...fields }, row);
}

/** The nth proposal: agent 1's, on article n. */
export function buildArticleProposal(
  n = 1,
  fields: Partial<FieldsOf<'articleProposal'>> = {},
  row: Row = {},
): StoredRecord<'articleProposal'> {
  const own: FieldsOf<'articleProposal'> = {
    ...{ articleId: ids.article(n), fromCaseId: null, text: `Proposal ${n}`, createdBy: ids.agent(1), createdAt: noon },
    ...{ recordedAt: noon, state: 'open', answer: '', answeredBy: null, answeredAt: null },
  };
  return record('articleProposal', n, 'editors', { ...own, ...fields }, row);
}

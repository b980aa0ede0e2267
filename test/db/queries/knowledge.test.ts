import { describe, expect, test } from 'vitest';
import { announcementsFor, receiptsOf } from '#db/queries/announcements.ts';
import { articleCategories, categoryBelow, categoryPath } from '#db/queries/article-categories.ts';
import { articleDraft, articleDrafts } from '#db/queries/article-drafts.ts';
import { articlePage } from '#db/queries/article-page.ts';
import { articleProposals } from '#db/queries/article-proposals.ts';
import { articleRevisions, compareVersions } from '#db/queries/article-revisions.ts';
import { articleTags, knowledgeList } from '#db/queries/knowledge-list.ts';
import { knowledgeProcedures } from '#domain/contract/ipc/knowledge-procedures.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildArticleCategory,
  buildArticleDraft,
  buildArticleProposal,
  buildArticleReceipt,
  buildArticleRevision,
} from '../../builders/knowledge.ts';
import { buildAgent, buildArticle } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const agent: Actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] };
const editor: Actor = { ...agent, knowledgeRole: 'editor' };
const lead: Actor = { ...agent, role: 'lead' };
const list = (asked: object) => knowledgeProcedures['knowledge.list'].input.parse(asked);
const all = { states: ['draft' as const], articleId: null, mine: false, offset: 0, limit: 100 };

describe('the list of articles', () => {
  const inner = ids.articleCategory(2);
  const open = () =>
    replicaWith(
      buildArticleCategory(1),
      buildArticleCategory(2, { parentId: ids.articleCategory(1) }),
      buildArticle(1, {
        title: '换电池',
        kind: 'sop',
        language: 'zh-CN',
        tags: ['门锁'],
        categoryId: inner,
        reviewOn: '2026-01-02',
      }),
      buildArticle(2, { audience: 'public', tags: ['门锁', 'app'], reviewOn: '2026-01-01', updatedAt: noon + 1 }),
      buildArticle(3, { state: 'retired', tags: ['old'] }),
      buildArticle(
        4,
        { audience: 'team', teamId: ids.team(1), ownerId: ids.agent(1) },
        { scope: `team:${ids.team(1)}` },
      ),
    );
  const found = (asked: object) =>
    knowledgeList(open(), list(asked)).rows.map(({ id }) => [1, 2, 3, 4].find((n) => ids.article(n) === id));

  test.each<[object, number[]]>([
    [{}, [2, 1, 4]],
    [{ states: ['retired'] }, [3]],
    [{ states: [] }, [2, 1, 3, 4]],
    [{ kinds: ['sop'] }, [1]],
    [{ languages: ['en'] }, [2, 4]],
    [{ audiences: ['public', 'team'] }, [2, 4]],
    [{ category: ids.articleCategory(1) }, [1]],
    [{ category: 'none' }, [2, 4]],
    [{ tag: 'app' }, [2]],
    [{ ownerId: ids.agent(1) }, [4]],
    [{ reviewBy: '2026-01-01' }, [2]],
    [{ reviewBy: '2026-02-01' }, [2, 1]],
    [{ text: '电池' }, [1]],
    [{ limit: 1, offset: 1 }, [1]],
  ])('%j', (asked, expected) => {
    expect(found(asked)).toEqual(expected);
  });

  test('counts the tags of what is published', () => {
    const db = open();
    expect(articleTags(db)).toEqual([
      { tag: '门锁', count: 2 },
      { tag: 'app', count: 1 },
    ]);
  });

  test('knows the tree: parents first, a path down, and all that is below', () => {
    const db = open();
    expect(articleCategories(db).map(({ id, articles }) => [id, articles])).toEqual([
      [ids.articleCategory(1), 0],
      [inner, 1],
    ]);
    expect(categoryPath(db, inner)).toEqual([ids.articleCategory(1), inner]);
    expect(categoryBelow(db, ids.articleCategory(1)).has(inner)).toBe(true);
  });

  test('shows categories that stand below each other, once each, at the top', () => {
    const circle = replicaWith(
      buildArticleCategory(1, { parentId: ids.articleCategory(2) }),
      buildArticleCategory(2, { parentId: ids.articleCategory(1) }),
      buildArticleCategory(3, { parentId: ids.articleCategory(1) }),
    );
    const tree = articleCategories(circle);
    expect(tree.map(({ id }) => id).sort()).toEqual([1, 2, 3].map(ids.articleCategory).sort());
    expect(tree.find(({ id }) => id === ids.articleCategory(3))?.parentId).toBe(ids.articleCategory(1));
    expect(categoryPath(circle, ids.articleCategory(1))).toHaveLength(2);
  });
});

describe('an article', () => {
  const { fields } = buildArticle(1, { body: 'a\n-\nb' });
  const base = { articleId: ids.article(1), baseRevision: 1, base: faceOf(fields) };
  const open = () =>
    replicaWith(
      buildAgent(1, { name: '安娜' }),
      buildArticle(1, {
        ...fields,
        body: 'a\n-\nB',
        revision: 2,
        variantOf: ids.article(1),
        relatedIds: [ids.article(3), ids.article(9)],
      }),
      buildArticle(2, { variantOf: ids.article(1), language: 'zh-CN' }),
      buildArticle(3),
      buildArticleDraft(1, { ...faceOf(fields), ...base, body: 'A\n-\nb' }),
      buildArticleDraft(2, {
        ...faceOf(fields),
        ...base,
        body: 'a\n-\nc',
        createdBy: ids.agent(2),
        updatedBy: ids.agent(2),
      }),
      buildArticleRevision(1, { body: 'a\n-\nb' }),
      buildArticleProposal(1),
      buildArticleProposal(2, { createdBy: ids.agent(2), state: 'taken', answer: 'done' }, { scope: 'workspace' }),
    );

  test('is shown with its variants and what is related, and to editors with its drafts', () => {
    const db = open();
    const page = articlePage(db, ids.article(1), editor);
    expect(page.variants.map(({ id }) => id)).toEqual([ids.article(2)]);
    expect(page.related.map(({ id }) => id)).toEqual([ids.article(3)]);
    expect(page.drafts).toHaveLength(2);
    expect(articlePage(db, ids.article(1), agent).drafts).toEqual([]);
  });

  test('merges with a draft where it can, and tells what clashes', () => {
    const db = open();
    expect(articleDraft(db, ids.articleDraft(1), editor)).toMatchObject({
      isBehind: true,
      merge: { revision: 2, clashes: [], merged: { body: 'A\n-\nB' } },
    });
    expect(articleDraft(db, ids.articleDraft(2), editor).merge).toMatchObject({
      merged: null,
      clashes: [{ field: 'body' }],
    });
    expect(articleDrafts(db, { ...all, mine: true }, editor).map(({ id }) => id)).toEqual([ids.articleDraft(1)]);
  });

  test('is compared with any version of it', () => {
    const db = open();
    const before = { kind: 'revision' as const, revisionId: ids.articleRevision(1) };
    const { lines, settings } = compareVersions(
      db,
      { before, after: { kind: 'article', articleId: ids.article(1) } },
      editor,
    );
    expect(lines).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'same', text: '-' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'B' },
    ]);
    expect(settings).toEqual(['relatedIds']);
    expect(articleRevisions(db, { articleId: ids.article(1), offset: 0, limit: 9 }, editor)).toMatchObject([
      { byName: '安娜' },
    ]);
  });

  test('has its drafts, old versions and others’ proposals for editors alone', () => {
    const db = open();
    const asked = { states: ['open' as const, 'taken' as const], articleId: null, mine: false, offset: 0, limit: 9 };
    expect(() => articleDrafts(db, all, agent)).toThrow('for editors');
    expect(() => articleDraft(db, ids.articleDraft(1), agent)).toThrow('for editors');
    expect(() => articleRevisions(db, { articleId: ids.article(1), offset: 0, limit: 9 }, agent)).toThrow(
      'for editors',
    );
    expect(() => articleProposals(db, asked, agent)).toThrow('for editors');
    expect(articleProposals(db, { ...asked, mine: true }, agent)).toHaveLength(1);
    expect(articleProposals(db, asked, editor)).toHaveLength(2);
  });
});

describe('an announcement', () => {
  const announced = { kind: 'announcement' as const, acknowledgeFrom: 2, revision: 3 };
  const team2 = { ...announced, audience: 'team' as const, teamId: ids.team(2) };
  const open = () =>
    replicaWith(
      buildAgent(1, { name: 'Ann' }),
      buildAgent(2, { name: 'Bo', teamIds: [ids.team(2)] }),
      buildAgent(3, { name: 'Cy', active: false }),
      buildArticle(1, announced),
      buildArticle(2, team2),
      buildArticle(3, { ...announced, state: 'retired' }),
      buildArticleReceipt(1, { revision: 1 }),
      buildArticleReceipt(2, { articleId: ids.article(1), revision: 2, agentId: ids.agent(2) }),
      buildArticleReceipt(3, { articleId: ids.article(1), revision: 3, agentId: ids.agent(2), happenedAt: noon + 5 }),
    );

  test('is for whom it is for, until they acknowledged it as it has to be read by now', () => {
    const db = open();
    expect(announcementsFor(db, agent).map(({ id }) => id)).toEqual([ids.article(1)]);
    expect(announcementsFor(db, { ...agent, id: ids.agent(2) }).map(({ id }) => id)).toEqual([ids.article(2)]);
    expect(articlePage(db, ids.article(1), agent).acknowledged).toBe(false);
    expect(articlePage(db, ids.article(3), agent).acknowledged).toBeNull();
  });

  test('says to those who approve who has not read it, and when the others did', () => {
    const db = open();
    expect(receiptsOf(db, ids.article(1), lead)).toEqual([
      { agentId: ids.agent(1), name: 'Ann', at: null },
      { agentId: ids.agent(2), name: 'Bo', at: noon },
    ]);
    expect(receiptsOf(db, ids.article(2), lead).map(({ name }) => name)).toEqual(['Bo']);
    expect(() => receiptsOf(db, ids.article(1), editor)).toThrow('approve');
  });
});

import { describe, expect, test } from 'vitest';
import { articleCounts, usesOfCase } from '#db/queries/article-uses.ts';
import { findKnowledgeGaps } from '#db/queries/knowledge-gaps.ts';
import { suggestArticles } from '#db/queries/suggest-articles.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { publicPassages } from '#db/search/passage-vectors.ts';
import { knowledgeAtWorkProcedures, type SuggestAsked } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticleUse, buildSearchMiss } from '../../builders/knowledge.ts';
import { buildAgent, buildArticle, buildCase, buildEntry, buildTeam } from '../../builders/records.ts';
import { day, hour, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const asking = (some: Partial<SuggestAsked>) => knowledgeAtWorkProcedures['articleSuggestions.find'].input.parse(some);
const article = (n: number, title: string, body: string, more: Partial<FieldsOf<'article'>> = {}) =>
  buildArticle(n, { title, body, kind: 'faq', language: 'zh-CN', tags: [], ...more });

const people = [buildTeam(1), buildAgent(1, { name: '安娜' }), buildAgent(2, { name: '陈' })];
const articles = [
  article(1, '更换门锁电池', '# 步骤\n\n1. 打开后盖，取出旧电池。\n2. 装入四节新电池。', { kind: 'sop' }),
  article(2, '开具发票', '发票抬头写错了，可以在订单页重开发票。'),
  article(3, 'Replacing the battery of a door lock', 'Open the back and take out the old batteries.', {
    language: 'en',
  }),
  article(4, '门锁电池（旧）', '取出旧电池。', { state: 'retired' }),
  article(5, '安抚客户', '门锁电池没电时请先道歉。', { kind: 'script' }),
];

describe('what may help', () => {
  const filled = (...more: Parameters<typeof replicaWith>) =>
    replicaWith(
      ...people,
      ...articles,
      buildCase(1, { subject: '门锁没电', description: '怎么取出旧电池？' }),
      ...more,
    );
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  test('answers the subject, what the customer said last and what is being written', () => {
    const db = filled();
    const [first, ...others] = suggestArticles(db, asking({ caseId: ids.case(1) }));
    expect(first).toMatchObject({ id: ids.article(1), kind: 'sop', passage: '打开后盖，取出旧电池。' });
    expect(first?.marks.map(([from, to]) => first.passage.slice(from, to))).toEqual(['取出旧电池']);
    expect(idsOf(others)).not.toContain(ids.article(2));
    const said = buildEntry(9, { caseId: ids.case(1), kind: 'message-in', body: '发票抬头写错了', happenedAt: noon });
    expect(idsOf(suggestArticles(filled(said), asking({ caseId: ids.case(1) })))).toContain(ids.article(2));
    expect(idsOf(suggestArticles(db, asking({ typed: '想改发票抬头' })))).toEqual([ids.article(2)]);
  });

  test('retired articles, scripts and what has nothing to do with it are not offered', () => {
    const found = idsOf(suggestArticles(filled(), asking({ caseId: ids.case(1), typed: '门锁电池' })));
    for (const n of [2, 4, 5]) expect(found).not.toContain(ids.article(n));
    for (const typed of ['', '   ', '你好', '请问怎么办'])
      expect(suggestArticles(filled(), asking({ typed }))).toEqual([]);
  });

  test('what was used on the case, or on one that went into it, is not offered again', () => {
    const used = buildArticleUse(1, { caseId: ids.case(2), articleId: ids.article(1) });
    const merged = buildCase(2, { mergedIntoId: ids.case(1) });
    expect(idsOf(suggestArticles(filled(merged, used), asking({ caseId: ids.case(1) })))).not.toContain(ids.article(1));
  });

  test("the agent's languages come first, and of one text in two languages the one they read", () => {
    const typed = '门锁 battery 电池 lock batteries';
    expect(idsOf(suggestArticles(filled(), asking({ typed, languages: ['en'] })))[0]).toBe(ids.article(3));
    expect(idsOf(suggestArticles(filled(), asking({ typed, languages: ['zh-TW'] })))[0]).toBe(ids.article(1));
    const variants = [articles[0], articles[2]].map((each, at) =>
      buildArticle(at === 0 ? 1 : 3, { ...each?.fields, variantOf: ids.article(1) }),
    );
    const db = replicaWith(...people, ...variants);
    expect(idsOf(suggestArticles(db, asking({ typed, languages: ['en'] })))).toEqual([ids.article(3)]);
    expect(idsOf(suggestArticles(db, asking({ typed: '取出旧电池', languages: ['en'] })))).toEqual([ids.article(3)]);
  });

  test('what is near in meaning is blended in, and what no word found says which passage is near', () => {
    const long = article(6, '续航', `${'出厂设置。'.repeat(64)}\n\n锂电不足时指示灯变红。`);
    const [db, asked] = [filled(long), asking({ typed: '发票抬头，取出旧电池' })];
    const shown = (near: Parameters<typeof suggestArticles>[2]) =>
      suggestArticles(db, asked, near).map(({ id, byMeaning }) => [id, byMeaning]);
    const [first, second] = suggestArticles(db, asked);
    const ridOf = (id: string | undefined) => articles.findIndex((each) => each.id === id) + 1;
    expect(shown([{ rid: ridOf(second?.id), passage: 0 }])[0]).toEqual([second?.id, false]);
    const near = [ridOf(first?.id), 6, 4, 5, 99].map((rid) => ({ rid, passage: 0 }));
    // Retired ones, scripts and what is not here any more stay away.
    expect(shown(near)[0]).toEqual([first?.id, false]);
    expect(shown(near)).toContainEqual([ids.article(6), true]);
    expect(shown(near)).toHaveLength(suggestArticles(db, asked).length + 1);
    const passage = publicPassages(long.fields.body).length - 1;
    expect(suggestArticles(db, asked, [{ rid: 6, passage }])).toContainEqual(
      expect.objectContaining({ id: ids.article(6), passage: expect.stringContaining('锂电不足') }),
    );
  });
});

describe('what served on a case', () => {
  const use = (by: 1 | 2, way: 'inserted' | 'shown', at: number, revision = 1) =>
    ({ key: `${way}/${ids.agent(by)}`, way, by: ids.agent(by), at, revision }) as const;

  test('is told with who used it and how, also of a case that went into it', () => {
    const db = replicaWith(
      ...people,
      article(1, '更换门锁电池', '', { revision: 2 }),
      buildCase(1),
      buildCase(2, { mergedIntoId: ids.case(1) }),
      buildArticleUse(1, {
        uses: [use(1, 'inserted', noon)],
        usedAt: noon,
        verdict: 'helped',
        verdictBy: ids.agent(2),
      }),
      buildArticleUse(2, { caseId: ids.case(2), uses: [use(2, 'shown', noon + hour)], usedAt: noon + hour }),
      buildArticleUse(3, { articleId: ids.article(9), usedAt: noon - day }),
    );
    addUnsent(db, [{ collection: 'articleUse', id: ids.articleUse(2) }]);
    expect(usesOfCase(db, ids.case(1))).toMatchObject([
      {
        articleId: ids.article(1),
        title: '更换门锁电池',
        uses: [
          { way: 'shown', byName: '陈', at: noon + hour },
          { way: 'inserted', byName: '安娜', at: noon },
        ],
        verdict: 'helped',
        verdictByName: '陈',
        changedSince: true,
        saveState: 'saved-here',
      },
      { articleId: ids.article(9), title: null, changedSince: false, saveState: 'on-server' },
    ]);
    expect(articleCounts(db, ids.article(1))).toEqual({ cases: 2, helped: 1, notHelped: 0, lastUsedAt: noon + hour });
    expect(articleCounts(db, ids.article(7))).toEqual({ cases: 0, helped: 0, notHelped: 0, lastUsedAt: null });
  });
});

describe('what the knowledge base lacks', () => {
  const gapsOf = (db: ReturnType<typeof replicaWith>, since = noon - 30 * day) => {
    const finding = findKnowledgeGaps(db, since);
    for (let step = finding.next(); ; step = finding.next()) if (step.done) return step.value;
  };
  const solved = (n: number, subject: string, more: Partial<FieldsOf<'case'>> = {}) =>
    buildCase(n, { subject, status: 'solved', solvedAt: noon + n, type: 'inquiry', ...more });

  test('searches in vain and cases solved without an article stand together by what they are about', () => {
    const db = replicaWith(
      ...people,
      ...articles,
      solved(1, '积分怎么兑换礼品'),
      solved(2, '积分兑换不了礼品'),
      solved(3, '门锁没电'),
      buildArticleUse(1, { caseId: ids.case(3) }),
      solved(4, '表扬小王', { type: 'praise' }),
      solved(5, '积分兑换礼品', { status: 'open', solvedAt: null }),
      solved(6, '积分兑换礼品', { solvedAt: noon - 40 * day }),
      buildSearchMiss(1, { words: '积分兑换', askedAt: noon + hour }),
      buildSearchMiss(2, { words: '上门安装', askedAt: noon }),
    );
    expect(gapsOf(db)).toMatchObject([
      {
        label: '积分兑换',
        searches: 1,
        cases: 2,
        lastAt: noon + hour,
        answeredBy: null,
        examples: [
          { kind: 'search', text: '积分兑换', place: 'knowledge' },
          { kind: 'case', text: '积分兑换不了礼品', caseId: ids.case(2) },
          { kind: 'case', text: '积分怎么兑换礼品', caseId: ids.case(1) },
        ],
      },
      { label: '上门安装', searches: 1, cases: 0 },
    ]);
    expect(gapsOf(db, noon + 2 * hour)).toEqual([]);
  });

  test('one that was written since answers it', () => {
    const miss = buildSearchMiss(1, { words: '上门安装费用', askedAt: noon });
    const written = (updatedAt: number) => article(6, '上门安装', '上门安装的费用是 50 元。', { updatedAt });
    expect(gapsOf(replicaWith(miss, written(noon + 1)))).toMatchObject([{ answeredBy: { id: ids.article(6) } }]);
    expect(gapsOf(replicaWith(miss, written(noon - 1)))).toMatchObject([{ answeredBy: null }]);
  });
});

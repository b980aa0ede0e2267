import { expect, test } from 'vitest';
import { anArticle, ids } from '../../builders/domain-records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const article = { title: ' 如何退款 ', body: '先看订单。', kind: 'faq', language: 'zh-CN' } as const;
const lead = contextOf('lead');

test('a new article is written, each tag once', () => {
  const args = argsOf('article.save', { ...article, tags: ['退款', '退款'] });
  for (const otherwise of ['absent', 'unknown'] as const)
    expect(changesOf(decideStrictly('article.save', args, { present: [], otherwise }, lead))).toEqual([
      {
        kind: 'insert',
        collection: 'article',
        id: ids.command(77),
        scope: 'workspace',
        fields: { ...article, title: '如何退款', tags: ['退款'], authorId: ids.agent(1), updatedAt: now },
      },
    ]);
});

test('an old one keeps what is the same, its author too; tags left out go', () => {
  const args = argsOf('article.save', { ...article, articleId: ids.article(1), body: '新的步骤', tags: ['订单'] });
  expect(changesOf(decideStrictly('article.save', args, { present: [anArticle()] }, lead))).toEqual([
    {
      kind: 'update',
      collection: 'article',
      id: ids.article(1),
      set: { body: '新的步骤', updatedAt: now },
      add: { tags: ['订单'] },
      remove: { tags: ['退款'] },
    },
  ]);
});

test('an edit from a slow clock does not make it older', () => {
  const args = argsOf('article.save', { ...article, articleId: ids.article(1) });
  const [change] = changesOf(
    decideStrictly('article.save', args, { present: [anArticle({ updatedAt: now + 5 })] }, lead),
  );
  expect(change).toMatchObject({ set: { updatedAt: now + 5 } });
});

test.each([
  ['agent', 'forbidden'],
  ['lead', 'accepted'],
  ['admin', 'accepted'],
] as const)('by an %s: %s', (role, outcome) => {
  const decision = decideStrictly('article.save', argsOf('article.save', article), { present: [] }, contextOf(role));
  expect(outcomeOf(decision)).toBe(outcome);
});

import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const madeId = ids.command(77);
const article = { title: ' 如何退款 ', body: '先看订单。', kind: 'faq', language: 'zh-CN' } as const;
const lead = contextOf('lead');

describe('adding an article', () => {
  test('writes it, each tag once', () => {
    const args = argsOf('article.add', { ...article, tags: ['退款', '退款'] });
    for (const otherwise of ['absent', 'unknown'] as const)
      expect(changesOf(decideStrictly('article.add', args, { present: [], otherwise }, lead))).toMatchObject([
        {
          kind: 'insert',
          collection: 'article',
          id: madeId,
          scope: 'workspace',
          fields: {
            ...article,
            title: '如何退款',
            tags: ['退款'],
            authorId: ids.agent(1),
            updatedAt: now,
            revision: 1,
          },
        },
        { collection: 'articleRevision', scope: 'editors', fields: { articleId: madeId, number: 1, how: 'published' } },
      ]);
  });

  test.each([
    ['forbidden', 'agent', { present: [] }],
    ['accepted', 'lead', { present: [] }],
    ['accepted', 'admin', { present: [] }],
    ['exists', 'lead', { present: [{ ...buildArticle(), id: madeId }] }],
  ] as const)('%s, by %s', (outcome, role, world: World) => {
    const decision = decideStrictly('article.add', argsOf('article.add', article), world, contextOf(role));
    expect(outcomeOf(decision)).toBe(outcome);
  });
});

describe('editing an article', () => {
  const articleId = ids.article(1);
  const decide = (
    input: Omit<CommandInput<'article.edit'>, 'articleId'>,
    before: Partial<FieldsOf<'article'>> = {},
    context = lead,
  ) =>
    decideStrictly(
      'article.edit',
      argsOf('article.edit', { articleId, ...input }),
      { present: [buildArticle(1, { title: '如何退款', language: 'zh-CN', tags: ['退款'], ...before })] },
      context,
    );

  test('sets only what differs; tags go in and out', () => {
    const set = { title: '如何退款', body: '新的步骤' };
    expect(changesOf(decide({ set, add: { tags: ['订单'] }, remove: { tags: ['退款'] } }))).toMatchObject([
      {
        kind: 'update',
        collection: 'article',
        id: articleId,
        set: { body: '新的步骤', updatedAt: now, revision: 2 },
        add: { tags: ['订单'] },
        remove: { tags: ['退款'] },
      },
      { collection: 'articleRevision', fields: { number: 2, body: '新的步骤' } },
    ]);
    expect(changesOf(decide({ set }))[0]).not.toMatchObject({ set: { title: '如何退款' } });
  });

  test('from a slow clock does not make it older', () => {
    const [change] = changesOf(decide({ set: { kind: 'sop' } }, { updatedAt: now + 5 }));
    expect(change).toMatchObject({ set: { kind: 'sop', updatedAt: now + 5 } });
  });

  const manyTags = Array.from({ length: 50 }, (_, i) => `t${i}`);

  test.each<[string, Omit<CommandInput<'article.edit'>, 'articleId'>, Partial<FieldsOf<'article'>>]>([
    ['nothing-to-do', {}, {}],
    ['nothing-to-do', { set: { title: ' 如何退款 ', language: 'zh-CN' } }, {}],
    ['nothing-to-do', { add: { tags: ['退款'] } }, {}],
    ['nothing-to-do', { remove: { tags: ['vip'] } }, {}],
    ['accepted', { remove: { tags: ['退款'] } }, {}],
    ['accepted', { set: { body: '' } }, {}],
    ['bad-request', { add: { tags: ['one-more'] } }, { tags: manyTags }],
    ['accepted', { add: { tags: ['one-more'] }, remove: { tags: ['t0'] } }, { tags: manyTags }],
  ])('%s: %j', (outcome, input, before) => {
    expect(outcomeOf(decide(input, before))).toBe(outcome);
  });

  test.each([
    ['agent', 'forbidden'],
    ['lead', 'accepted'],
    ['admin', 'accepted'],
  ] as const)('by an %s: %s', (role, outcome) => {
    expect(outcomeOf(decide({ set: { title: '退款' } }, {}, contextOf(role)))).toBe(outcome);
  });

  test.each([
    ['not-here', 'unknown'],
    ['not-found', 'absent'],
  ] as const)('%s, when the article is %s', (outcome, otherwise) => {
    const args = argsOf('article.edit', { articleId, set: { title: '退款' } });
    expect(outcomeOf(decideStrictly('article.edit', args, { present: [], otherwise }, lead))).toBe(outcome);
  });
});

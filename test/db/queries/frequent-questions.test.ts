import { describe, expect, test } from 'vitest';
import { findFrequentQuestions, questionsWithParts } from '#db/queries/frequent-questions.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { type AskedQuestion, questionProcedures } from '#domain/contract/ipc/question-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticleUse } from '../../builders/knowledge.ts';
import { buildArticle, buildCase, buildTeam } from '../../builders/records.ts';
import { buildHolding } from '../../builders/service.ts';
import { day, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const ended = <T>(finding: Generator<unknown, T>): T => {
  for (let step = finding.next(); ; step = finding.next()) if (step.done) return step.value;
};
type Asked = Partial<InputOf<(typeof questionProcedures)['questions.list']>>;
const found = (records: Parameters<typeof replicaWith>, asked: Asked = {}) => {
  const db = replicaWith(...records);
  const by = questionProcedures['questions.list'].input.parse({ days: 30, ...asked });
  const { questions, ...period } = ended(findFrequentQuestions(db, by, 56, noon));
  return { asked: period.asked, products: period.products, rows: ended(questionsWithParts(db, questions, period)) };
};
const only = (rows: readonly AskedQuestion[]) => rows[0] ?? expect.unreachable('no question was found');

const opened = (n: number, subject: string, daysAgo: number, more: Partial<FieldsOf<'case'>> = {}) =>
  buildCase(n, {
    ...{ subject, openedAt: noon - daysAgo * day, teamId: ids.team(1), channel: 'phone', type: 'inquiry', tags: [] },
    ...{ number: String(10_000 + n), mergedIntoId: null, holdingId: null, ...more },
  });
const teams = [buildTeam(1, { name: '售后' }), buildTeam(2, { name: '物流' })];
const refunds = [
  opened(1, '退款没到账', 9, { tags: ['退款', '急'], holdingId: ids.holding(1) }),
  opened(2, '退款还没有到账', 3, { channel: 'chat', tags: ['退款'] }),
  opened(3, '退款没到账', 1, { teamId: ids.team(2), type: 'complaint' }),
];
const lock = buildHolding(1, { name: '门锁 X1' });
const other = opened(4, '门锁报警', 2);

describe('what is asked often', () => {
  test('says how often, when, in which words, and where it comes from', () => {
    const { asked, rows } = found([...teams, lock, ...refunds, other]);
    expect(asked).toBe(4);
    expect(rows).toEqual([
      {
        ...{ id: ids.case(1), subject: '退款没到账', count: 3, lastAskedAt: noon - day, writeNext: true, articles: [] },
        caseIds: [3, 2, 1].map((n) => ids.case(n)),
        trend: [30, 28, 21, 14, 7].map((days, at) => ({ from: noon - days * day, count: [0, 0, 0, 1, 2][at] })),
        examples: [
          { caseId: ids.case(3), number: '10003', subject: '退款没到账' },
          { caseId: ids.case(2), number: '10002', subject: '退款还没有到账' },
        ],
        parts: {
          teams: [
            { name: '售后', count: 2 },
            { name: '物流', count: 1 },
          ],
          channels: [
            { channel: 'phone', count: 2 },
            { channel: 'chat', count: 1 },
          ],
          types: [
            { type: 'inquiry', count: 2 },
            { type: 'complaint', count: 1 },
          ],
          tags: [
            { name: '退款', count: 2 },
            { name: '急', count: 1 },
          ],
          products: [{ name: '门锁 X1', count: 1 }],
        },
      },
    ]);
  });

  test('of one product, and names the products there are questions about, whichever was asked for', () => {
    const hub = buildHolding(2, { name: 'Hub' });
    const about = [5, 6].map((n) => opened(n, '网关离线', n, { holdingId: ids.holding(2) }));
    const of = (product: string | null) => found([...teams, lock, hub, ...refunds, other, ...about], { product });
    expect(of(null)).toMatchObject({ asked: 6, products: ['Hub', '门锁 X1'], rows: [{ count: 3 }, { count: 2 }] });
    expect(of('Hub')).toMatchObject({
      asked: 2,
      products: ['Hub', '门锁 X1'],
      rows: [{ subject: '网关离线', count: 2 }],
    });
    expect(of('门锁 X1')).toMatchObject({ asked: 1, rows: [] });
  });

  test('says how much is done, never less than before', () => {
    const many = Array.from({ length: 2500 }, (_, n) => opened(n + 1, `第 ${n % 700} 号门锁报警 ${n % 311}`, 1));
    const db = replicaWith(...many);
    const by = questionProcedures['questions.list'].input.parse({ days: 30 });
    const told = [...findFrequentQuestions(db, by, 56, noon)];
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told[0]).toBeGreaterThan(0);
    expect(told.at(-1)).toBe(1);
  });

  test('of the time, the team, the channel and the type that were asked for', () => {
    const of = (asked: Asked) => {
      const { asked: all, rows } = found([...teams, ...refunds, other], asked);
      return [all, ...rows.map(({ count }) => count)];
    };
    expect(of({ days: 7 })).toEqual([3, 2]);
    expect(of({ teamId: ids.team(1) })).toEqual([3, 2]);
    expect(of({ channel: 'chat' })).toEqual([1]);
    expect(of({ type: 'inquiry' })).toEqual([3, 2]);
  });

  test('needs an article until one that is published served, here or on the case that one went into', () => {
    const use = (n: number, caseId: number, more: Partial<FieldsOf<'articleUse'>> = {}) =>
      buildArticleUse(n, { caseId: ids.case(caseId), articleId: ids.article(1), verdict: null, ...more });
    const article = buildArticle(1, { title: '退款多久到账', state: 'published' });
    const row = (...more: Parameters<typeof replicaWith>) => only(found([...teams, ...refunds, ...more]).rows);
    expect(row(article, use(1, 1), use(2, 2, { verdict: 'helped' }))).toMatchObject({
      articles: [{ id: ids.article(1), title: '退款多久到账', cases: 2, helped: 1, notHelped: 0 }],
      writeNext: false,
    });
    expect(row(article, use(1, 1, { verdict: 'not-helped' })).writeNext).toBe(true);
    expect(row(buildArticle(1, { state: 'retired' }), use(1, 1)).writeNext).toBe(true);
    expect(row(use(1, 1))).toMatchObject({ articles: [{ title: null }], writeNext: true });
    const merged = opened(5, '退款没到账', 1, { mergedIntoId: ids.case(6) });
    expect(row(article, merged, opened(6, '发票', 1), use(1, 6)).writeNext).toBe(false);
  });
});

import { describe, expect, test as plainTest } from 'vitest';
import type { AgentId } from '#domain/model/ids.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { spanOf } from '#domain/rules/case-query/day-range.ts';
import { contentProblem } from '#domain/rules/definitions/content.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { daysAfter, daysBefore, readDay } from '#domain/rules/search-query/query-day.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { waysToSay } from '#domain/rules/search-query/synonyms.ts';
import { phraseQuery, wantedOf, wantedQuery, wantedRuns } from '#domain/rules/search-query/wanted.ts';
import { slipsAllowed, slipsBetween } from '#domain/rules/search-query/word-distance.ts';
import { writeQuery } from '#domain/rules/search-query/write-query.ts';
import { ids } from '../../builders/ids.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { naughtyStrings } from '../naughty-strings.ts';

describe('what is typed is read as', () => {
  plainTest.each([
    [
      '退款 到账',
      [
        ['word', '退款'],
        ['word', '到账'],
      ],
    ],
    [
      '"已经 退款" x',
      [
        ['phrase', '已经 退款'],
        ['word', 'x'],
      ],
    ],
    [
      '「退款」“refund”',
      [
        ['phrase', '退款'],
        ['phrase', 'refund'],
      ],
    ],
    [
      'c:退款',
      [
        ['in', 'case'],
        ['word', '退款'],
      ],
    ],
    [
      '工单：退款',
      [
        ['in', 'case'],
        ['word', '退款'],
      ],
    ],
    [
      '客戶： 李',
      [
        ['in', 'customer'],
        ['word', '李'],
      ],
    ],
    [
      'ｋ：退款',
      [
        ['in', 'article'],
        ['word', '退款'],
      ],
    ],
    [
      'in:calls in:通话',
      [
        ['in', 'call'],
        ['in', 'call'],
      ],
    ],
    [
      '#10421 ＃E-7 #tag',
      [
        ['number', '10421'],
        ['number', 'E-7'],
        ['word', '#tag'],
      ],
    ],
    [
      'tel:138-1234 电话：５６７８',
      [
        ['tel', '138-1234'],
        ['tel', '５６７８'],
      ],
    ],
    [
      'from:"王 小明" 来自:李',
      [
        ['from', '王 小明'],
        ['from', '李'],
      ],
    ],
    [
      'tag:VIP 标签：退款',
      [
        ['tag', 'VIP'],
        ['tag', '退款'],
      ],
    ],
    [
      'status:solved is:挂起',
      [
        ['status', 'solved'],
        ['status', 'on-hold'],
      ],
    ],
    [
      'after:2026-3-1 before:2026年11月2日',
      [
        ['after', '2026-03-01'],
        ['before', '2026-11-02'],
      ],
    ],
    [
      'since:7d 早于:2周 自:今天',
      [
        ['after', '7d'],
        ['before', '14d'],
        ['after', '0d'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(readQuery(text).map((part) => Object.values(part))).toEqual(expected);
  });

  plainTest.each([
    'http://a.b',
    '12:30',
    'before:soon',
    'status:lost',
    'tel:anna',
    'in:heaven',
    'tag:',
    'constructor:x',
  ])('the word that it is, where it means nothing else: %s', (text) => {
    expect(readQuery(text)).toEqual([{ kind: 'word', text }]);
  });

  plainTest('words, where a quotation does not end', () => {
    expect(readQuery('a "b c')).toEqual(['a', 'b', 'c'].map((text) => ({ kind: 'word', text })));
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    'c:',
    '工单：',
    'from:',
    'tag:',
    'before:',
    'after:',
    'status:',
    'tel:',
    'in:',
    '#',
    '"',
    '「',
    '」',
    ' ',
    '\u3000',
  ),
  fc.constantFrom('2026-11-22', '7d', '今天', 'solved', '已解决', 'case', '10421', '138', '退款', 'ＶＩＰ', '½', ':'),
);
const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('a query', () => {
  test('reads the same when it is written down from what was read', [typed], (text) => {
    const parts = readQuery(text);
    expect(readQuery(writeQuery(parts))).toEqual(parts);
  });

  test('reads as what is left when a chip is taken out of it', [typed, fc.nat()], (text, n) => {
    const parts = readQuery(text);
    const left = parts.toSpliced(parts.length === 0 ? 0 : n % parts.length, 1);
    expect(readQuery(writeQuery(left))).toEqual(left);
  });

  plainTest('of naughty strings reads and writes without an error', () => {
    for (const text of naughtyStrings()) {
      const parts = readQuery(text);
      expect(readQuery(writeQuery(parts)), text).toEqual(parts);
    }
  });
});

describe('days', () => {
  const moment = { now: Date.parse('2026-11-22T01:00:00Z'), zone: 'Asia/Shanghai', zones: createZoneOffsets() };
  const span = (day: string, side: typeof daysAfter) => {
    const { from, to } = spanOf(side(day), moment) ?? { from: null, to: null };
    return [from, to].map((at) => (at === null ? null : new Date(at).toISOString()));
  };

  plainTest('are those of the zone, the first belonging to what is after, not to what is before', () => {
    expect(span('2026-11-02', daysAfter)).toEqual(['2026-11-01T16:00:00.000Z', null]);
    expect(span('2026-11-02', daysBefore)).toEqual([null, '2026-11-01T16:00:00.000Z']);
    expect(span('0d', daysAfter)).toEqual(['2026-11-21T16:00:00.000Z', null]);
    expect(span('1d', daysBefore)).toEqual([null, '2026-11-20T16:00:00.000Z']);
  });

  plainTest.each(['2026-13-01', '2026-02-30', '12345d', 'd', '7', 'toString'])('%s is none', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});

describe('other words', () => {
  const groups = [
    { terms: ['宽带', '网络', 'broadband'], oneWay: false },
    { terms: ['wifi', 'router'], oneWay: true },
  ];

  plainTest.each([
    ['宽带坏了', ['宽带坏了', '网络 坏了', 'broadband 坏了']],
    ['寬帶', ['寬帶', '网络', 'broadband']],
    ['my WiFi', ['my WiFi', 'my router']],
    ['my router', ['my router']],
    ['broadbands', ['broadbands']],
    ['退款', ['退款']],
  ])('for %s', (text, expected) => {
    expect(waysToSay(text, groups)).toEqual(expected);
  });

  test(
    'are never many, whatever is defined',
    [fc.array(fc.constantFrom('a', 'b', '退', '"', '* OR'), { maxLength: 9 }), typed],
    (terms, text) => {
      const ways = waysToSay(text, [{ terms, oneWay: false }, ...groups]);
      expect(ways[0]).toBe(text);
      expect(ways.length).toBeLessThanOrEqual(14);
    },
  );
});

plainTest('words that mean the same are defined by who approves articles, for everybody', () => {
  const may = (actor: Partial<Actor>, ownerId: AgentId | null = null) =>
    mayDefine({ id: ids.agent(1), role: 'agent', teamIds: [], ...actor }, { kind: 'synonyms', ownerId });
  expect(
    [{}, { knowledgeRole: 'editor' }, { knowledgeRole: 'approver' }, { role: 'lead' }].map((actor) =>
      may(actor as Partial<Actor>),
    ),
  ).toEqual([...[false, false, true, true]]);
  expect(may({ role: 'admin' }, ids.agent(1))).toBe(false);
  const sound = (terms: string[]) => contentProblem('synonyms', { terms, oneWay: false }) === undefined;
  expect([['a', 'b'], ['a'], ['a', ' '], Array(13).fill('a')].map(sound)).toEqual([true, false, false, false]);
});

describe('the index is asked for', () => {
  const asked = (text: string) => wantedQuery(wantedOf(readQuery(text), []));
  plainTest.each([
    ['退款', '((“退款”))'],
    ['iphone15充电桩', '((“iphone15”* AND “充电 电桩”))'],
    ['"for the" x', '((“x”)) AND (“for the”)'],
    ['？？', null],
    ['c: #7', null],
  ])('%s', (text, expected) => {
    expect(asked(text)).toBe(expected?.replaceAll(/[“”]/g, '"') ?? null);
  });

  plainTest.each([
    ['退款流程', '"退款 款流 流程"'],
    ['充电foo', '"充电 电 foo"'],
    ['foo退', '"foo 退"*'],
    ['！', null],
  ])('just so: %s', (text, expected) => {
    expect(phraseQuery(text)).toBe(expected);
  });

  plainTest('runs are told once each', () => {
    expect(wantedRuns(wantedOf(readQuery('退款 "退款" a'), []))).toEqual([
      { cjk: true, text: '退款' },
      { cjk: false, text: 'a' },
    ]);
  });
});

describe('slips', () => {
  plainTest.each([
    ['router', 'ruoter', 1],
    ['router', 'rooter', 1],
    ['router', 'roter', 1],
    ['router', 'routers', 1],
    ['router', 'rtuer', 2],
    ['router', 'refund', 3],
  ])('between %s and %s', (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
    expect(slipsBetween(other, one, 2)).toBe(slips);
  });

  plainTest('are allowed in long words', () => {
    expect([3, 4, 7, 8].map(slipsAllowed)).toEqual([0, 1, 1, 2]);
  });
});

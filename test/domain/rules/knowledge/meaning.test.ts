import { describe, expect, test } from 'vitest';
import type { Role } from '#domain/model/choices.ts';
import { contentProblem } from '#domain/rules/definitions/content.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { isFitAddress, type MeaningRules } from '#domain/rules/definitions/meaning-rules.ts';
import { blendRankings } from '#domain/rules/knowledge/blend-rankings.ts';
import { questionToSend } from '#domain/rules/knowledge/question-to-send.ts';
import { standsOutFrom } from '#domain/rules/knowledge/stands-out.ts';
import { ids } from '../../../builders/ids.ts';
import { fc, test as property } from '../../../harness/fast-check.ts';

describe('where texts may be sent', () => {
  test.each([
    'https://api.example.com/v1',
    'https://example.com:8443/openai/v1',
    'https://10.0.0.8/v1',
    'http://localhost:11434/v1',
    'http://127.0.0.1:8080',
    'http://[::1]:8080/v1',
  ])('%s', (address) => expect(isFitAddress(address)).toBe(true));

  test.each([
    ...['', 'example.com', 'http://example.com/v1', 'http://127.0.0.1.example.com/v1', 'http://localhost.example.com'],
    ...[
      'https://user:secret@example.com/v1',
      'https://example.com/v1?key=1',
      'https://example.com/#x',
      'https://a b.com',
    ],
    ...[
      'https://example.com/../v2',
      'https://example.com\\@other.com',
      'ftp://example.com',
      'https://',
      'https://例.com',
    ],
  ])('not %s', (address) => expect(isFitAddress(address)).toBe(false));
});

test('only an admin turns it on, for everybody, and no key is among it', () => {
  const may = (role: Role) =>
    mayDefine({ id: ids.agent(1), role, teamIds: [] }, { kind: 'meaning-rules', ownerId: null });
  expect((['agent', 'lead', 'admin'] as const).map(may)).toEqual([false, false, true]);
  const rules: MeaningRules = {
    ...{ address: 'https://api.example.com/v1', model: 'text-embedding-3-small', dimensions: 512, sends: 'articles' },
  };
  const isSound = (more: object) => contentProblem('meaning-rules', { ...rules, ...more }) === undefined;
  expect([{}, { dimensions: null }, { model: 'BAAI/bge-m3' }].map(isSound)).toEqual([true, true, true]);
  const bad = [{ key: 'sk-1' }, { address: 'http://example.com' }, { model: '' }, { dimensions: 3 }, { sends: 'all' }];
  expect(bad.map(isSound)).toEqual(bad.map(() => false));
});

describe('two rankings', () => {
  test('what stands in both comes first, then places count, and of equals the first decides', () => {
    expect(
      blendRankings([
        ['a', 'b', 'c'],
        ['c', 'd'],
      ]),
    ).toEqual(['c', 'a', 'b', 'd']);
    expect(blendRankings([['a', 'b'], []])).toEqual(['a', 'b']);
  });

  property(
    'lose and double nothing, and one alone keeps its order',
    [fc.uniqueArray(fc.nat(30)), fc.array(fc.nat(30))],
    (first, second) => {
      expect(new Set(blendRankings([first, second]))).toEqual(new Set([...first, ...second]));
      expect(blendRankings([first, second])).toHaveLength(new Set([...first, ...second]).size);
      expect(blendRankings([first])).toEqual(first);
      expect(blendRankings([first, first])).toEqual(first);
    },
  );
});

describe('what stands out', () => {
  test('is more like the question than the rest, wherever the likenesses of a model begin', () => {
    for (const [low, high] of [
      [0.05, 0.6],
      [0.7, 0.86],
    ] as const) {
      const likenesses = [...Array.from({ length: 40 }, (_, n) => low + (n % 4) * 0.01), high];
      const from = standsOutFrom(likenesses);
      expect(likenesses.filter((each) => each >= from)).toEqual([high]);
    }
  });

  test('is nothing where all are alike, or there is next to nothing', () => {
    for (const likenesses of [[], [0.9], [0.9, 0.1], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]])
      expect(likenesses.some((each) => each >= standsOutFrom(likenesses))).toBe(false);
  });
});

describe('a question that is sent', () => {
  const people = { own: ['王小明', 'Ada Lin', '138 0013 8000', 'ada@example.com'], others: ['李'.repeat(2), 'Ann'] };

  test.each([
    ['王小明的門鎖沒電了', '的门锁没电了'],
    ['小明说门锁没电', '说门锁没电'],
    ['王先生，小王，门锁没电', ', ,门锁没电'],
    ['請王主任回電', '请 回电'],
    ['Ada cannot log in, says LIN', 'cannot log in, says'],
    ['please announce it to Ann', 'please announce it to'],
    ['138-0013-8000 打不通，订单 20261122007', '打不通,订单'],
    ['write to ada@example.com or https://x.example/u/7', 'write to or'],
    ['李李要退款', '要退款'],
    ['E-1042 报错', 'e-1042 报错'],
  ])('%s', (text, left) => expect(questionToSend(text, people).replace(/\s+/g, ' ')).toBe(left));

  test('is none where nothing is left of it', () => {
    for (const text of ['', '王小明', '13800138000', '?? 1', 'a']) expect(questionToSend(text, people)).toBe('');
  });

  property(
    'never has a known name, number or address in it, wherever they stand',
    [fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(...people.own), fc.string({ maxLength: 40 })],
    (before, name, after) => {
      const sent = questionToSend(`${before} ${name} ${after}`, people);
      expect(sent).not.toContain(name.toLowerCase());
      expect(sent).not.toMatch(/\d{5}/);
    },
  );
});

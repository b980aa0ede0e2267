import { expect, test } from 'vitest';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { questionAsSent } from '#db/queries/question-to-send.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { middleOf, nearestArticles, readVectors, type VectorTable } from '#db/search/nearest-passages.ts';
import {
  articlesBehind,
  beginVectors,
  countVectors,
  keepVectors,
  passageTexts,
  vectorsOf,
} from '#db/search/passage-vectors.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildCase, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';

const article = (n: number, title: string, body: string, more: Partial<FieldsOf<'article'>> = {}) =>
  buildArticle(n, { title, body, kind: 'faq', state: 'published', ...more });

/** One number of eight stands for each article. */
const vectorOf = (n: number) => ({
  scale: 1 / 100,
  vector: Int8Array.from({ length: 8 }, (_, at) => (at === n ? 100 : 0)),
});

function makeAll(db: ReplicaWriter): void {
  for (const each of articlesBehind(db, 100)) {
    const vectors = passageTexts(each).map(({ digest }) => ({ ...vectorOf(each.rid), digest }));
    expect(keepVectors(db, each, vectors)).toBe(true);
  }
}
function all(db: ReplicaWriter): VectorTable {
  const reading = readVectors(db);
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}
const ridsIn = (db: ReplicaWriter) => [...new Set(all(db).places.map((place) => Math.floor(place / 4096)))];

test('what is offered has vectors, by passages with the title, and nothing that is for the house alone', () => {
  const db = replicaWith(
    article(1, '换电池', '打开后盖。\n\n:::internal\n底价 50 元\n:::\n\n装入电池。'),
    article(2, '话术', '您好', { kind: 'script' }),
    article(3, '旧的', '旧', { state: 'retired' }),
    article(4, '公告', '放假', { kind: 'announcement' }),
    article(5, '长文', `${'这是一句话。'.repeat(60)}`),
    article(6, '只有标题', ''),
  );
  expect(articlesBehind(db, 10).map(({ rid }) => rid)).toEqual([1, 5, 6]);
  expect(countVectors(db)).toEqual({ articles: 3, behind: 3 });
  const [first, long, bare] = articlesBehind(db, 10).map((each) => passageTexts(each).map(({ text }) => text));
  expect(first?.join()).toContain('换电池\n打开后盖。');
  expect(first?.join()).toContain('装入电池');
  expect(first?.join()).not.toContain('底价');
  expect(long?.length).toBeGreaterThan(1);
  expect(long?.every((text) => text.startsWith('长文\n'))).toBe(true);
  expect(bare).toEqual(['只有标题']);
  makeAll(db);
  expect(countVectors(db)).toEqual({ articles: 3, behind: 0 });
  expect(ridsIn(db)).toEqual([1, 5, 6]);
});

test('only what was changed waits again, and passages that stayed are known by their words', () => {
  const body = '这是一句话。'.repeat(60);
  const db = replicaWith(article(1, '一', body), article(2, '二', '二'));
  makeAll(db);
  save(db, article(1, '一', body, { tags: ['x'] }));
  expect(countVectors(db).behind).toBe(0);
  save(db, article(1, '一', `${body}\n\n新的一段。`));
  const [changed, ...others] = articlesBehind(db, 10);
  expect([changed?.rid, others]).toEqual([1, []]);
  const held = vectorsOf(db, 1);
  const fresh = changed ? passageTexts(changed).filter(({ digest }) => !held.has(digest)) : [];
  expect(fresh).toHaveLength(1);
  expect(fresh[0]?.text).toContain('新的一段');
});

test('what was changed while its vectors were made is made again', () => {
  const db = replicaWith(article(1, '一', '旧'));
  const [before] = articlesBehind(db, 1);
  save(db, article(1, '一', '新'));
  expect(before && keepVectors(db, before, [{ ...vectorOf(1), digest: 'x' }])).toBe(false);
  expect([countVectors(db).behind, all(db).places]).toEqual([1, []]);
});

test('vectors go with their article, however it goes, and with their model', () => {
  const db = replicaWith(...[1, 2, 3, 4].map((n) => article(n, `第${n}`, '正文')));
  expect(beginVectors(db, 'a')).toBe(true);
  makeAll(db);
  expect(beginVectors(db, 'a')).toBe(false);
  deleteRecord(db, { collection: 'article', id: ids.article(1) });
  save(db, article(2, '第2', '正文', { state: 'retired' }));
  save(db, article(3, '第3', '正文', { kind: 'script' }));
  expect(ridsIn(db)).toEqual([4]);
  expect(beginVectors(db, 'b')).toBe(true);
  expect([ridsIn(db), countVectors(db)]).toEqual([[], { articles: 1, behind: 1 }]);
  makeAll(db);
  clearReplica(db);
  expect(ridsIn(db)).toEqual([]);
});

test('the nearest stand out among all; by vector, or by what some articles have in common', () => {
  const db = replicaWith(...Array.from({ length: 40 }, (_, n) => article(n + 1, `第${n + 1}`, '正文')));
  for (const each of articlesBehind(db, 100))
    keepVectors(db, each, [{ ...vectorOf(each.rid === 7 || each.rid === 9 ? 7 : each.rid % 5), digest: 'x' }]);
  const table = all(db);
  const asked = Float32Array.from({ length: 8 }, (_, at) => (at === 7 ? 1 : 0.1));
  expect(nearestArticles(table, asked, 5)).toEqual([
    { rid: 7, passage: 0 },
    { rid: 9, passage: 0 },
  ]);
  expect(nearestArticles(table, asked, 1)).toEqual([{ rid: 7, passage: 0 }]);
  expect(nearestArticles(table, new Float32Array(8).fill(1), 5)).toEqual([]);
  expect(nearestArticles(table, new Float32Array(4).fill(1), 5)).toEqual([]);
  const middle = middleOf(db, table, [ids.article(7)]);
  expect(middle && nearestArticles(table, middle, 5).map(({ rid }) => rid)).toEqual([7, 9]);
  expect(middleOf(db, table, [ids.article(99)])).toBeUndefined();
});

test('what leaves of a case names neither its customer nor anybody else whom this device knows', () => {
  const db = replicaWith(
    buildCustomer(1, {
      name: '王小明',
      contactPoints: [{ key: 'a', kind: 'email', value: 'xm@example.com', note: '' }] as never,
    }),
    buildCustomer(2, { name: 'Grace Hopper' }),
    buildOrganisation(1, { name: '滨海酒店' }),
    buildCase(1, {
      customerId: ids.customer(1),
      subject: '小明的门锁没电',
      description: '滨海酒店的王小明（xm@example.com）说，grace hopper 也打过 13800138000',
    }),
  );
  const sent = questionAsSent(db, { caseId: ids.case(1), typed: '李雷说要换电池', names: ['李雷'] });
  expect(sent).toMatch(/门锁没电[\s\S]*要换电池/);
  for (const name of ['小明', '滨海', 'grace', 'hopper', '李雷', '138', 'example']) expect(sent).not.toContain(name);
});

import { describe, expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { searchPage } from '#db/queries/search-page.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { searchProcedures } from '#domain/contract/ipc/search-procedures.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildArticle,
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEntry,
} from '../../builders/records.ts';
import { day, noon } from '../../builders/times.ts';
import { me } from '../queries/asking.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';

const moment = { now: me.now, zone: 'UTC', zones: me.zones };

function found(
  db: ReplicaReader,
  text: string,
  more: { readonly kinds?: SearchKind[]; readonly limit?: number; readonly from?: number } = {},
) {
  return searchPage(db, searchProcedures['search.list'].input.parse({ text, ...more }), moment);
}

const cases = (db: ReplicaReader, text: string) => found(db, text).cases.hits.map((hit) => Number(hit.number) - 10_000);
const said = (db: ReplicaReader, text: string) => found(db, text).entries.hits.map((hit) => hit.excerpt.text);
const marked = ({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) =>
  ranges.map(([from, to]) => text.slice(from, to));

describe('what was said on cases and noted of calls', () => {
  const db = () =>
    replicaWith(
      buildAgent(1, { name: '陈晨' }),
      buildCustomer(1, { name: '王小明' }),
      buildCustomer(2, { name: '李雷', contactPoints: [{ kind: 'phone', value: '139 8888 7777', label: '' }] }),
      buildCase(1, { subject: '充电桩', customerId: ids.customer(1), tags: ['vip'] }),
      buildCase(2, { subject: 'Router', customerId: ids.customer(2), status: 'solved' }),
      buildEntry(1, {
        caseId: ids.case(1),
        kind: 'note',
        authorId: ids.agent(1),
        body: '查到退款，iPhone15充电异常',
        happenedAt: noon - 9 * day,
      }),
      buildEntry(2, {
        caseId: ids.case(2),
        kind: 'message-in',
        body: '退款 for the router E-1042报错',
        happenedAt: noon - day,
      }),
      buildEntry(3, { caseId: ids.case(2), kind: 'status', body: '', happenedAt: noon }),
      buildCall(1, {
        caseId: ids.case(2),
        customerId: ids.customer(2),
        need: '催退款',
        note: '答应明天',
        phone: '13988887777',
        startedAt: noon - 2 * day,
      }),
    );
  const first = '查到退款，iPhone15充电异常';
  const second = '退款 for the router E-1042报错';

  test.each([
    ['退款', [second, first]],
    ['退', [second, first]],
    ['異常', [first]],
    ['iphone15充电', [first]],
    ['1042报错', [second]],
    ['"for the"', [second]],
    ['"the for"', []],
    ['退款 router', [second]],
    ['退款 from:陈', [first]],
    ['退款 from:李雷', [second]],
    ['退款 from:nobody', []],
    ['退款 tag:vip', [first]],
    ['退款 status:solved', [second]],
    ['退款 #10001', [first]],
    ['退款 after:3d', [second]],
    ['退款 before:3d', [first]],
    ['退款 tel:88887777', [second]],
    ['p:退款', []],
    ['记录：退款', [second, first]],
  ])('is found by %s', (text, expected) => {
    expect(said(db(), text)).toEqual(expected);
  });

  test('tells which case it was said on, by whom, and what was found', () => {
    const [hit] = found(db(), '退款 router', { kinds: ['entry'] }).entries.hits;
    expect(hit && { ...hit, excerpt: marked(hit.excerpt) }).toEqual({
      ...{ id: ids.entry(2), caseId: ids.case(2), caseNumber: '10002', caseSubject: 'Router', kind: 'message-in' },
      ...{ authorName: '李雷', at: noon - day, excerpt: ['退款', 'router'] },
    });
  });

  test.each([
    ['催退款', 1],
    ['明天', 1],
    ['t: tel:8888-7777', 1],
    ['t: from:李雷', 1],
    ['t: from:王小明', 0],
    ['t: after:1d', 0],
    ['t:', 0],
    ['退款 before:2d', 0],
  ])('calls are found by %s', (text, count) => {
    expect(found(db(), text).calls.hits.length).toBe(count);
  });

  test('is found no more once it changed or is gone', () => {
    const replica = db();
    save(replica, buildCall(1, { need: '换货', note: '' }));
    expect(found(replica, '催退款').calls.count).toBe(0);
    expect(found(replica, '换货').calls.count).toBe(1);
    deleteRecord(replica, buildEntry(1));
    expect(said(replica, '退款')).toEqual([second]);
  });
});

describe('cases', () => {
  const db = () =>
    replicaWith(
      buildCustomer(1, { name: '王小明' }),
      buildCase(1, { subject: '换货', description: '想退款', lastActivityAt: noon - day }),
      buildCase(2, {
        subject: '退款',
        description: '',
        lastActivityAt: noon - 50 * day,
        tags: ['vip'],
        customerId: null,
      }),
      buildCase(3, {
        subject: '发票与退款多久',
        description: '',
        lastActivityAt: noon - 60 * day,
        status: 'solved',
        customerId: ids.customer(1),
      }),
    );

  test.each([
    ['退款', [2, 3, 1]],
    ['10001', [1]],
    ['#10003', [3]],
    ['王小明', [1, 3]],
    ['from:王小明 退款', [3, 1]],
    ['tag:vip', [2]],
    ['status:已解决', [3]],
    ['c: after:2026-02-20', [1]],
    ['c: before:2026-01-05', [3]],
    ['k: 退款', []],
    ['c:', []],
    ['？？', []],
  ])('are found by %s, the best first', (text, expected) => {
    expect(cases(db(), text)).toEqual(expected);
  });

  test('show where the words stand, in the subject or else in what was told', () => {
    const { hits } = found(db(), '退款').cases;
    expect(hits.map(({ subject, excerpt }) => [marked(subject), excerpt && marked(excerpt)])).toEqual([
      [['退款'], null],
      [['退款'], null],
      [[], ['退款']],
    ]);
  });

  test('come in parts, each once, and their number is told as far as it was counted', () => {
    const many = replicaWith(...Array.from({ length: 25 }, (_, n) => buildCase(n + 1, { subject: `退款 ${n}` })));
    const seen: string[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const { cases: group } = found(many, '退款', { kinds: ['case'], limit: 10, from });
      expect([group.count, group.isMore]).toEqual([25, false]);
      seen.push(...group.hits.map((hit) => hit.number));
      from = group.next;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen.length).toBe(25);
  });
});

describe('customers and articles', () => {
  const db = () =>
    replicaWith(
      buildCustomer(1, { name: '王小明', tags: ['VIP'] }),
      buildCustomer(2, { name: '王大明', notes: '王小明的同事' }),
      buildArticle(1, {
        title: '退款流程',
        body: '## 步骤\n\n- **退款**在[设置](https://x.example)里申请',
        tags: ['财务'],
      }),
    );
  const names = (text: string) => found(db(), text).customers.hits.map((hit) => hit.name.text);

  test.each([
    ['王小明', ['王小明', '王大明']],
    ['tag:vip', ['王小明']],
    ['王小明 tag:vip', ['王小明']],
    ['tel:13800000002', ['王大明']],
    ['wxm', ['王小明']],
    ['王小明 status:open', []],
  ])('customers by %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test.each([
    ['退款', 1],
    ['退款 tag:财务', 1],
    ['退款 tag:vip', 0],
    ['退款 from:王', 0],
    ['退款 #1', 0],
  ])('articles by %s', (text, count) => {
    expect(found(db(), text).articles.count).toBe(count);
  });

  test('an article shows what was found, without the signs of its shape', () => {
    const [hit] = found(db(), '退款').articles.hits;
    expect(hit && [marked(hit.title), marked(hit.excerpt)]).toEqual([['退款'], ['退款']]);
    expect(hit?.excerpt.text).not.toMatch(/[#*[\]]|https/);
  });
});

describe('words that mean the same', () => {
  const synonyms = (terms: string[], oneWay = false) =>
    buildDefinition(1, { kind: 'synonyms', content: { terms, oneWay } });

  test('find one another, and what they found is marked', () => {
    const db = replicaWith(synonyms(['宽带', '网络', 'broadband']), buildCase(1, { subject: '网络坏了' }));
    const [hit] = found(db, 'broadband').cases.hits;
    expect(hit && marked(hit.subject)).toEqual(['网络']);
    expect(cases(db, '寬帶 坏了')).toEqual([1]);
  });

  test('of one way find nothing the other way round; switched off they find nothing', () => {
    const subjects = [buildCase(1, { subject: 'wifi' }), buildCase(2, { subject: 'router' })];
    const db = replicaWith(synonyms(['wifi', 'router'], true), ...subjects);
    expect(cases(db, 'wifi').sort()).toEqual([1, 2]);
    expect(cases(db, 'router')).toEqual([2]);
    save(
      db,
      buildDefinition(1, { kind: 'synonyms', active: false, content: { terms: ['wifi', 'router'], oneWay: true } }),
    );
    expect(cases(db, 'wifi')).toEqual([1]);
  });
});

describe('who mistypes a Latin word', () => {
  const db = () =>
    replicaWith(
      buildCase(1, { subject: 'Router and warranty' }),
      buildEntry(1, { kind: 'note', body: 'only said here: thermostat' }),
    );

  test.each([
    ['ruoter', 'router'],
    ['eouter', 'router'],
    ['outer', 'router'],
    ['rotuer tag:x', 'router tag:x'],
    ['thermostta', 'thermostat'],
    ['warrantie', 'warranty'],
    ['rout', null],
    ['rtr', null],
    ['1234', null],
    ['completely', null],
    ['退款', null],
  ])('%s is asked whether they meant %s', (text, expected) => {
    expect(found(db(), text).didYouMean).toBe(expected);
  });
});

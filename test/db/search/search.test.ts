import { describe, expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { listCases } from '#db/queries/case-list.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { casesByWords } from '#db/search/find-cases.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildCase, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { asking, me } from '../queries/asking.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';
import { firstHits } from './first-hits.ts';

function cases(db: ReplicaReader, text: string): number[] {
  return listCases(db, asking({ text, sort: 'number', descending: false }), me).rows.map(
    (row) => Number(row.number) - 10_000,
  );
}

function customers(db: ReplicaReader, text: string): string[] {
  return listCustomers(db, { text, offset: 0, limit: 100 }).rows.map((row) => row.name);
}

describe('cases are found', () => {
  const db = () =>
    replicaWith(
      buildCase(1, { subject: '充电桩无法登录', description: '客户要求退款', tags: ['投诉', 'Hot Line'] }),
      buildCase(2, {
        subject: 'Router loses connection',
        description: 'Café Wi-Fi, order T-100502, ᦰ',
        customerId: null,
      }),
      buildCase(3, { subject: '發票開錯', description: 'ＶＰＮ 打不开' }),
    );

  test.each([
    ['退款', [1]],
    ['登录', [1]],
    ['登錄', [1]],
    ['桩无法登', [1]],
    ['充', [1]],
    ['款', [1]],
    ['无法退款', []],
    ['充电 退款', [1]],
    ['发票', [3]],
    ['vpn', [3]],
    ['打不开', [3]],
    ['rout', [2]],
    ['ROUTER order', [2]],
    ['router refund', []],
    ['cafe', [2]],
    // A letter since Unicode 8, which SQLite's own tables do not know.
    ['ᦰ', [2]],
    ['T-100502', [2]],
    ['100502', [2]],
    ['投诉', [1]],
    ['hot line', [1]],
    ['', [1, 2, 3]],
    ['   ', [1, 2, 3]],
    ['。！?', []],
  ])('by the words “%s”', (text, expected) => {
    expect(cases(db(), text)).toEqual(expected);
  });

  test('by their number, with and without a hash', () => {
    const three = db();
    expect(cases(three, '10002')).toEqual([2]);
    expect(cases(three, '#10002')).toEqual([2]);
    expect(cases(three, '＃ 10002')).toEqual([2]);
    expect(cases(three, '#10009')).toEqual([]);
  });

  test('by a number they were known by before, in any case of letters', () => {
    const db = replicaWith(buildCase(1, { aliases: ['D7K-0012'] }), buildCase(2, { number: 'D7K-0013' }));
    expect(listCases(db, asking({ text: 'd7k-0012' }), me).rows.map((row) => row.number)).toEqual(['10001']);
    expect(listCases(db, asking({ text: '#d7k-0013' }), me).rows.map((row) => row.number)).toEqual(['D7K-0013']);
    save(db, buildCase(1, { aliases: [] }));
    expect(listCases(db, asking({ text: '#D7K-0012' }), me).rows).toEqual([]);
  });

  test('by a hash and a number that is in many texts, alone', () => {
    const db = replicaWith(buildCase(1), buildCase(2, { description: 'see 10001' }));
    expect(cases(db, '#10001')).toEqual([1]);
    expect(cases(db, '10001')).toEqual([1, 2]);
  });

  test('by their customer’s name or phone', () => {
    const db = replicaWith(
      buildCase(1),
      buildCase(2),
      buildCustomer(1, { name: '王小明', contactPoints: [{ kind: 'phone', value: '+86 138-1234-5678', label: '' }] }),
      buildCustomer(2),
    );
    expect(cases(db, '王小明')).toEqual([1]);
    expect(cases(db, 'wxm')).toEqual([1]);
    expect(cases(db, '5678')).toEqual([1]);
    expect(cases(db, '138 1234')).toEqual([1]);
  });

  test('together with the other filters of a list', () => {
    const db = replicaWith(
      buildCase(1, { subject: '退款', status: 'closed' }),
      buildCase(2, { subject: '退款', tags: ['vip'] }),
      buildCase(3, { subject: '退款', teamId: ids.team(2) }),
    );
    const numbers = (asked: Parameters<typeof asking>[0]) =>
      listCases(db, asking({ text: '退款', ...asked }), me).rows.map((row) => Number(row.number) - 10_000);
    expect(numbers({})).toEqual([3, 2, 1]);
    expect(numbers({ queue: 'team' })).toEqual([2]);
    expect(numbers({ queue: 'finished' })).toEqual([1]);
    expect(numbers({ tag: 'vip' })).toEqual([2]);
    expect(numbers({ offset: 1, limit: 1 })).toEqual([2]);
  });

  test.each([2, 9])('the last active first, whatever order they came in (%i wanted)', (limit) => {
    const newestFirst = [3, 2, 1].map((n) => buildCase(n, { subject: '退款' }));
    const db = replicaWith(...newestFirst);
    expect(casesByWords(db, '退款', limit)).toEqual([1, 2, 3].slice(0, limit));
    expect(firstHits(db, { text: '退款', limit }).cases.map(({ number }) => number)).toEqual(
      ['10003', '10002', '10001'].slice(0, limit),
    );
  });

  test('by what they say now, no longer by what they said, and not at all once deleted', () => {
    const db = replicaWith(buildCase(1, { subject: '旧标题 stale' }));
    save(db, buildCase(1, { subject: '新标题 fresh' }));
    expect(cases(db, '旧标')).toEqual([]);
    expect(cases(db, 'stale')).toEqual([]);
    expect(cases(db, '新标')).toEqual([1]);
    deleteRecord(db, buildCase(1));
    expect(cases(db, 'fresh')).toEqual([]);
    expect(firstHits(db, { text: '新标题', limit: 8 }).cases).toEqual([]);
  });
});

describe('customers are found', () => {
  const phone = (value: string) => [{ kind: 'phone', value, label: '' } as const];

  test.each([
    ['5678', ['A', 'C']],
    ['12345678', ['A', 'C']],
    ['13812345678', ['A']],
    ['+86 138 1234 5678', ['A']],
    ['138-1234-5678', ['A']],
    ['１３８１２３４５６７８', ['A']],
    ['3812', ['A']],
    ['010 6234 5555', ['B']],
    ['+86 10 6234 5555', ['B']],
    ['62345555', ['B']],
    ['(010) 6234-5555', ['B']],
    ['567', []],
    ['99999', []],
  ])('by the phone number %s', (text, expected) => {
    const db = replicaWith(
      buildCustomer(1, { name: 'A', contactPoints: phone('+8613812345678') }),
      buildCustomer(2, { name: 'B', contactPoints: [...phone('010-62345555'), ...phone('13900000000')] }),
      buildCustomer(3, { name: 'C', contactPoints: phone('12345678 转 9') }),
    );
    expect(customers(db, text)).toEqual(expected);
  });

  test.each(['王小明', '小明', '王', 'wangxiaoming', 'wangx', 'wxm', 'wangxm', 'vip客户', '星辰', 'Wang@Example.com'])(
    'by %s',
    (text) => {
      const db = replicaWith(
        buildOrganisation(1, { name: '星辰物业' }),
        buildCustomer(1, {
          name: '王小明',
          organisationId: ids.organisation(1),
          tags: ['VIP客户'],
          contactPoints: [{ kind: 'email', value: 'wang@example.com', label: '' }],
        }),
        buildCustomer(2, { name: '李雷' }),
      );
      expect(customers(db, text)).toEqual(['王小明']);
    },
  );

  test('by their organisation’s new name as soon as it has one, whichever came first', () => {
    const db = replicaWith(buildCustomer(1, { organisationId: ids.organisation(1) }));
    save(db, buildOrganisation(1, { name: 'Acme' }));
    expect(customers(db, 'acme')).toEqual(['Customer 1']);
    save(db, buildOrganisation(1, { name: 'Zenith' }));
    expect(customers(db, 'acme')).toEqual([]);
    expect(customers(db, 'zenith')).toEqual(['Customer 1']);
    deleteRecord(db, buildOrganisation(1));
    expect(customers(db, 'zenith')).toEqual([]);
  });

  test('by a phone number that was added, not by one that was removed', () => {
    const db = replicaWith(buildCustomer(1, { contactPoints: phone('13811112222') }));
    save(db, buildCustomer(1, { contactPoints: phone('13833334444') }));
    expect(customers(db, '2222')).toEqual([]);
    expect(customers(db, '4444')).toEqual(['Customer 1']);
    deleteRecord(db, buildCustomer(1));
    expect(customers(db, '4444')).toEqual([]);
    expect(listCustomers(db, { text: '', offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
  });
});

describe('the one search field', () => {
  test('finds cases, customers and articles, each in few words', () => {
    const db = replicaWith(
      buildCase(1, { subject: '退款多久到账', status: 'solved' }),
      buildCustomer(1, { name: '退款专员', organisationId: ids.organisation(1) }),
      buildOrganisation(1, { name: 'Acme' }),
      buildArticle(1, { title: '退款流程', language: 'zh-CN', kind: 'sop' }),
    );
    expect(firstHits(db, { text: '退款', limit: 8 })).toEqual({
      cases: [
        { id: ids.case(1), number: '10001', subject: '退款多久到账', status: 'solved', customerName: '退款专员' },
      ],
      customers: [{ id: ids.customer(1), name: '退款专员', organisationName: 'Acme', contact: '13800000001' }],
      articles: [{ id: ids.article(1), title: '退款流程', kind: 'sop', language: 'zh-CN' }],
      holdings: [],
    });
  });

  test('puts the case with that very number first, then the newest', () => {
    const db = replicaWith(
      buildCase(1),
      buildCase(2, { subject: 'see 10001' }),
      buildCase(3, { subject: 'see 10001' }),
    );
    expect(firstHits(db, { text: '10001', limit: 2 }).cases.map((hit) => hit.number)).toEqual(['10001', '10003']);
  });

  test('puts the customer with that very name first, however many are newer', () => {
    const db = replicaWith(
      buildCustomer(1, { name: 'Li' }),
      buildCustomer(2, { name: 'Lina' }),
      buildCustomer(3, { name: 'Mr Li' }),
      buildCustomer(4, { name: 'Someone', notes: 'knows Li' }),
    );
    expect(firstHits(db, { text: 'li', limit: 8 }).customers.map((hit) => hit.name)).toEqual([
      'Li',
      'Lina',
      'Mr Li',
      'Someone',
    ]);
  });

  test('shows the contact point that was typed', () => {
    const contactPoints = [
      { kind: 'email', value: 'wang@example.com', label: '' },
      { kind: 'phone', value: '138 1234 5678', label: '' },
      { kind: 'address', value: '朝阳路 5 号', label: '' },
    ] as const;
    const db = replicaWith(buildCustomer(1, { contactPoints }), buildCustomer(2, { name: 'Wang', contactPoints: [] }));
    const contact = (text: string) => firstHits(db, { text, limit: 8 }).customers.at(-1)?.contact;
    expect(contact('5678')).toBe('138 1234 5678');
    expect(contact('朝阳路')).toBe('朝阳路 5 号');
    expect(contact('Customer')).toBe('wang@example.com');
    expect(firstHits(db, { text: 'wang', limit: 8 }).customers[0]?.contact).toBeNull();
  });

  test('finds the article that answers a whole question though not every word is in it', () => {
    const db = replicaWith(
      buildArticle(1, { title: '如何重置密码', body: '打开设置，选择账号，点击重置密码。' }),
      buildArticle(2, { title: '退款流程', body: '七天内可以申请退款。' }),
      buildArticle(3, { title: 'Shipping', body: 'Orders leave within two days.' }),
    );
    const first = (text: string) => firstHits(db, { text, limit: 3 }).articles[0]?.title;
    expect(first('我忘记了登录密码应该怎么重置呢？')).toBe('如何重置密码');
    expect(first('when will my orders leave the warehouse')).toBe('Shipping');
    expect(first('？？')).toBeUndefined();
  });

  test('an article is found by a word of its title before those that only mention it', () => {
    const db = replicaWith(
      buildArticle(1, { title: 'Other', body: 'router router' }),
      buildArticle(2, { title: 'Router set-up', body: 'Plug it in.' }),
      buildArticle(3, { title: 'More', body: 'A router.' }),
    );
    expect(firstHits(db, { text: 'router', limit: 1 }).articles[0]?.title).toBe('Router set-up');
    save(db, buildArticle(2, { title: 'Modem', body: 'Plug it in.' }));
    expect(firstHits(db, { text: 'router', limit: 1 }).articles[0]?.title).toBe('Other');
    deleteRecord(db, buildArticle(1));
    expect(firstHits(db, { text: 'router', limit: 3 }).articles.map((hit) => hit.title)).toEqual(['More']);
  });
});

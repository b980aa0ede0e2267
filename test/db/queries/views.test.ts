import { describe, expect, test } from 'vitest';
import { articleView, listArticles } from '#db/queries/articles.ts';
import { listCalls } from '#db/queries/call-views.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { conflictPage, countOpenConflicts, listConflicts } from '#db/queries/conflict-views.ts';
import { customerDetail, listCustomers } from '#db/queries/customers.ts';
import { listFollowUps } from '#db/queries/follow-up-views.ts';
import { listOrganisations } from '#db/queries/organisations.ts';
import { listPeople } from '#db/queries/people.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildArticle,
  buildCall,
  buildCase,
  buildConflict,
  buildCustomer,
  buildEntry,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const all = { text: '', offset: 0, limit: 100 };
const notHere = expect.objectContaining({ kind: 'not-here' });

describe('customers', () => {
  test('are listed by name, Chinese ones by pinyin', () => {
    const db = replicaWith(
      buildCustomer(1, { name: '张伟' }),
      buildCustomer(2, { name: 'Bob' }),
      buildCustomer(3, { name: '安娜' }),
      buildCustomer(4, { name: 'alice' }),
    );
    const page = listCustomers(db, all);
    expect(page.total).toBe(4);
    expect(page.rows.map((row) => row.name)).toEqual(['alice', '安娜', 'Bob', '张伟']);
    expect(listCustomers(db, { ...all, offset: 1, limit: 2 })).toMatchObject({
      total: 4,
      rows: [{ name: '安娜' }, { name: 'Bob' }],
    });
  });

  test('move in the list when they are renamed', () => {
    const db = replicaWith(buildCustomer(1, { name: 'Zoe' }), buildCustomer(2, { name: 'Mia' }));
    save(db, buildCustomer(1, { name: 'Ada' }));
    expect(listCustomers(db, all).rows.map((row) => row.name)).toEqual(['Ada', 'Mia']);
    expect(listCustomers(db, { ...all, text: 'zoe' })).toEqual({ total: 0, rows: [] });
  });

  test('that are searched for come by name too, in pages', () => {
    const db = replicaWith(
      ...['Carl Li', 'Anna Li', 'Bert Li', 'Dora'].map((name, n) => buildCustomer(n + 1, { name })),
    );
    expect(listCustomers(db, { text: 'li', offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ name: 'Bert Li' }],
    });
  });

  test('open with their cases, calls and promises, the latest first', () => {
    const customerId = ids.customer(1);
    const record = buildCustomer(1, { organisationId: ids.organisation(1) });
    const db = replicaWith(
      record,
      buildOrganisation(1),
      buildCase(1),
      buildCase(2, { customerId }),
      buildCase(3),
      buildCall(1, { customerId }),
      buildCall(2, { customerId }),
      buildFollowUp(1, { customerId }),
    );
    addUnsent(db, [record]);
    const detail = customerDetail(db, customerId);
    expect(detail).toMatchObject({
      id: customerId,
      fields: record.fields,
      organisation: { id: ids.organisation(1), name: 'Organisation 1' },
      saveState: 'saved-here',
    });
    expect(detail.cases.map((row) => row.number)).toEqual(['10002', '10001']);
    expect(detail.calls.map((call) => call.id)).toEqual([ids.call(2), ids.call(1)]);
    expect(detail.followUps.map((followUp) => followUp.id)).toEqual([ids.followUp(1)]);
  });

  test('that are not held here are refused', () => {
    expect(() => customerDetail(replicaWith(), ids.customer(1))).toThrow(notHere);
  });
});

test('organisations are chosen by any part of their name', () => {
  const db = replicaWith(buildOrganisation(1, { name: '星辰物業' }), buildOrganisation(2, { name: 'Acme Property' }));
  const names = (text: string) => listOrganisations(db, { text }).map(({ name }) => name);
  expect(names('')).toEqual(['Acme Property', '星辰物業']);
  expect(names('物业')).toEqual(['星辰物業']);
  expect(names(' PROP ')).toEqual(['Acme Property']);
  expect(names('%')).toEqual([]);
});

test('calls are listed from the latest, of all or of one agent', () => {
  const db = replicaWith(
    buildAgent(1, { name: '李雷' }),
    buildCustomer(3, { name: '王小明' }),
    buildCall(1),
    buildCall(2, { agentId: ids.agent(2) }),
    buildCall(3, { customerId: ids.customer(3) }),
  );
  const page = listCalls(db, { agentId: null, offset: 0, limit: 2 });
  expect(page.total).toBe(3);
  expect(page.rows.map((call) => call.id)).toEqual([ids.call(3), ids.call(2)]);
  expect(page.rows[0]).toMatchObject({ agentName: '李雷', customerName: '王小明', caseNumber: null });
  expect(page.rows[1]).toMatchObject({ agentName: '' });
  expect(listCalls(db, { agentId: ids.agent(1), offset: 1, limit: 5 })).toMatchObject({
    total: 2,
    rows: [{ id: ids.call(1) }],
  });
});

describe('follow-ups', () => {
  const db = () =>
    replicaWith(
      buildAgent(1, { name: '李雷' }),
      buildCase(1),
      buildCustomer(1, {
        contactPoints: [
          { kind: 'email', value: 'a@b.c', label: '' },
          { kind: 'phone', value: '010-6234', label: '' },
        ],
      }),
      buildFollowUp(2, { caseId: ids.case(1) }),
      buildFollowUp(1),
      buildFollowUp(3, { ownerId: ids.agent(2) }),
      buildFollowUp(4, { status: 'done', completedAt: 10 }),
      buildFollowUp(5, { status: 'done', completedAt: 20 }),
      buildFollowUp(6, { status: 'cancelled', completedAt: 30, ownerId: ids.agent(2) }),
    );
  const idsOf = (...asked: Parameters<typeof listFollowUps>) => listFollowUps(...asked).map(({ id }) => id);
  const nth = (...ns: number[]) => ns.map((n) => ids.followUp(n));
  const all = { teamId: null, from: null, to: null, limit: 9 } as const;

  test('that are open come in the order they are due', () => {
    expect(idsOf(db(), { owner: 'me', status: 'open', ...all }, me)).toEqual(nth(1, 2));
    expect(idsOf(db(), { owner: 'everyone', status: 'open', ...all, limit: 2 }, me)).toEqual(nth(1, 2));
    expect(idsOf(db(), { owner: 'everyone', status: 'open', ...all }, me)).toEqual(nth(1, 2, 3));
  });

  test('that were kept come from the last', () => {
    expect(idsOf(db(), { owner: 'me', status: 'done', ...all }, me)).toEqual(nth(5, 4));
    expect(idsOf(db(), { owner: 'everyone', status: 'done', ...all }, me)).toEqual(nth(6, 5, 4));
  });

  test('are those of a team, or of some days', () => {
    const elsewhere = buildFollowUp(7, {}, { scope: teamScope(ids.team(2)) });
    const replica = replicaWith(buildFollowUp(1), buildFollowUp(2), buildFollowUp(3), elsewhere);
    const asked = { owner: 'everyone', status: 'open', ...all } as const;
    expect(idsOf(replica, { ...asked, teamId: ids.team(2) }, me)).toEqual(nth(7));
    const [from, to] = [buildFollowUp(2).fields.dueAt, buildFollowUp(3).fields.dueAt];
    expect(idsOf(replica, { ...asked, from, to }, me)).toEqual(nth(2));
  });

  test('name the case, its customer and the number to call', () => {
    expect(listFollowUps(db(), { owner: 'me', status: 'open', ...all }, me)[1]).toMatchObject({
      caseNumber: '10001',
      caseSubject: 'Subject 1',
      customerId: ids.customer(1),
      customerName: 'Customer 1',
      customerPhone: '010-6234',
      ownerName: '李雷',
      saveState: 'on-server',
    });
  });
});

describe('conflicts', () => {
  test('show both values, who wrote them and what stands now', () => {
    const db = replicaWith(
      buildCase(1, { subject: 'now' }),
      buildCustomer(1),
      buildAgent(1, { name: '李雷' }),
      buildAgent(2, { name: '韩梅梅' }),
      buildConflict(1),
      buildConflict(2, { mineBy: ids.agent(2), theirsBy: null, base: null, mine: ['a'], theirs: { b: 1 } }),
      buildConflict(3, { state: 'resolved' }),
    );
    const [second, first, ...rest] = listConflicts(db, { state: 'open', offset: 0, limit: 10 }, me);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      caseNumber: '10001',
      caseSubject: 'now',
      customerName: 'Customer 1',
      base: 'before',
      theirs: 'theirs',
      theirsByName: '韩梅梅',
      mine: 'mine',
      mineByName: '李雷',
      mineIsYours: true,
      current: 'now',
      state: 'open',
    });
    expect(second).toMatchObject({
      base: null,
      theirs: { b: 1 },
      theirsByName: null,
      mine: ['a'],
      mineByName: '韩梅梅',
      mineIsYours: false,
    });
    expect(listConflicts(db, { state: 'resolved', offset: 0, limit: 10 }, me).map(({ id }) => id)).toEqual([
      ids.conflict(3),
    ]);
    expect(countOpenConflicts(db)).toBe(2);
  });

  test('tell when each value was written, from the lines of the timeline, and how they were settled', () => {
    const line = (n: number, author: number, field: string, at: number) =>
      buildEntry(n, {
        kind: 'fields',
        authorId: ids.agent(author),
        data: { changes: [{ field, from: null, to: null }] },
        happenedAt: noon + at,
        recordedAt: noon + at,
      });
    const mine = line(1, 1, 'subject', 50);
    const db = replicaWith(
      ...[line(2, 2, 'subject', 10), line(3, 2, 'subject', 20), line(4, 2, 'priority', 30), mine],
      line(5, 2, 'subject', 900),
      buildConflict(1, { commandUid: mine.id as never, createdAt: noon + 60 }),
      buildAgent(3, { name: 'Lea' }),
      buildConflict(2, { state: 'resolved', resolution: 'third', resolvedBy: ids.agent(3), resolvedAt: noon + 99 }),
    );
    expect(listConflicts(db, { state: 'open', offset: 0, limit: 10 }, me)).toMatchObject([
      { theirsAt: noon + 20, mineAt: noon + 50, resolution: null },
    ]);
    expect(conflictPage(db, { state: 'resolved', offset: 0, limit: 10 }, me)).toMatchObject({
      total: 1,
      rows: [{ resolution: 'third', resolvedByName: 'Lea', resolvedAt: noon + 99 }],
    });
    expect(conflictPage(db, { state: 'resolved', offset: 1, limit: 10 }, me)).toEqual({ total: 1, rows: [] });
  });

  test('over a customer name the customer; over what is gone, or unknown here, they still show', () => {
    const customer = { caseId: null, collection: 'customer', recordId: ids.customer(1), field: 'name' };
    const db = replicaWith(
      buildCustomer(1, { name: '王小明' }),
      buildConflict(3, customer),
      buildConflict(2, { ...customer, recordId: ids.customer(9) }),
      buildConflict(1, { ...customer, collection: 'invoice' }),
    );
    const views = listConflicts(db, { state: 'open', offset: 0, limit: 10 }, me);
    expect(views.map((view) => [view.customerName, view.current])).toEqual([
      ['王小明', '王小明'],
      [null, null],
      [null, null],
    ]);
  });
});

describe('articles', () => {
  test('are listed from the last changed, and by language', () => {
    const db = replicaWith(
      buildArticle(1, { updatedAt: 2 }),
      buildArticle(2, { updatedAt: 3, language: 'zh-CN', tags: ['退款'] }),
      buildArticle(3, { updatedAt: 1 }),
    );
    const idsOf = (language: 'en' | null) => listArticles(db, { text: '', language }).map(({ id }) => id);
    expect(idsOf(null)).toEqual([2, 1, 3].map((n) => ids.article(n)));
    expect(idsOf('en')).toEqual([1, 3].map((n) => ids.article(n)));
    expect(articleView(db, ids.article(2))).toMatchObject({ body: 'What article 2 says.', tags: ['退款'] });
    expect(() => articleView(db, ids.article(9))).toThrow(notHere);
  });
});

test('people are listed by name', () => {
  const db = replicaWith(
    buildAgent(1, { name: 'Zoe', active: false }),
    buildAgent(2, { name: 'Ann', role: 'lead' }),
    buildTeam(2, { name: 'Sales' }),
    buildTeam(1, { name: 'Support' }),
  );
  const { agents, teams } = listPeople(db);
  expect(agents).toEqual([
    {
      id: ids.agent(2),
      login: 'agent2',
      name: 'Ann',
      role: 'lead',
      teamIds: [ids.team(1)],
      active: true,
      knowledgeRole: 'none',
    },
    {
      id: ids.agent(1),
      login: 'agent1',
      name: 'Zoe',
      role: 'agent',
      teamIds: [ids.team(1)],
      active: false,
      knowledgeRole: 'none',
    },
  ]);
  expect(teams).toEqual([
    { id: ids.team(2), name: 'Sales' },
    { id: ids.team(1), name: 'Support' },
  ]);
});

describe('what a command is about', () => {
  const target = {
    caseId: ids.case(1),
    caseNumber: '10001',
    caseSubject: 'Subject 1',
    customerName: 'Customer 1',
  };
  const nothing = { caseId: null, caseNumber: null, caseSubject: null, customerName: null };
  const db = () =>
    replicaWith(
      buildCase(1),
      buildCustomer(1),
      buildCustomer(2),
      buildFollowUp(1, { caseId: ids.case(1) }),
      buildFollowUp(2, { customerId: ids.customer(2) }),
      buildConflict(1),
      buildConflict(2, { caseId: null, collection: 'customer', recordId: ids.customer(2) }),
    );

  test.each([
    [{ caseId: ids.case(1), body: 'x' }, target],
    [{ followUpId: ids.followUp(1) }, target],
    [{ conflictId: ids.conflict(1) }, target],
    [{ followUpId: ids.followUp(2) }, { ...nothing, customerName: 'Customer 2' }],
    [{ conflictId: ids.conflict(2) }, { ...nothing, customerName: 'Customer 2' }],
    [{ customerId: ids.customer(2) }, { ...nothing, customerName: 'Customer 2' }],
    [
      { caseId: ids.case(1), customerId: ids.customer(2) },
      { ...target, customerName: 'Customer 2' },
    ],
    [{ caseId: null, customerId: null, phone: '1' }, nothing],
    [null, nothing],
    ['text', nothing],
  ])('%j is found out', (args, expected) => {
    expect(describeCommandTarget(db(), args)).toEqual(expected);
  });

  test('a case or customer that was refused is called as the command calls it', () => {
    const empty = replicaWith();
    const caseId = ids.case(9);
    expect(describeCommandTarget(empty, { caseId, number: '10009', subject: 'Router' })).toEqual({
      ...nothing,
      caseId,
      caseNumber: '10009',
      caseSubject: 'Router',
    });
    expect(describeCommandTarget(empty, { customerId: ids.customer(9), name: '王小明' })).toEqual({
      ...nothing,
      customerName: '王小明',
    });
    expect(describeCommandTarget(empty, { organisationId: ids.organisation(9), name: 'Acme' })).toEqual(nothing);
  });
});

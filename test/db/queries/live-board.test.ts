// What the live board shows is what a slow look at the same records finds.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { boardRows } from '#db/queries/live-board/board-rows.ts';
import { type BoardRequest, liveBoard } from '#db/queries/live-board/live-board.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { keepDeadline } from '#db/replica/deadlines.ts';
import type { Telephone } from '#domain/contract/wire/live.ts';
import { caseStatuses } from '#domain/model/choices.ts';
import { teamScope } from '#domain/model/scope.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { bandOf, type RiskBand, turnOf } from '#domain/rules/live-board/board-case.ts';
import { type BoardPick, boardPicks } from '#domain/rules/live-board/board-counts.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildFollowUp,
  buildTeam,
} from '../../builders/records.ts';
import { workedOut } from '../facts/fact-harness.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

const zones = createZoneOffsets();
const zone = 'Asia/Shanghai';
const at = (time: string) => Date.parse(`${time}+08:00`);
const now = at('2026-11-23T10:30:00');
const minute = 60_000;
const asked: BoardRequest = { filters: {}, zone, now, archivedBefore: null, present: [], connected: [] };

function result<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const board = (db: ReplicaWriter, more: Partial<BoardRequest> = {}) =>
  result(liveBoard(db, { ...asked, ...more }, zones));
const rows = (db: ReplicaWriter, pick: BoardPick, filters: FactFilters = {}) =>
  result(boardRows(db, { pick, filters, now, agentId: null, clock: null }));
const due = (db: ReplicaWriter, n: number, dueAt: number | null) =>
  keepDeadline(db, {
    ...{ caseId: ids.case(n), kind: 'first-response', dueAt, warnAt: null, leftMs: 0, inOutage: false },
  });

describe('open cases', () => {
  const anyCases = fc.array(
    fc.record({
      status: fc.constantFrom(...caseStatuses),
      teamId: fc.constantFrom(ids.team(1), ids.team(2), ids.team(3)),
      assigneeId: fc.constantFrom(null, ids.agent(1), ids.agent(2)),
      // Few moments, so that many cases share one.
      lastActivityAt: fc.integer({ min: now - 3, max: now }),
      awaitingSince: fc.option(fc.integer({ min: now - 100, max: now })),
      mergedIntoId: fc.option(fc.constant(ids.case(99)), { freq: 5 }),
      dueAt: fc.option(fc.integer({ min: now - 100 * minute, max: now + 200 * minute })),
    }),
    { maxLength: 25 },
  );
  const anyFilters = fc.constantFrom<FactFilters>(
    {},
    { teamId: [ids.team(1), ids.team(3)] },
    { teamId: [''] },
    { agentId: [ids.agent(1)] },
    { agentId: [ids.agent(1)], teamId: [ids.team(2)] },
  );

  test('every number is that of the open cases within reach which it is said to be of, and they are found behind it', () => {
    const db = emptyReplica();
    fc.assert(
      fc.property(anyCases, anyFilters, (cases, filters) => {
        clearReplica(db);
        save(db, ...[1, 2, 3].map((n) => buildTeam(n)), ...[1, 2].map((n) => buildAgent(n)));
        for (const [n, { dueAt, ...fields }] of cases.entries()) {
          save(db, buildCase(n + 1, fields));
          due(db, n + 1, dueAt);
        }
        const within = (values: readonly (string | null)[] | undefined, value: string | null) =>
          values === undefined || values.includes(value);
        const open = cases
          .map((fields, n) => ({ ...fields, id: ids.case(n + 1) }))
          .filter(({ status, mergedIntoId }) => status !== 'solved' && status !== 'closed' && mergedIntoId === null)
          .filter((each) => within(filters.teamId, each.teamId) && within(filters.agentId, each.assigneeId));
        const wanted: Record<BoardPick, (each: (typeof open)[number]) => boolean> = {
          open: () => true,
          unassigned: ({ assigneeId }) => assigneeId === null,
          us: (each) => turnOf(each) === 'us',
          customer: (each) => turnOf(each) === 'customer',
          others: (each) => turnOf(each) === 'others',
          overdue: ({ dueAt }) => dueAt !== null && dueAt < now,
          soon: ({ dueAt }) => dueAt !== null && dueAt >= now && dueAt <= now + 30 * minute,
          later: ({ dueAt }) => dueAt !== null && dueAt > now + 30 * minute && dueAt <= now + 120 * minute,
        };
        const { all, teams, risk } = board(db, { filters });
        for (const pick of boardPicks) {
          const found = open.filter(wanted[pick]);
          expect(all[pick]).toBe(found.length);
          for (const team of teams)
            expect(team[pick]).toBe(found.filter(({ teamId }) => teamId === team.teamId).length);
          const behind = rows(db, pick, filters);
          expect(behind.total).toBe(found.length);
          expect(behind.rows.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id).sort());
        }
        for (const band of ['overdue', 'soon', 'later'] satisfies RiskBand[]) {
          const dues = open.filter(({ dueAt }) => bandOf(dueAt, now) === band).map(({ dueAt }) => dueAt ?? 0);
          expect(risk[band].rows.map(({ dueAt }) => dueAt)).toEqual(dues.sort((a, b) => a - b).slice(0, 8));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stand by what is due first, or by who waits longest', () => {
    const db = emptyReplica();
    save(
      db,
      ...[buildTeam(1), buildAgent(1, { name: '林' })],
      buildCase(1, { awaitingSince: now - minute, assigneeId: ids.agent(1) }),
      buildCase(2, { awaitingSince: now - 5 * minute }),
      buildCase(3, { channel: 'phone' }),
    );
    due(db, 1, now - 2 * minute);
    due(db, 2, now - minute);
    expect(rows(db, 'overdue').rows.map(({ number }) => number)).toEqual(['10001', '10002']);
    expect(rows(db, 'open').rows.map(({ number, waitsSince }) => [number, waitsSince])).toEqual([
      ['10002', now - 5 * minute],
      ['10001', now - minute],
      ['10003', null],
    ]);
    expect(rows(db, 'overdue').rows[0]).toMatchObject({
      teamName: 'Team 1',
      assigneeName: '林',
      clock: 'first-response',
    });
    const of = { pick: 'open', filters: {}, now, clock: null, agentId: ids.agent(1) } as const;
    expect(result(boardRows(db, of)).total).toBe(1);
    expect(result(boardRows(db, { ...of, agentId: null, clock: 'next-reply' })).total).toBe(0);
  });
});

describe('people', () => {
  const people = [
    buildTeam(1),
    buildTeam(2),
    buildAgent(1, { name: 'Ada' }),
    buildAgent(2, { name: 'Ben' }),
    buildAgent(3, { name: 'Cora', teamIds: [ids.team(2)] }),
    buildAgent(4, { name: 'Gone', active: false }),
  ];

  it('stand with what is on their screens, and with what they have before them', () => {
    const db = workedOut([
      ...people,
      buildCase(1, { assigneeId: ids.agent(1) }),
      buildCase(2, { assigneeId: ids.agent(1) }),
      buildFollowUp(1, { ownerId: ids.agent(1), dueAt: now - minute, kind: 'visit' }),
      buildFollowUp(2, { ownerId: ids.agent(1), dueAt: now + 120 * minute }),
      buildFollowUp(3, { ownerId: ids.agent(1), dueAt: now + 121 * minute }),
      buildCall(1, { agentId: ids.agent(2), startedAt: at('2026-11-23T09:00:00'), durationMs: 5 * minute }),
      buildCall(2, { agentId: ids.agent(2), startedAt: at('2026-11-22T09:00:00') }),
    ]);
    due(db, 1, now - minute);
    due(db, 2, now + minute);
    const present = [
      { agentId: ids.agent(3), caseId: ids.case(1), doing: 'typing' },
      { agentId: ids.agent(3), caseId: ids.case(7), doing: 'viewing' },
    ] as const;
    expect(board(db, { present }).people).toEqual([
      {
        ...{ agentId: ids.agent(3), name: 'Cora', open: 0, overdue: 0, due: 0, promises: 0, lastDoneAt: null },
        cases: [
          { caseId: ids.case(1), number: '10001', subject: 'Subject 1', doing: 'typing' },
          { caseId: ids.case(7), number: null, subject: null, doing: 'viewing' },
        ],
        here: null,
      },
      {
        ...{ agentId: ids.agent(1), name: 'Ada', open: 2, overdue: 1, due: 1, promises: 2, lastDoneAt: null },
        ...{ cases: [], here: null },
      },
      {
        ...{ agentId: ids.agent(2), name: 'Ben', open: 0, overdue: 0, due: 0, promises: 0 },
        ...{ lastDoneAt: at('2026-11-23T09:05:00'), cases: [], here: null },
      },
    ]);
  });

  it('are there when they are connected, those on the telephone first, and what rings is counted of those within reach', () => {
    const db = workedOut(people);
    const telephone: Telephone = { state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 };
    const connected = [
      { agentId: ids.agent(1), since: now - 60 * minute, telephone },
      {
        ...{ agentId: ids.agent(2), since: now - 50 * minute },
        telephone: { ...telephone, state: 'ringing', since: now - 9, ringing: 2, ringsSince: now - 9 } as const,
      },
      {
        ...{ agentId: ids.agent(3), since: now - 40 * minute },
        telephone: { ...telephone, state: 'ringing', since: now - 99, ringing: 5, ringsSince: now - 99 } as const,
      },
    ];
    const all = board(db, { connected });
    expect(all.people.map(({ name, here }) => [name, here?.telephone?.state, here?.since])).toEqual([
      ['Ben', 'ringing', now - 50 * minute],
      ['Cora', 'ringing', now - 40 * minute],
      ['Ada', 'free', now - 60 * minute],
    ]);
    expect(all.telephones).toMatchObject({ ringing: 7, peopleRung: 2, ringsSince: now - 99, people: 3, known: 3 });
    const ours = board(db, { connected, filters: { teamId: [ids.team(1)] } }).telephones;
    expect(ours).toMatchObject({ ringing: 2, peopleRung: 1, ringsSince: now - 9, people: 2 });
    expect(board(db).telephones).toMatchObject({ ringing: 0, ringsSince: null, people: 3, known: 0 });
  });

  it('are those of the teams within reach, or the one person', () => {
    const db = workedOut(people);
    const names = (filters: FactFilters) => board(db, { filters }).people.map(({ name }) => name);
    expect(names({ teamId: [ids.team(2)] })).toEqual(['Cora']);
    expect(names({ agentId: [ids.agent(2)] })).toEqual(['Ben']);
    expect(names({ teamId: [''] })).toEqual([]);
  });
});

describe('calls', () => {
  const missed = { outcome: 'no-answer', durationMs: 0 } as const;

  it('that were missed wait until somebody of whatever team has spoken with the caller', () => {
    const db = workedOut([
      ...[buildTeam(1), buildCustomer(5, { name: '王小明' })],
      buildCall(1, { ...missed, phone: '138 0013 8042', startedAt: now - 50 * minute, customerId: ids.customer(5) }),
      buildCall(2, { ...missed, phone: '+86 13800138042', startedAt: now - 20 * minute, customerId: ids.customer(5) }),
      buildCall(3, { ...missed, phone: '13900139117', startedAt: now - 40 * minute }),
      buildCall(
        4,
        { phone: '13900139117', direction: 'out', startedAt: now - 30 * minute },
        { scope: teamScope(ids.team(2)) },
      ),
      // Yesterday, and in another team.
      buildCall(5, { ...missed, phone: '13700137000', startedAt: now - 24 * 60 * minute }),
      buildCall(6, { ...missed, phone: '13600136000', startedAt: now - minute }, { scope: teamScope(ids.team(2)) }),
    ]);
    const waiting = {
      ...{ ending: '8042', customerId: ids.customer(5), customerName: '王小明' },
      ...{ tries: 2, firstAt: now - 50 * minute },
    };
    expect(board(db, { filters: { teamId: [ids.team(1)] } }).calls.missed).toEqual({ total: 1, rows: [waiting] });
    expect(board(db).calls.missed.total).toBe(2);
  });

  it('that were promised are due until the end of today', () => {
    const db = workedOut([
      ...[buildTeam(1), buildAgent(1, { name: 'Ada' }), buildCustomer(1), buildCase(1)],
      buildFollowUp(1, { dueAt: now - minute, caseId: ids.case(1) }),
      buildFollowUp(2, { dueAt: at('2026-11-23T23:59:59'), customerId: ids.customer(1) }),
      buildFollowUp(3, { dueAt: at('2026-11-24T00:00:00') }),
      buildFollowUp(4, { dueAt: now, kind: 'visit' }),
      buildFollowUp(5, { dueAt: now, status: 'done', completedAt: now }),
      buildFollowUp(6, { dueAt: now, ownerId: ids.agent(2) }),
    ]);
    const { callBacks } = board(db, { filters: { agentId: [ids.agent(1)] } }).calls;
    expect(callBacks).toMatchObject({ total: 2, overdue: 1 });
    expect(
      callBacks.rows.map(({ id, ownerName, customerName, caseNumber }) => [id, ownerName, customerName, caseNumber]),
    ).toEqual([
      [ids.followUp(1), 'Ada', 'Customer 1', '10001'],
      [ids.followUp(2), 'Ada', 'Customer 1', null],
    ]);
  });
});

describe('today', () => {
  // Mondays; noon of the first of them is when the workspace begins.
  const opened = [
    ...['2026-10-26T12:00:00'],
    ...['2026-11-02T09:00:00', '2026-11-02T09:30:00', '2026-11-02T15:00:00'],
    ...['2026-11-09T09:10:00'],
    ...[
      '2026-11-16T08:00:00',
      '2026-11-16T09:00:00',
      '2026-11-16T09:10:00',
      '2026-11-16T09:20:00',
      '2026-11-16T10:31:00',
    ],
    ...['2026-11-17T09:00:00'],
    ...['2026-11-23T09:05:00', '2026-11-23T10:30:00'],
  ].map((time, n) => buildCase(n + 1, { openedAt: at(time), recordedAt: at(time), lastActivityAt: at(time) }));

  it('stands beside the days of the same weekday since the workspace began, to the same time of day', () => {
    const { days, calendarName, courses } = board(workedOut([buildTeam(1), ...opened])).day;
    expect(days).toEqual(['2026-11-16', '2026-11-09', '2026-11-02']);
    expect(calendarName).toBeNull();
    // By half past ten 4, 1 and 2; by midnight 5, 1 and 3.
    expect(courses.created).toMatchObject({ today: 2, usual: 2, usualWhole: 3 });
    expect(courses.created.hours[9]).toEqual({ hour: 9, today: 1, usual: 2 });
    expect(courses.solved).toMatchObject({ today: 0, usual: 0 });
  });

  it('stands beside no day of which cases may be in the archive alone, nor beside other people’s work', () => {
    const db = workedOut([buildTeam(1), ...opened]);
    expect(board(db, { archivedBefore: at('2026-11-09T00:00:00') }).day.days).toEqual(['2026-11-16', '2026-11-09']);
    const other = board(db, { filters: { teamId: [ids.team(2)] } }).day.courses.created;
    expect(other).toMatchObject({ today: 0, usual: 0 });
  });

  it('stands beside no holiday, where the workspace has one calendar', () => {
    const week = { monday: [{ from: 540, to: 1080 }], tuesday: [], wednesday: [], thursday: [], friday: [] };
    const content = {
      ...{ zone, special: [], holidays: [{ from: '2026-11-09', name: 'Founding day' }] },
      weekly: { ...week, saturday: [], sunday: [] },
    };
    const calendar = (n: number) => buildDefinition(n, { kind: 'calendar', name: '工作日', content });
    const one = board(workedOut([buildTeam(1), ...opened, calendar(1)])).day;
    expect([one.calendarName, one.days]).toEqual(['工作日', ['2026-11-16', '2026-11-02']]);
    const two = board(workedOut([buildTeam(1), ...opened, calendar(1), calendar(2)])).day;
    expect([two.calendarName, two.days.length]).toEqual([null, 3]);
  });

  it('has no usual day in a workspace without a past', () => {
    expect(board(emptyReplica()).day).toMatchObject({ days: [], courses: { created: { today: 0, usual: null } } });
  });
});

import type { BoardRow, LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import type { Telephone } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId, CustomerId, FollowUpId, TeamId } from '#domain/model/ids.ts';
import { againstUsual } from '#domain/rules/live-board/usual-day.ts';
import { idOf } from './case-views.ts';

const minute = 60_000;
const hour = 60 * minute;

export function boardRow(n: number, fields: Partial<BoardRow> = {}): BoardRow {
  return {
    ...{
      id: idOf(n) as CaseId,
      number: `1000${n}`,
      subject: `报修 ${n}`,
      teamName: '售后支持',
      assigneeName: 'Ada Lin',
    },
    ...{ clock: 'first-response', dueAt: Date.now() - n * minute, inOutage: false, waitsSince: null, ...fields },
  };
}

const none = { open: 0, unassigned: 0, us: 0, customer: 0, others: 0, overdue: 0, soon: 0, later: 0, waitsSince: null };

export function onTheTelephone(state: Telephone['state'], forSeconds: number): Telephone {
  return { state, since: Date.now() - forSeconds * 1000, ringing: 0, ringsSince: null, onHold: 0 };
}

/** A morning with something of everything. */
export function someBoard(fields: Partial<LiveBoard> = {}): LiveBoard {
  const counts = { open: 31, unassigned: 4, us: 20, customer: 8, others: 3, overdue: 12, soon: 1, later: 2 };
  const course = againstUsual({ today: [8 * hour, 9 * hour], past: [[9 * hour], []], now: 10 * hour });
  return {
    all: { ...counts, waitsSince: Date.now() - 3 * hour },
    teams: [
      { teamId: idOf(1) as TeamId, name: '售后支持', ...counts, waitsSince: Date.now() - 3 * hour },
      { teamId: idOf(2) as TeamId, name: '上门服务', ...none },
    ],
    risk: {
      overdue: {
        total: 12,
        clocks: [
          { clock: 'first-response', total: 11 },
          { clock: 'total-resolution', total: 1 },
        ],
        rows: [boardRow(2), boardRow(1)],
      },
      soon: {
        total: 1,
        clocks: [{ clock: 'next-reply', total: 1 }],
        rows: [boardRow(3, { dueAt: Date.now() + 20 * minute })],
      },
      later: { total: 0, clocks: [], rows: [] },
    },
    people: [
      {
        ...{ agentId: idOf(11) as AgentId, name: '林晓', open: 9, overdue: 2, due: 1, promises: 3, lastDoneAt: null },
        here: {
          since: new Date(2026, 10, 23, 8, 30).getTime(),
          telephone: { ...onTheTelephone('talking', 250), ringing: 1, ringsSince: Date.now() - 12_000 },
        },
        cases: [
          { caseId: idOf(1) as CaseId, number: '10001', subject: '报修 1', doing: 'typing' },
          { caseId: idOf(9) as CaseId, number: null, subject: null, doing: 'viewing' },
        ],
      },
      {
        ...{ agentId: idOf(12) as AgentId, name: '徐静', open: 0, overdue: 0, due: 0, promises: 0, cases: [] },
        here: { since: new Date(2026, 10, 23, 8, 45).getTime(), telephone: onTheTelephone('free', 90) },
        lastDoneAt: new Date(2026, 10, 23, 9, 5).getTime(),
      },
      {
        ...{ agentId: idOf(13) as AgentId, name: '何平', open: 0, overdue: 0, due: 0, promises: 0, cases: [] },
        ...{ here: null, lastDoneAt: null },
      },
    ],
    calls: {
      missed: {
        total: 1,
        rows: [
          {
            ...{ ending: '8042', customerId: idOf(5) as CustomerId, customerName: '王小明', tries: 2 },
            firstAt: Date.now() - 10 * minute,
          },
        ],
      },
      callBacks: {
        ...{ total: 2, overdue: 1 },
        rows: [
          {
            ...{ id: idOf(6) as FollowUpId, ownerName: '林晓', customerName: '李雪梅', caseNumber: '10007' },
            dueAt: Date.now() - minute,
          },
        ],
      },
    },
    telephones: {
      ...{ ringing: 3, peopleRung: 2, ringsSince: Date.now() - 42_000, waiting: 1, onHold: 1, people: 3, known: 2 },
    },
    day: {
      ...{ days: ['2026-11-16', '2026-11-09'], calendarName: null },
      courses: { created: course, solved: course, firstReplies: course },
    },
    asOf: {
      ...{ at: new Date(2026, 10, 23, 10).getTime(), lastSyncedAt: Date.UTC(2026, 10, 22, 8), behind: 0, waiting: 0 },
      ...{ devices: { known: 5, current: 3 }, archivedBefore: null, reach: 'teams' },
    },
    ...{ seesOthers: true, seesConnected: true },
    ...fields,
  };
}

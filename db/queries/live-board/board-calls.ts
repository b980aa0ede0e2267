import type { BoardCallBack, BoardCalls, BoardMissed } from '#domain/contract/ipc/board-procedures.ts';
import type { CallDirection } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { teamScope } from '#domain/model/scope.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { laterMs } from '#domain/rules/live-board/board-case.ts';
import { type MissedCaller, missedCallers } from '#domain/rules/live-board/missed-callers.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { phoneKey } from '#domain/rules/phone-key.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { livingSql } from '../../search/goes-on.ts';
import { phoneSettings } from '../../search/phone-settings.ts';
import { allOf, type Condition, oneOf, plain } from '../sql-condition.ts';

/** Of each list, those that a wall has room for. */
const mostRows = 8;
/** The last digits tell callers apart, and do not tell the number to whoever walks by. */
const endingDigits = 4;

interface CallsAsked {
  readonly filters: FactFilters;
  readonly now: number;
  /** When today ends. */
  readonly until: number;
}

export function boardCalls(db: ReplicaReader, asked: CallsAsked): BoardCalls {
  const missed = missedNow(db, asked);
  const due = callBacksUntil(db, asked);
  const { now } = asked;
  return {
    missed: { total: missed.length, rows: missed.slice(0, mostRows) },
    callBacks: {
      total: due.length,
      overdue: due.filter(({ dueAt }) => dueAt < now).length,
      rows: due.slice(0, mostRows),
    },
  };
}

interface StoredCall {
  readonly phone: string;
  readonly direction: CallDirection;
  readonly startedAt: number;
  readonly isSpoken: number;
  readonly customerId: BoardMissed['customerId'];
  readonly customerName: string | null;
}

/** Whoever spoke with a caller since, of whatever team: they were reached. */
function missedNow(db: ReplicaReader, { filters, now }: CallsAsked): readonly BoardMissed[] {
  const within = placed(filters, 't.agentId');
  const living = livingSql('coalesce(t.customerId, c.customerId)');
  const stored = sql(
    db,
    `select t.phone, t.direction, t.startedAt, t.outcome <> 'no-answer' as isSpoken, ${living} as customerId, customer.name as customerName
     from call t join scope on scope.sid = t.scope left join "case" c on c.id = t.caseId left join customer on customer.id = ${living}
     where t.startedAt > ? and t.startedAt <= ? and (t.outcome <> 'no-answer' or (${within.sql})) order by t.startedAt`,
  ).all<StoredCall>(now - dayMs, now, ...within.values);
  const settings = phoneSettings(db);
  const calls = stored.map((call) => ({
    ...{ caller: phoneKey(call.phone, settings), direction: call.direction },
    ...{ startedAt: call.startedAt, isSpoken: call.isSpoken !== 0, told: call },
  }));
  const toldOf = ({ caller, lastAt }: MissedCaller) =>
    calls.findLast((call) => call.caller === caller && call.startedAt === lastAt)?.told;
  return missedCallers(calls).map((each) => {
    const told = toldOf(each);
    const ending = phoneDigits(told?.phone ?? each.caller).slice(-endingDigits);
    const { tries, firstAt } = each;
    return { ending, customerId: told?.customerId ?? null, customerName: told?.customerName ?? null, tries, firstAt };
  });
}

function callBacksUntil(db: ReplicaReader, { filters, until }: CallsAsked): readonly BoardCallBack[] {
  const within = placed(filters, 't.ownerId');
  const living = livingSql('coalesce(t.customerId, c.customerId)');
  return sql(
    db,
    `select t.id, coalesce(agent.name, '') as ownerName, customer.name as customerName, c.number as caseNumber, t.dueAt
     from followUp t join scope on scope.sid = t.scope left join "case" c on c.id = t.caseId
     left join customer on customer.id = ${living} left join agent on agent.id = t.ownerId
     where t.status = 'open' and t.kind = 'call-back' and t.dueAt < ? and (${within.sql}) order by t.dueAt, t.id`,
  ).all<BoardCallBack>(until, ...within.values);
}

/** How many promises each person has missed or has to keep within two hours. */
export function promisesDue(db: ReplicaReader, { filters, now }: CallsAsked): ReadonlyMap<string, number> {
  const within = placed(filters, 't.ownerId');
  const rows = sql(
    db,
    `select t.ownerId, count(*) as count from followUp t join scope on scope.sid = t.scope
     where t.status = 'open' and t.dueAt <= ? and ${within.sql} group by t.ownerId`,
  ).all<{ ownerId: string; count: number }>(now + laterMs, ...within.values);
  return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
}

/** What is said of teams and people, of records that lie in the scope of a team. */
function placed({ teamId, agentId }: FactFilters, person: string): Condition {
  const some = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
  return allOf([
    plain('true'),
    ...(teamId
      ? [
          oneOf(
            'scope.name',
            some(teamId).map((id) => teamScope(id as TeamId)),
          ),
        ]
      : []),
    ...(agentId ? [oneOf(person, some(agentId))] : []),
  ]);
}

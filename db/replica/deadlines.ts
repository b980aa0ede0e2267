import type { ClockKind } from '#domain/rules/sla/service-level.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

export interface StoredDeadline {
  readonly caseId: string;
  readonly kind: ClockKind;
  /** Null while a pause leaves it open. */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  /** Working time. */
  readonly leftMs: number;
  /** Due at an instant of an outage. */
  readonly inOutage: boolean;
}

/** True when it is another than the one that was kept; then its agent was not reminded of it yet. */
export function keepDeadline(db: ReplicaWriter, deadline: StoredDeadline): boolean {
  const { caseId, kind, dueAt, warnAt, leftMs, inOutage } = deadline;
  const kept = sql(
    db,
    `insert into deadline (caseId, kind, dueAt, warnAt, leftMs, inOutage) values (?, ?, ?, ?, ?, ?)
     on conflict (caseId) do update set
       told = iif(kind = excluded.kind and dueAt is excluded.dueAt and warnAt is excluded.warnAt, told, 0),
       kind = excluded.kind, dueAt = excluded.dueAt, warnAt = excluded.warnAt, leftMs = excluded.leftMs, inOutage = excluded.inOutage
     where kind <> excluded.kind or dueAt is not excluded.dueAt or warnAt is not excluded.warnAt
       or (excluded.dueAt is null and leftMs <> excluded.leftMs) or inOutage <> excluded.inOutage`,
  );
  return kept.run(caseId, kind, dueAt, warnAt, leftMs, inOutage ? 1 : 0).changes > 0;
}

export function dropDeadline(db: ReplicaWriter, caseId: string): boolean {
  return sql(db, 'delete from deadline where caseId = ?').run(caseId).changes > 0;
}

/** Of cases that are finished or gone. */
export function dropNeedless(db: ReplicaWriter): number {
  return sql(
    db,
    `delete from deadline where not exists (
       select 1 from "case" c where c.id = deadline.caseId and c.status not in ('solved', 'closed'))`,
  ).run().changes;
}

export interface DueCase {
  readonly caseId: string;
  readonly number: string;
  readonly subject: string;
  readonly kind: ClockKind;
  readonly dueAt: number;
  /** What there is to tell: 1 that it will be due, 2 that it is. */
  readonly due: number;
}

/** What its agent is to be told of by now, the most urgent first: of their own cases, and of those in their teams that nobody has. */
export function untold(
  db: ReplicaReader,
  agentId: string,
  teamIds: readonly string[],
  now: number,
): readonly DueCase[] {
  return sql(
    db,
    `select d.caseId, c.number, c.subject, d.kind, d.dueAt, iif(d.dueAt < ?, 2, 1) as due
     from deadline d cross join "case" c on c.id = d.caseId
     where d.told < 2 and d.dueAt is not null and (d.warnAt <= ? or d.dueAt < ?) and iif(d.dueAt < ?, 2, 1) > d.told
       and (c.assigneeId = ? or (c.assigneeId is null and c.teamId in (select value from json_each(?))))
     order by d.dueAt`,
  ).all<DueCase>(now, now, now, now, agentId, JSON.stringify(teamIds));
}

/** How many there are by now that agents are told of, whether they were told or not. */
export function dueByNow(
  db: ReplicaReader,
  agentId: string,
  teamIds: readonly string[],
  now: number,
): { readonly total: number; readonly breached: number } {
  const found = sql(
    db,
    `select count(*) as total, coalesce(sum(d.dueAt < ?), 0) as breached
     from deadline d cross join "case" c on c.id = d.caseId
     where d.dueAt is not null and (d.warnAt <= ? or d.dueAt < ?)
       and (c.assigneeId = ? or (c.assigneeId is null and c.teamId in (select value from json_each(?))))`,
  ).get<{ total: number; breached: number }>(now, now, now, agentId, JSON.stringify(teamIds));
  return found ?? { total: 0, breached: 0 };
}

export function noteTold(db: ReplicaWriter, told: readonly Pick<DueCase, 'caseId' | 'due'>[]): void {
  const note = sql(db, 'update deadline set told = ? where caseId = ?');
  for (const { caseId, due } of told) note.run(due, caseId);
}

/** The next moment after `now` at which something is to be told; null when nothing is foreseen. */
export function nextMoment(db: ReplicaReader, now: number): number | null {
  const found = sql(
    db,
    `select min(at) as at from (
       select min(warnAt) as at from deadline where told < 2 and dueAt is not null and warnAt > ?
       union all select min(dueAt) from deadline where dueAt >= ?)`,
  ).get<{ at: number | null }>(now, now);
  return found?.at ?? null;
}

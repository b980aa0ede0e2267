import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

/** How long before a follow-up is due, and after, its owner is told; milliseconds, null for not at all. */
export interface Reminding {
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
}

export interface DueFollowUp {
  readonly followUpId: string;
  readonly promise: string;
  readonly customerName: string | null;
  readonly caseId: string | null;
  readonly dueAt: number;
  /** What there is to tell: 1 that it will be due, 2 that it is, 3 that it was some time ago. */
  readonly due: number;
}

/** Never, for a comparison with an instant. */
const never = Number.MAX_SAFE_INTEGER;

const levels = ({ beforeMs, afterMs }: Reminding, now: number) =>
  [now - (afterMs ?? never), now, beforeMs === null ? -never : now + beforeMs] as const;

/** What the agent is to be told of by now, the first due first: each level once for a time it is due, and once more where they put it off. */
export function untoldFollowUps(
  db: ReplicaReader,
  agentId: string,
  now: number,
  reminding: Reminding,
): readonly DueFollowUp[] {
  const [late, due, soon] = levels(reminding, now);
  return sql(
    db,
    `select * from (
       select t.id as followUpId, t.promise, coalesce(own.name, customer.name) as customerName, t.caseId, t.dueAt,
         iif(t.dueAt <= ?, 3, iif(t.dueAt <= ?, 2, 1)) as due, coalesce(r.told, 0) as told, r.snoozedUntil
       from followUp t
       left join "case" c on c.id = t.caseId
       left join customer own on own.id = t.customerId
       left join customer on customer.id = c.customerId
       left join follow_up_told r on r.followUpId = t.id and r.dueAt = t.dueAt
       where t.status = 'open' and t.ownerId = ? and t.dueAt <= max(?, ?)
     ) where iif(snoozedUntil is null, due > told, snoozedUntil <= ?)
     order by dueAt, followUpId`,
  ).all<DueFollowUp>(late, due, agentId, soon, due, now);
}

export function noteFollowUpsTold(db: ReplicaWriter, told: readonly DueFollowUp[]): void {
  const note = sql(
    db,
    `insert into follow_up_told (followUpId, dueAt, told) values (?, ?, ?)
     on conflict (followUpId) do update set dueAt = excluded.dueAt, told = excluded.told, snoozedUntil = null`,
  );
  for (const { followUpId, dueAt, due } of told) note.run(followUpId, dueAt, due);
}

/** The agent wants to hear of it again then, on this device, and not before. */
export function snoozeFollowUp(db: ReplicaWriter, followUpId: string, until: number): void {
  sql(
    db,
    `insert into follow_up_told (followUpId, dueAt, told, snoozedUntil)
     select id, dueAt, 0, ? from followUp where id = ? and status = 'open'
     on conflict (followUpId) do update set
       told = iif(dueAt = excluded.dueAt, told, 0), dueAt = excluded.dueAt, snoozedUntil = excluded.snoozedUntil`,
  ).run(until, followUpId);
}

/** Of those that are kept, called off or gone. */
export function dropNeedlessTold(db: ReplicaWriter): void {
  sql(
    db,
    `delete from follow_up_told where not exists (
       select 1 from followUp t where t.id = follow_up_told.followUpId and t.status = 'open')`,
  ).run();
}

/** The next moment after `now` at which something is to be told; null when nothing is foreseen. */
export function nextFollowUpMoment(
  db: ReplicaReader,
  agentId: string,
  now: number,
  reminding: Reminding,
): number | null {
  const [late, due, soon] = levels(reminding, now);
  const first = (after: number, away: number) => {
    const { at } = sql(
      db,
      `select min(dueAt) as at from followUp where status = 'open' and ownerId = ? and dueAt > ?`,
    ).get<{ at: number | null }>(agentId, after) ?? { at: null };
    return at === null ? [] : [at + away];
  };
  const { snoozed } = sql(db, 'select min(snoozedUntil) as snoozed from follow_up_told where snoozedUntil > ?').get<{
    snoozed: number | null;
  }>(now) ?? { snoozed: null };
  const moments = [
    ...(reminding.beforeMs === null ? [] : first(soon, -reminding.beforeMs)),
    ...first(due, 0),
    ...(reminding.afterMs === null ? [] : first(late, reminding.afterMs)),
    ...(snoozed === null ? [] : [snoozed]),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}

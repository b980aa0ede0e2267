import type { AppointmentClash, AppointmentsAsked, AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentMove } from '#domain/model/appointment-fields.ts';
import type { AppointmentId, TeamId } from '#domain/model/ids.ts';
import { type Scope, teamOf, teamScope } from '#domain/model/scope.ts';
import { cameLater, clash, type Placed } from '#domain/rules/appointments/clashes.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql, ofCustomer } from '../search/goes-on.ts';
import type { Me } from './me.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<AppointmentView, 'saveState' | 'teamId' | 'moves' | 'clashes'> & {
  readonly unsent: number;
  readonly scope: Scope;
  readonly moves: string;
  readonly recordedAt: number | null;
};

const living = livingSql('t.customerId');
const select = `
  select t.id, t.caseId, c.number as caseNumber, ${living} as customerId, coalesce(customer.name, '') as customerName,
    (select point.value ->> 'value' from json_each(customer.contactPoints) point
      where point.value ->> 'kind' = 'phone' limit 1) as customerPhone,
    coalesce(customer.language, 'zh-CN') as customerLanguage, t.agentId, coalesce(agent.name, '') as agentName,
    t.kind, t.startsAt, t.minutes, t.place, t.note, t.state, t.remark, t.moves, t.recordedAt,
    t.bookedBy as bookedById, coalesce(booker.name, '') as bookedByName,
    scope.name as scope, ${unsentSql('appointment', 't')} as unsent
  from appointment t
  join scope on scope.sid = t.scope
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${living}
  left join agent on agent.id = t.agentId
  left join agent booker on booker.id = t.bookedBy`;

/** What still takes up its agent's time. */
export const awaitedSql = (row: string) => `${row}.state in ('proposed', 'confirmed')`;
/** What overlaps another row. None is longer than a day: so the index on the time finds them. */
const overlapSql = (row: string, other: string) => `
  ${other}.agentId = ${row}.agentId and ${other}.id <> ${row}.id and ${awaitedSql(other)}
  and ${other}.startsAt < ${row}.startsAt + ${row}.minutes * 60000 and ${other}.startsAt > ${row}.startsAt - 86400000
  and ${other}.startsAt + ${other}.minutes * 60000 > ${row}.startsAt`;

function appointments(db: ReplicaReader, rest: string, ...values: SqlValue[]): AppointmentView[] {
  return sql(db, `${select} ${rest}`)
    .all<Stored>(...values)
    .map((stored) => {
      const { unsent, scope, moves: text, recordedAt, ...appointment } = stored;
      const moves = JSON.parse(text) as AppointmentMove[];
      return {
        ...appointment,
        // Appointments are a team's, always.
        teamId: teamOf(scope) ?? ('' as TeamId),
        moves: { count: moves.length, lastReason: moves.at(-1)?.reason ?? '' },
        clashes: clashesOf(db, { ...appointment, moves, recordedAt }),
        saveState: saveStateOf(unsent),
      };
    });
}

type OtherRow = Omit<Placed, 'moves'> & { readonly moves: string; readonly customerName: string };

function clashesOf(db: ReplicaReader, own: Placed): readonly AppointmentClash[] {
  const others = sql(
    db,
    `select other.id, other.agentId, other.startsAt, other.minutes, other.state, other.recordedAt, other.moves,
       coalesce(customer.name, '') as customerName
     from appointment t cross join appointment other
     left join customer on customer.id = ${livingSql('other.customerId')}
     where t.id = ? and ${awaitedSql('t')} and ${overlapSql('t', 'other')} order by other.startsAt, other.id`,
  ).all<OtherRow>(own.id);
  return others
    .map(({ moves, ...other }) => ({ ...other, moves: JSON.parse(moves) as AppointmentMove[] }))
    .filter((other) => clash(own, other))
    .map((other) => ({
      ...{ id: other.id as AppointmentId, customerName: other.customerName },
      ...{ startsAt: other.startsAt, minutes: other.minutes, cameFirst: cameLater(own, other) },
    }));
}

export function appointmentView(db: ReplicaReader, id: AppointmentId): AppointmentView | null {
  return appointments(db, 'where t.id = ?', id)[0] ?? null;
}

/** In the order in which they begin. */
export function listAppointments(db: ReplicaReader, asked: AppointmentsAsked): AppointmentView[] {
  const { agentId, teamId, caseId, customerId, from, to, awaited, limit } = asked;
  const conditions: string[] = ['true'];
  const values: SqlValue[] = [];
  const wants = (condition: string, value: SqlValue) => {
    conditions.push(condition);
    values.push(value);
  };
  if (agentId !== null) wants('t.agentId = ?', agentId);
  if (teamId !== null) wants('scope.name = ?', teamScope(teamId));
  if (caseId !== null) wants('t.caseId in (select value from json_each(?))', JSON.stringify(withAbsorbed(db, caseId)));
  if (customerId !== null) {
    const of = ofCustomer(db, customerId, 't.customerId');
    wants(of.sql, of.value);
  }
  if (from !== null) wants('t.startsAt >= ?', from);
  if (to !== null) wants('t.startsAt < ?', to);
  if (awaited) conditions.push(awaitedSql('t'));
  // Of a case or a customer the last ones, of a calendar the first.
  const order = from === null && to === null ? 't.startsAt desc' : 't.startsAt';
  return appointments(
    db,
    `where ${conditions.join(' and ')} order by ${order}, t.id limit ?`,
    ...values,
    limit,
  ).toSorted((a, b) => a.startsAt - b.startsAt);
}

/** Those that are not over, in the agent's own diary or booked by them, in whose way another one stands. */
export function clashingAppointments(db: ReplicaReader, me: Me): AppointmentView[] {
  return appointments(
    db,
    `where t.startsAt > ? - 86400000 and t.startsAt + t.minutes * 60000 > ? and ${awaitedSql('t')}
       and (t.agentId = ? or t.bookedBy = ?)
       and exists (select 1 from appointment other where ${overlapSql('t', 'other')})
     order by t.startsAt, t.id limit 100`,
    ...[me.now, me.now, me.agentId, me.agentId],
  );
}

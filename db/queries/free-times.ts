import type { FreeAsked, FreeSlot } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentKind } from '#domain/model/choices.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { appointmentRulesOf, calendarsBy } from '#domain/rules/appointments/appointment-rules.ts';
import { freeSlotsOfAll, type Hours, type Taken } from '#domain/rules/appointments/free-slots.ts';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { workingTime } from '#domain/rules/calendar/working-time.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { awaitedSql } from './appointment-views.ts';
import { listDefinitions } from './definitions.ts';
import type { Me } from './me.ts';
import { listPeople } from './people.ts';

/** How far ahead is looked: who is away for longer than this has no time. */
const horizon = 60 * dayMs;

type TakenRow = Taken & { readonly agentId: AgentId };

/** The first slots in which the agent, or anybody of the team, has time. */
export function freeTimes(db: ReplicaReader, asked: FreeAsked, me: Me): FreeSlot[] {
  const { agentId, teamId, kind, minutes, besides, zone, limit } = asked;
  const rules = appointmentRulesOf(
    listDefinitions(db, 'appointment-rules', me).find(({ id }) => id === appointmentRulesId),
  );
  const calendarOf = calendarsBy(rules, listDefinitions(db, 'calendar', me), zone);
  const hoursBy = new Map<BusinessCalendar, Hours>();
  const hoursOf = (id: AgentId): Hours => {
    const calendar = calendarOf(id);
    const known = hoursBy.get(calendar);
    const hours = known ?? { working: workingTime(calendar, me.zones), zone: calendar.zone, zones: me.zones };
    hoursBy.set(calendar, hours);
    return hours;
  };
  const from = Math.max(asked.from, me.now);
  const until = from + horizon;
  const people = listPeople(db).agents.filter(
    (agent) => agent.active && (agentId === null ? agent.teamIds.includes(teamId) : agent.id === agentId),
  );
  const taken = Map.groupBy(takenFrom(db, from, until, besides), (each) => each.agentId);
  const count = (id: AgentId) => taken.get(id)?.length ?? 0;
  const inOrder = people.toSorted((a, b) => count(a.id) - count(b.id));
  const slots = freeSlotsOfAll(
    { kind, minutes, from, until, limit, everyMinutes: rules.everyMinutes, travelMinutes: rules.travelMinutes },
    inOrder.map(({ id }) => ({ agentId: id, hours: hoursOf(id), taken: taken.get(id) ?? [] })),
  );
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  return slots.map(({ agentIds, ...slot }) => ({
    ...slot,
    agents: agentIds.map((id) => ({ id: id as AgentId, name: names.get(id) ?? '' })),
  }));
}

function takenFrom(db: ReplicaReader, from: number, until: number, besides: string | null): readonly TakenRow[] {
  // A visit that is just over, and the way back from it, may reach into the time.
  return sql(
    db,
    `select t.agentId, t.kind, t.startsAt as "from", t.startsAt + t.minutes * 60000 as "to" from appointment t
     where ${awaitedSql('t')} and t.startsAt > ? and t.startsAt < ? and t.id is not ?`,
  ).all<{ agentId: AgentId; kind: AppointmentKind; from: number; to: number }>(
    from - 2 * dayMs,
    until + dayMs,
    besides,
  );
}

import type { OccasionRow, PlannedCare } from '#domain/contract/ipc/care-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import type { Consent, ImportantDate } from '#domain/model/service-file-fields.ts';
import { businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import {
  careOfDay,
  type DatedOccasion,
  holidaysBetween,
  type Occasion,
  occasionsBetween,
} from '#domain/rules/occasions.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 2000;

/** A day on which a customer is to be thought of, and all there is to think of. */
export interface CareDay {
  readonly customerId: CustomerId;
  readonly date: string;
  readonly occasions: readonly Occasion[];
}

interface Stored {
  readonly id: CustomerId;
  readonly importantDates: string;
  readonly isClose: number;
}

/**
 * Days between two dates, both included, the next first: of each customer their own, and the holidays of the workspace's calendars for VIPs and
 * those whom somebody looks after. A slice of the work at a time.
 */
export function* findCareDays(db: ReplicaReader, from: string, to: string): Generator<void, readonly CareDay[]> {
  const holidays = holidaysBetween(knownHolidays(db), from, to);
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from customer').get<{ last: number }>() ?? { last: 0 };
  const slice = `
    select t.id, t.importantDates, t.tier = 'vip' or t.accountManagerId is not null as isClose
    from customer t not indexed where t.rid > ? and t.rid <= ? and t.mergedIntoId is null
      and (t.importantDates <> '[]' or (? and (t.tier = 'vip' or t.accountManagerId is not null)))`;
  const found: CareDay[] = [];
  for (let start = 0; start < last; start += rowsAtATime) {
    const rows = sql(db, slice).all<Stored>(start, start + rowsAtATime, holidays.length > 0 ? 1 : 0);
    for (const { id, importantDates, isClose } of rows) {
      const own = occasionsBetween(JSON.parse(importantDates) as ImportantDate[], from, to);
      found.push(...daysOf(id, isClose === 0 ? own : [...own, ...holidays]));
    }
    yield;
  }
  return found.toSorted((a, b) => compare(a.date, b.date) || compare(a.customerId, b.customerId));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function daysOf(customerId: CustomerId, occasions: readonly DatedOccasion[]): readonly CareDay[] {
  const byDate = new Map<string, Occasion[]>();
  for (const { date, ...occasion } of occasions) byDate.set(date, [...(byDate.get(date) ?? []), occasion]);
  return [...byDate].map(([date, ofDay]) => ({ customerId, date, occasions: ofDay }));
}

function knownHolidays(db: ReplicaReader) {
  const text = `select content from definition where kind = 'calendar' and ownerId is null and active = 1`;
  return sql(db, text)
    .all<{ content: string }>()
    .flatMap(({ content }) => businessCalendar.safeParse(JSON.parse(content)).data?.holidays ?? []);
}

type StoredFile = Pick<OccasionRow, 'name' | 'tier' | 'organisationName'> & {
  readonly consents: string;
  readonly contactPoints: string;
};

/** The rows of days that were found: with what decides whether and how the customer may be addressed, and what is planned already. */
export function occasionRows(db: ReplicaReader, days: readonly CareDay[]): OccasionRow[] {
  const file = `select t.name, t.tier, organisation.name as organisationName, t.consents, t.contactPoints from customer t
    left join organisation on organisation.id = t.organisationId where t.id = ?`;
  return days.flatMap((day) => {
    const found = sql(db, file).get<StoredFile>(day.customerId);
    if (!found) return [];
    const id = careOfDay(day.customerId, day.date);
    const { consents, contactPoints, ...who } = found;
    return [
      {
        ...{ id, ...day, ...who },
        consents: JSON.parse(consents) as Consent[],
        contactPoints: JSON.parse(contactPoints) as ContactPoint[],
        planned: plannedFor(db, id),
      },
    ];
  });
}

function plannedFor(db: ReplicaReader, id: string): PlannedCare | null {
  const text = `select t.dueAt, coalesce(agent.name, '') as ownerName from followUp t
    left join agent on agent.id = t.ownerId where t.id = ?`;
  return sql(db, text).get<PlannedCare>(id) ?? null;
}

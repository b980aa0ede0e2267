import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql } from '../search/goes-on.ts';
import { callsOfCase } from './call-views.ts';
import { absorbedSql } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';
import { visitsOfCase } from './visit-views.ts';

type StoredEntry = Omit<TimelineEntry, 'data' | 'saveState' | 'call' | 'visit' | 'mergedFrom'> & {
  readonly data: string | null;
  readonly unsent: number;
  readonly caseId: CaseId;
  readonly caseNumber: string | null;
};

// In no order: what was merged is sorted in anyway.
const select = `
  ${absorbedSql}
  select t.caseId, c.number as caseNumber, t.id, t.kind,
    coalesce(t.authorName, iif(t.kind = 'message-in', customer.name, agent.name), '') as authorName,
    t.authorId, t.body, t.data, t.delivery, t.happenedAt, t.recordedAt, ${unsentSql('entry', 't')} as unsent
  from absorbed cross join entry t on t.caseId = absorbed.id
  left join agent on agent.id = t.authorId
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${livingSql('c.customerId')}`;

/** What was said at the opening of a case that was merged: of its own one a timeline shows it above the first line. */
const openings = `
  ${absorbedSql}
  select c.id as caseId, c.number as caseNumber, c.id, 'message-in' as kind, coalesce(customer.name, '') as authorName,
    null as authorId, c.description as body, null as data, null as delivery, c.openedAt as happenedAt, c.recordedAt,
    ${unsentSql('case', 'c')} as unsent
  from absorbed cross join "case" c on c.id = absorbed.id
  left join customer on customer.id = ${livingSql('c.customerId')}
  where c.id <> ? and c.description <> ''`;

function byTime(a: TimelineEntry, b: TimelineEntry): number {
  // Rows of one moment come in the order they reached this device; the id makes it the same on every device.
  return a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1);
}

/** A case's entries, and those of the cases that were merged into it, oldest first; a call's entry carries its structured note. */
export function caseTimeline(db: ReplicaReader, caseId: CaseId): TimelineEntry[] {
  const calls = new Map<string, TimelineEntry['call']>(callsOfCase(db, caseId).map((call) => [call.id, call]));
  const visits = new Map<string, VisitView>(visitsOfCase(db, caseId).map((visit) => [visit.id, visit]));
  return (
    [...sql(db, select).all<StoredEntry>(caseId), ...sql(db, openings).all<StoredEntry>(caseId, caseId)]
      .map(({ unsent, caseId: on, caseNumber, ...row }) => {
        const data = row.data === null ? null : (JSON.parse(row.data) as EntryData);
        const call = data?.callId === undefined ? null : (calls.get(data.callId) ?? null);
        const mergedFrom = on === caseId ? {} : { mergedFrom: { id: on, number: caseNumber ?? '' } };
        const visit = data?.visitId === undefined ? {} : { visit: visits.get(data.visitId) ?? null };
        return { ...row, data, call, ...visit, saveState: saveStateOf(unsent), ...mergedFrom };
      })
      // That it was merged is said by the line of the case it went into.
      .filter(({ mergedFrom, kind, data }) => !(mergedFrom && kind === 'link' && data?.to === 'merged'))
      .sort(byTime)
  );
}

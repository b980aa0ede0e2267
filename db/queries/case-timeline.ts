import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { EntryData } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { callsOfCase } from './call-views.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredEntry = Omit<TimelineEntry, 'data' | 'saveState' | 'call'> & {
  readonly data: string | null;
  readonly unsent: number;
};

const select = `
  select t.id, t.kind,
    coalesce(t.authorName, agent.name, iif(t.kind = 'message-in', customer.name, null), '') as authorName,
    t.authorId, t.body, t.data, t.delivery, t.happenedAt, t.recordedAt, ${unsentSql('entry', 't')} as unsent
  from entry t
  left join agent on agent.id = t.authorId
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = c.customerId
  where t.caseId = ?
  order by t.happenedAt`;

function byTime(a: TimelineEntry, b: TimelineEntry): number {
  // Rows of one moment come in the order they reached this device; the id makes it the same on every device.
  return a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1);
}

/** A case's entries, oldest first; a call's entry carries its structured note. */
export function caseTimeline(db: ReplicaReader, caseId: CaseId): TimelineEntry[] {
  const calls = new Map<string, TimelineEntry['call']>(callsOfCase(db, caseId).map((call) => [call.id, call]));
  return sql(db, select)
    .all<StoredEntry>(caseId)
    .map(({ unsent, ...row }) => {
      const data = row.data === null ? null : (JSON.parse(row.data) as EntryData);
      const call = data?.callId === undefined ? null : (calls.get(data.callId) ?? null);
      return { ...row, data, call, saveState: saveStateOf(unsent) };
    })
    .sort(byTime);
}

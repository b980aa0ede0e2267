import type { Collection } from '#domain/model/collections.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { place, placeOf, type RowValues } from '../replica/collection-table.ts';
import { hasFacts } from './fact-tables.ts';
import { factsProgress } from './progress.ts';

/** Whose facts are others when a record is: those of the case it hangs on, or the record's own where it hangs on none. */
const hangingBy = {
  entry: placeOf('entry', 'caseId'),
  call: placeOf('call', 'caseId'),
  followUp: placeOf('followUp', 'caseId'),
  handoff: placeOf('handoff', 'sourceCaseId'),
  escalation: placeOf('escalation', 'caseId'),
  survey: placeOf('survey', 'caseId'),
  articleUse: placeOf('articleUse', 'caseId'),
} as const satisfies Partial<Record<Collection, number>>;

/** By these values of theirs, the cases of customers and about holdings are counted. */
const lookedAt = {
  customer: [placeOf('customer', 'tier'), placeOf('customer', 'mergedIntoId')],
  holding: [placeOf('holding', 'name')],
  definition: [placeOf('definition', 'content'), placeOf('definition', 'active'), placeOf('definition', 'position')],
} as const satisfies Partial<Record<Collection, readonly number[]>>;

const kind = placeOf('definition', 'kind');
/** The call-back in which a customer was asked. */
const askedIn = placeOf('survey', 'followUpId');

/** Puts down, in the transaction that writes a record, whose facts are behind it. */
export interface FactMarks {
  wrote(row: RowValues, before?: RowValues): void;
  removed(row: RowValues): void;
}

function isLookedAt(collection: Collection): collection is keyof typeof lookedAt {
  return collection in lookedAt;
}

/** Nothing where no fact comes from such records, or where all are still to be worked out anyway. */
export function factMarks(db: ReplicaWriter, collection: Collection): FactMarks | undefined {
  const by = collection === 'case' ? place.id : (hangingBy as Partial<Record<Collection, number>>)[collection];
  if (by === undefined && !isLookedAt(collection)) return undefined;
  if (!factsProgress(db)) return undefined;
  const note = (of: string, id: string) =>
    sql(db, 'insert or ignore into facts_behind (collection, id) values (?, ?)').run(of, id);
  if (isLookedAt(collection)) {
    const places = lookedAt[collection];
    const changed = (row: RowValues) => {
      if (collection !== 'definition' || row[kind] === 'calendar' || row[kind] === 'service-level')
        note(collection, row[place.id] as string);
    };
    return {
      wrote: (row, before) => {
        if (!before || places.some((at) => row[at] !== before[at])) changed(row);
      },
      removed: changed,
    };
  }
  const noteRow = (row: RowValues): void => {
    const caseId = row[by ?? place.id] as string | null;
    const asked = collection === 'survey' ? row[askedIn] : null;
    if (caseId !== null) note('case', caseId);
    else note(collection, row[place.id] as string);
    if (caseId === null && asked) note('followUp', asked as string);
  };
  return {
    wrote: (row, before) => {
      noteRow(row);
      if (before && by !== undefined && before[by] !== row[by]) noteRow(before);
    },
    removed: noteRow,
  };
}

/** Whether there is anything to work out. */
export function areFactsBehind(db: ReplicaReader): boolean {
  if (!hasFacts(db) || factsProgress(db)?.at !== null) return true;
  return sql(db, 'select 1 as one from facts_behind limit 1').get() !== undefined;
}

/** Of how many records, about, the latest changes are not in their facts. */
export function countFactsBehind(db: ReplicaReader): number {
  const count = sql(db, 'select count(*) as count from facts_behind').get<{ count: number }>()?.count ?? 0;
  const at = hasFacts(db) ? factsProgress(db)?.at : undefined;
  if (at === null) return count;
  const { root, rid } = at ?? { root: 'case', rid: 0 };
  if (root !== 'case') return count;
  const { last } = sql(db, 'select max(rid) as last from "case"').get<{ last: number | null }>() ?? { last: null };
  return count + Math.max(0, (last ?? 0) - rid);
}

import { AppError } from '#domain/contract/failure.ts';
import type { ServiceReviewRow, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ServiceReviewId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { carriedOver } from '#domain/rules/service-review/carried-over.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { allActions } from './improvement-actions.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<ServiceReviewRow, 'saveState'> & { readonly unsent: number };

const select = `
  select t.id, t.title, t.firstDay, t.lastDay, t.zone, t.teamId, team.name as teamName, t.state, t.createdAt,
    coalesce(creator.name, '') as createdByName, t.closedAt, closer.name as closedByName,
    (select count(*) from improvementAction a where a.reviewId = t.id) as actions,
    (select count(*) from improvementAction a where a.reviewId = t.id and a.state = 'open') as openActions,
    ${unsentSql('serviceReview', 't')} as unsent
  from serviceReview t
  left join team on team.id = t.teamId
  left join agent creator on creator.id = t.createdBy
  left join agent closer on closer.id = t.closedBy`;

/** The last begun first. */
export function serviceReviews(db: ReplicaReader): readonly ServiceReviewRow[] {
  return sql(db, `${select} order by t.createdAt desc, t.id desc`).all<Stored>().map(rowOf);
}

/** One review with its actions and those that earlier ones left. */
export function serviceReview(db: ReplicaReader, id: ServiceReviewId): ServiceReviewView {
  const { rev, fields } = reviewRecord(db, id);
  const reviews = serviceReviews(db);
  const row = reviews.find((each) => each.id === id);
  if (!row) throw notThere();
  const actions = allActions(db);
  return {
    ...row,
    ...{ rev, summary: fields.summary },
    carried: carriedOver(row, reviews, actions),
    decided: actions.filter(({ reviewId }) => reviewId === id),
  };
}

export function reviewRecord(db: ReplicaReader, id: ServiceReviewId): StoredRecord<'serviceReview'> {
  const record = loadRecord(db, { collection: 'serviceReview', id });
  if (!record) throw notThere();
  return record as unknown as StoredRecord<'serviceReview'>;
}

function notThere(): AppError {
  return new AppError('not-found', 'This review does not exist.');
}

function rowOf({ unsent, ...row }: Stored): ServiceReviewRow {
  return { ...row, saveState: saveStateOf(unsent) };
}

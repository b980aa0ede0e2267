import { AppError } from '#domain/contract/failure.ts';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { isArchive } from '#domain/model/scope.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { openConflictsOfCase } from './conflict-views.ts';
import { customerSummary } from './customer-summaries.ts';
import { followUpsOfCase } from './follow-up-views.ts';
import type { Me } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

interface CaseNames {
  readonly assigneeName: string | null;
  readonly teamName: string;
  readonly openedByName: string | null;
  readonly unsent: number;
}

const names = `
  select assignee.name as assigneeName, coalesce(team.name, '') as teamName, opener.name as openedByName,
    ${unsentSql('case', 'c')} as unsent
  from "case" c
  left join agent assignee on assignee.id = c.assigneeId
  left join agent opener on opener.id = c.openedBy
  left join team on team.id = c.teamId
  where c.id = ?`;

export function caseDetail(db: ReplicaReader, id: CaseId, me: Me): CaseDetail {
  const record = loadRecord(db, { collection: 'case', id });
  const named = sql(db, names).get<CaseNames>(id);
  if (!record || !named) throw new AppError('not-here', 'This case is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'case'>;
  const { unsent, ...people } = named;
  return {
    id,
    rev: record.rev,
    archived: isArchive(record.scope),
    fields,
    ...people,
    customer: fields.customerId === null ? null : customerSummary(db, fields.customerId),
    conflicts: openConflictsOfCase(db, id, me),
    followUps: followUpsOfCase(db, id),
    saveState: saveStateOf(unsent),
  };
}

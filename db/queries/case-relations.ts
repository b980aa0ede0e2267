import { AppError } from '#domain/contract/failure.ts';
import type { CaseRelations, ChildCases, FollowedPlan } from '#domain/contract/ipc/relation-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId, DefinitionId } from '#domain/model/ids.ts';
import { emergencyPlanContent } from '#domain/rules/definitions/emergency-plan.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { absorbedSql, goesOnThrough, withAbsorbed } from './merged-cases.ts';
import { relatedCases } from './related-cases.ts';

const shownChildren = 500;

const below = `
  from absorbed cross join "case" c on c.parentId = absorbed.id
  where c.mergedIntoId is null and c.id not in (select id from absorbed)`;

/** The parts of a case, and of those merged into it. */
function childrenOf(db: ReplicaReader, caseId: CaseId): ChildCases {
  const counts = sql(
    db,
    `${absorbedSql} select count(*) as total, coalesce(sum(c.status in ('solved', 'closed')), 0) as finished ${below}`,
  ).get<{ total: number; finished: number }>(caseId) ?? { total: 0, finished: 0 };
  if (counts.total === 0) return { ...counts, rows: [] };
  const found = sql(
    db,
    `${absorbedSql} select c.id ${below}
     order by c.status in ('solved', 'closed'), c.openedAt, c.id limit ${shownChildren}`,
  ).all<{ id: string }>(caseId);
  return {
    ...counts,
    rows: relatedCases(
      db,
      found.map(({ id }) => id),
    ),
  };
}

/** The emergency plans that an incident follows: they stand among its own fields. */
function plansOf(db: ReplicaReader, fields: FieldsOf<'case'>): readonly FollowedPlan[] {
  return fields.custom.flatMap(({ key }): FollowedPlan[] => {
    const definition = sql(db, `select name, content from definition where id = ? and kind = 'emergency-plan'`).get<{
      name: string;
      content: string;
    }>(key);
    if (!definition) return [];
    const content = emergencyPlanContent.safeParse(JSON.parse(definition.content));
    return content.success ? [{ id: key as DefinitionId, name: definition.name, content: content.data }] : [];
  });
}

/** Throws `not-here` for a case this device does not hold. */
export function caseRelations(db: ReplicaReader, caseId: CaseId): CaseRelations {
  const record = loadRecord(db, { collection: 'case', id: caseId });
  if (!record) throw new AppError('not-here', 'This case is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'case'>;
  const absorbed = relatedCases(
    db,
    withAbsorbed(db, caseId).filter((id) => id !== caseId),
  );
  const merged = new Set<string>([
    ...absorbed.map(({ id }) => id),
    ...(fields.mergedIntoId ? [fields.mergedIntoId] : []),
  ]);
  const [parentId] = fields.parentId === null ? [] : lastOf(goesOnThrough(db, fields.parentId), fields.parentId);
  const [onwardId] = fields.mergedIntoId === null ? [] : lastOf(goesOnThrough(db, caseId), fields.mergedIntoId);
  return {
    parent: parentId === undefined || parentId === caseId ? null : (relatedCases(db, [parentId])[0] ?? null),
    children: childrenOf(db, caseId),
    related: relatedCases(
      db,
      fields.relatedIds.filter((id) => !merged.has(id)),
    ).toSorted((a, b) => Number(isFinished(a.status)) - Number(isFinished(b.status))),
    absorbed,
    goesOnIn: onwardId === undefined ? null : (relatedCases(db, [onwardId])[0] ?? null),
    plans: plansOf(db, fields),
  };
}

function lastOf(way: readonly string[], otherwise: string): readonly string[] {
  return [way.at(-1) ?? otherwise];
}

import type { FieldsOf } from '#domain/model/collections.ts';
import { archiveScope, isArchive, type Scope } from '#domain/model/scope.ts';
import { flush } from '../records/flush.ts';
import type { Stored } from '../records/held.ts';
import { loadChildren, loadRecords } from '../records/load-records.ts';
import { placeOf, type Update } from '../records/working-set.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { inBatches, type Job, type JobContext } from './job.ts';

const hour = 60 * 60_000;
const batchCases = 100;
const batchEntries = 2000;

/**
 * Moves cases that have been closed for long to their team's archive with all that hangs on them: devices let go of them and fetch
 * one when somebody asks for it. A promise or a conflict still open keeps a case with its team; one that goes on in another stays too, for its
 * timeline is read there, wherever that one is by then.
 */
export const archiveCases: Job = {
  name: 'archive-cases',
  everyMs: 6 * hour,
  run: (context, stop) => inBatches(stop, () => archiveBatch(context)),
};

async function archiveBatch({ store, workspace, clock, committed }: JobContext): Promise<number> {
  const count = await transact(store.db, async (tx) => {
    const days = await windowDays(tx, workspace.id);
    if (days === null) return 0;
    const before = clock.now() - days * 24 * hour;
    const ids = await casesClosedBefore(tx, workspace.id, before);
    const found = await loadRecords(tx, workspace.id, 'case', ids, 'changeable');
    // Locked only now: one of them may have been worked on since.
    const wanted = await needed(tx, workspace.id, ids);
    const cases = found.filter((held) => isLongClosed(held, before) && !wanted.has(held.record.id));
    const scopes = new Map(cases.map(({ record }) => [record.id, archiveOf(record.fields as FieldsOf<'case'>)]));
    const children = await loadChildren(tx, workspace.id, [...scopes.keys()]);
    const updates = [...cases, ...children].flatMap((held) => {
      const { collection, id, fields } = held.record;
      const scope = scopes.get(collection === 'case' ? id : String(fields.caseId));
      return scope ? [moved(held, scope)] : [];
    });
    if (updates.length > 0) await flush(tx, workspace.id, { inserts: [], updates, deletes: [] });
    return cases.length;
  });
  if (count > 0) committed();
  return count;
}

async function windowDays(tx: Sql, workspaceId: string): Promise<number | null> {
  const [found] = await rows<{ days: number | null }>(
    tx,
    'select archive_after_days as days from workspace where id = $1',
    [workspaceId],
  );
  return found?.days ?? null;
}

/** Whether what hangs on a row of "case" still waits for somebody. */
const somethingOpen = [
  `follow_up where case_id = "case".id and status = 'open'`,
  `conflict where case_id = "case".id and state = 'open'`,
  `escalation where case_id = "case".id and state <> 'ended'`,
  `compensation where case_id = "case".id and state in ('asked', 'approved')`,
  `appointment where case_id = "case".id and state in ('proposed', 'confirmed')`,
  `handoff where source_case_id = "case".id and state in ('asked', 'accepted')`,
]
  .map((rest) => `exists (select 1 from ${rest} and workspace_id = $1)`)
  .join(' or ');

/** A few cases, fewer when they have long timelines: what is moved in one transaction is one version that no page splits. */
async function casesClosedBefore(tx: Sql, workspaceId: string, before: number): Promise<readonly string[]> {
  const found = await rows<{ id: string; entries: number }>(
    tx,
    `select id, (
       select count(*) from entry as line where line.workspace_id = $1 and line.case_id = "case".id
     )::integer as entries
     from "case"
     where workspace_id = $1 and status = 'closed' and last_activity_at < $2 and scope not like '%:archive'
       and merged_into_id is null and not (${somethingOpen})
     order by last_activity_at limit $3`,
    [workspaceId, before, batchCases],
  );
  let room = batchEntries;
  const chosen = found.filter(({ entries }, index) => {
    room -= entries;
    return index === 0 || room >= 0;
  });
  return chosen.map(({ id }) => id).sort();
}

/** Those of the cases that something is still to be done in. */
async function needed(tx: Sql, workspaceId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(
    tx,
    `select id from "case" where workspace_id = $1 and id = any($2::uuid[]) and (merged_into_id is not null or ${somethingOpen})`,
    [workspaceId, [...ids]],
  );
  return new Set(found.map(({ id }) => id));
}

function isLongClosed({ record }: Stored, before: number): boolean {
  const { status, lastActivityAt } = record.fields as FieldsOf<'case'>;
  return status === 'closed' && lastActivityAt < before && !isArchive(record.scope);
}

function archiveOf({ teamId }: FieldsOf<'case'>): Scope {
  return archiveScope(teamId);
}

function moved(held: Stored, scope: Scope): Update {
  const { record, origins } = held;
  return { record: { ...record, scope, rev: record.rev + 1 }, origins, before: placeOf(held) };
}

import type { CaseHappening } from '#domain/rules/trigger.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** What a trigger may have to answer: something that happened, or a time that came for one of them. */
export interface QueuedEvent {
  readonly id: number;
  readonly caseId: string;
  readonly happening: CaseHappening | null;
  readonly timed: { readonly ruleId: string; readonly period: string } | null;
  readonly depth: number;
  readonly fired: readonly string[];
}

interface Row {
  readonly id: number;
  readonly case_id: string;
  readonly happening: CaseHappening | null;
  readonly rule_id: string | null;
  readonly period: string | null;
  readonly depth: number;
  readonly fired: readonly string[];
}

/** One that fails over and again holds nobody up: it is tried three times, and then let go. */
const mostAttempts = 3;
const againMs = 60_000;

/** Whether there is anything to take. */
export async function isWaiting(db: Sql, workspaceId: string, now: number): Promise<boolean> {
  const found = await rows(db, 'select 1 from rule_event where workspace_id = $1 and not_before <= $2 limit 1', [
    workspaceId,
    now,
  ]);
  return found.length > 0;
}

/** Takes the oldest event that no other process has in hand; it is done with when the transaction is committed. */
export async function takeEvent(tx: Sql, workspaceId: string, now: number): Promise<QueuedEvent | undefined> {
  const [row] = await rows<Row>(
    tx,
    `delete from rule_event where workspace_id = $1 and id = (
       select id from rule_event where workspace_id = $1 and not_before <= $2 order by id limit 1 for update skip locked
     ) returning id, case_id, happening, rule_id, period, depth, fired`,
    [workspaceId, now],
  );
  if (!row) return undefined;
  const { id, case_id: caseId, happening, rule_id: ruleId, period, depth, fired } = row;
  const timed = ruleId !== null && period !== null ? { ruleId, period } : null;
  return { id, caseId, happening, timed, depth, fired };
}

/** After a failure. True when the event was let go. */
export async function putOff(db: Sql, workspaceId: string, id: number, now: number): Promise<boolean> {
  await rows(db, 'update rule_event set attempts = attempts + 1, not_before = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    now + againMs,
  ]);
  const gone = await rows(
    db,
    'delete from rule_event where workspace_id = $1 and id = $2 and attempts >= $3 returning id',
    [workspaceId, id, mostAttempts],
  );
  return gone.length > 0;
}

export interface TimedFinding {
  readonly caseId: string;
  readonly ruleId: string;
  readonly period: string;
}

/** Queues what time has brought about; what is queued or done already is left out. Returns how many are new. */
export async function queueTimed(db: Sql, workspaceId: string, findings: readonly TimedFinding[]): Promise<number> {
  if (findings.length === 0) return 0;
  const added = await rows(
    db,
    `insert into rule_event (workspace_id, case_id, rule_id, period, depth, fired, not_before)
     select $1::uuid, given."caseId", given."ruleId", given.period, 0, '[]', 0
     from json_to_recordset($2::json) as given("caseId" uuid, "ruleId" uuid, period text)
     where not exists (
       select 1 from rule_firing done where done.workspace_id = $1::uuid and done.case_id = given."caseId"
         and done.rule_id = given."ruleId" and done.period = given.period)
     on conflict (workspace_id, rule_id, case_id, period) where rule_id is not null do nothing
     returning id`,
    [workspaceId, JSON.stringify(findings)],
  );
  return added.length;
}

/** Notes that the rule has had its say on the case in this period. False when it had before. */
export async function claimPeriod(
  tx: Sql,
  workspaceId: string,
  { ruleId, caseId, period }: TimedFinding,
  now: number,
): Promise<boolean> {
  const claimed = await rows(
    tx,
    `insert into rule_firing (workspace_id, rule_id, case_id, period, fired_at) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, case_id, rule_id, period) do nothing returning rule_id`,
    [workspaceId, ruleId, caseId, period, now],
  );
  return claimed.length > 0;
}

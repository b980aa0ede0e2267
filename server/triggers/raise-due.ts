import { caseTypes } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import { escalationDue, type LevelDue, ruleFor } from '#domain/rules/escalation.ts';
import type { Job, JobContext } from '../jobs/job.ts';
import { flush } from '../records/flush.ts';
import { WorkingSet } from '../records/working-set.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { FactReader } from './case-facts.ts';
import { casePages } from './case-pages.ts';
import { claimPeriod } from './event-queue.ts';
import { noteEvents } from './note-events.ts';
import { activeEscalationRules, type Rule, readSlaBook } from './read-rules.ts';
import { RuleDesk } from './rule-desk.ts';

type EscalationRules = readonly (Rule<EscalationRule> & Pick<EscalationRule, 'types' | 'priorities'>)[];

interface Due {
  readonly rule: Rule<EscalationRule>;
  readonly level: number;
  /** By when who is called for has to have taken it up. */
  readonly dueAt: number | null;
}

/**
 * Raises the levels that have come due by the workspace's rules: after an outage the highest alone, and each at most once in the life of a
 * case, so that what was ended by hand is not raised again.
 */
export const escalations: Job = {
  name: 'escalations',
  everyMs: minuteMs / 2,
  async run(context, stop) {
    const { store, workspace, clock } = context;
    const rules = withFits(await activeEscalationRules(store.db, workspace.id));
    const times = rules.flatMap(({ content }) => content.levels.flatMap(({ afterMinutes }) => afterMinutes ?? []));
    if (times.length === 0) return 0;
    const highest = Math.max(...rules.map(({ content }) => content.levels.length));
    const openedBefore = clock.now() - Math.min(...times) * minuteMs;
    const book = await readSlaBook(store.db, workspace.id, createCalendarCache());
    const types = rules.some((rule) => rule.types.length === 0) ? caseTypes : rules.flatMap((rule) => rule.types);
    const where = `status not in ('solved', 'closed') and escalation_level < $2 and opened_at <= $3 and type = any($4::text[])`;
    let count = 0;
    for await (const page of casePages(store.db, workspace.id, where, [highest, openedBefore, [...types]])) {
      if (stop.aborted) return count;
      const facts = new FactReader(workspace.id, book, clock.now());
      await facts.read(store.db, page);
      const raised = await raisedBefore(
        store.db,
        workspace.id,
        page.map(({ id }) => id),
      );
      for (const { id, fields } of page) {
        if (!dueOf(rules, fields, raised.get(id) ?? 0, facts, clock.now())) continue;
        if (stop.aborted) return count;
        if (await raise(context, rules, id, facts)) count++;
      }
    }
    return count;
  },
};

function withFits(rules: readonly Rule<EscalationRule>[]): EscalationRules {
  return rules.map((rule) => ({ ...rule, types: rule.content.types, priorities: rule.content.priorities }));
}

function dueOf(
  rules: EscalationRules,
  fields: FieldsOf<'case'>,
  raised: number,
  facts: FactReader,
  now: number,
): Due | undefined {
  const rule = ruleFor(rules, fields);
  if (!rule) return undefined;
  const { hours } = facts.timesOf(fields);
  // A calendar that opens no more brings nothing about.
  const after = (from: number, minutes: number) =>
    hours ? (hours.after(from, minutes * minuteMs) ?? Number.POSITIVE_INFINITY) : from + minutes * minuteMs;
  const escalationLevel = Math.max(raised, fields.escalationLevel);
  const { due } = escalationDue(rule.content, { ...fields, escalationLevel }, now, after);
  return due ? { rule, level: due.level, dueAt: takenUpBy(rule, due, now, after) } : undefined;
}

function takenUpBy(
  { content }: Rule<EscalationRule>,
  { level }: LevelDue,
  now: number,
  after: (from: number, minutes: number) => number,
): number | null {
  const minutes = content.levels[level - 1]?.acknowledgeMinutes;
  const at = minutes ? after(now, minutes) : Number.POSITIVE_INFINITY;
  return Number.isFinite(at) ? at : null;
}

/** Decided again on the case as it is once it is locked. */
async function raise(context: JobContext, rules: EscalationRules, id: string, facts: FactReader): Promise<boolean> {
  const { store, workspace, clock, committed } = context;
  const isRaised = await transact(store.db, async (tx) => {
    const set = new WorkingSet(tx, workspace.id);
    const self = { collection: 'case' as const, id };
    await set.load([self]);
    const record = set.get(self)?.record as StoredRecord<'case'> | undefined;
    if (!record || record.fields.mergedIntoId !== null) return false;
    const now = clock.now();
    const before = (await raisedBefore(tx, workspace.id, [id])).get(id) ?? 0;
    const due = dueOf(rules, record.fields, before, facts, now);
    if (
      !due ||
      !(await claimPeriod(tx, workspace.id, { ruleId: due.rule.id, caseId: id, period: `level:${due.level}` }, now))
    )
      return false;
    const { rule, level, dueAt } = due;
    const called = rule.content.levels[level - 1];
    const input = {
      ...{ caseId: id as CaseId, level, reason: rule.name, dueAt },
      ...{ toAgentId: called?.toAgentId ?? null, toTeamId: called?.toTeamId ?? null },
    };
    const desk = new RuleDesk(set, now, id as CaseId);
    // The escalation has a line of its own.
    await desk.run(rule, [{ name: 'escalation.raise', input }], 'refusals');
    const { happened } = desk;
    const heard = happened ? [{ caseId: id, happening: happened, depth: 1, fired: [] }] : [];
    const writes = set.writes();
    if (writes.inserts.length + writes.updates.length > 0)
      await flush(tx, workspace.id, writes, (statement) => noteEvents(statement, heard));
    return happened !== undefined;
  });
  committed();
  return isRaised;
}

/** The highest level that a rule has raised on each of the cases, or tried to. */
async function raisedBefore(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ id: string; level: number }>(
    db,
    `select case_id as id, max(substr(period, 7)::integer) as level from rule_firing
     where workspace_id = $1 and case_id = any($2::uuid[]) and period like 'level:%' group by case_id`,
    [workspaceId, [...ids]],
  );
  return new Map(found.map(({ id, level }) => [id, level]));
}

import type { Me } from '#db/queries/me.ts';
import type { StoredDeadline } from '#db/replica/deadlines.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { DayRange } from '#domain/rules/case-query/day-range.ts';
import type { CaseFacts } from '#domain/rules/case-query/fulfils.ts';
import { isFinished } from '#domain/rules/status-machine.ts';

/** Everything a condition may ask about, as plain records. */
export interface World {
  readonly cases: readonly StoredRecord<'case'>[];
  readonly customers: readonly StoredRecord<'customer'>[];
  readonly agents: readonly StoredRecord<'agent'>[];
  readonly followUps: readonly StoredRecord<'followUp'>[];
  readonly conflicts: readonly StoredRecord<'conflict'>[];
  readonly escalations: readonly StoredRecord<'escalation'>[];
  readonly unsent: ReadonlySet<string>;
  readonly deadlines: readonly StoredDeadline[];
}

/** What a rule of the server would be given of the case. */
export function factsOf({ id, fields }: StoredRecord<'case'>, world: World): CaseFacts {
  const of = (each: { readonly fields: { readonly caseId: string | null } }) => each.fields.caseId === id;
  return {
    fields,
    customer: world.customers.find((each) => each.id === fields.customerId)?.fields ?? null,
    followUpsDue: world.followUps.flatMap((each) =>
      of(each) && each.fields.status === 'open' ? [each.fields.dueAt] : [],
    ),
    hasConflict: world.conflicts.some((each) => of(each) && each.fields.state === 'open'),
    hasParts: world.cases.some((each) => each.fields.parentId === id),
    deadline: world.deadlines.find(({ caseId }) => caseId === id) ?? null,
  };
}

/** Days are those of UTC here; other zones are the matter of day-range.test.ts. */
function within(range: DayRange, at: number | null, now: number): boolean {
  if (range.kind === 'never') return at === null;
  if (at === null) return false;
  if (range.kind === 'past') return at < now;
  const day = new Date(at).toISOString().slice(0, 10);
  const relative = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const [from, to] =
    range.kind === 'dates'
      ? [range.from, range.to]
      : [range.from === null ? null : relative(range.from), range.to === null ? null : relative(range.to)];
  return (from === null || day >= from) && (to === null || day <= to);
}

function stateOf({ dueAt, warnAt }: StoredDeadline, now: number) {
  if (dueAt === null) return 'paused';
  if (dueAt < now) return 'breached';
  return warnAt !== null && warnAt <= now ? 'warned' : 'running';
}

/** Whether a case fulfils a condition, found out the slow way, in words as near to the definition as can be. */
export function fulfils(record: StoredRecord<'case'>, asked: CaseCondition, world: World, me: Me): boolean {
  const { fields, id } = record;
  const customer = world.customers.find((each) => each.id === fields.customerId)?.fields;
  const one = (found: boolean) => ('is' in asked && asked.is === 'none' ? !found : found);
  const yes = (found: boolean) => ('yes' in asked && !asked.yes ? !found : found);
  const openFollowUps = world.followUps.filter((each) => each.fields.caseId === id && each.fields.status === 'open');
  const hasConflict = world.conflicts.some((each) => each.fields.caseId === id && each.fields.state === 'open');
  switch (asked.field) {
    case 'status':
    case 'priority':
    case 'type':
    case 'channel':
      return one((asked.values as string[]).includes(fields[asked.field]));
    case 'tier':
      return one(customer !== undefined && asked.values.includes(customer.tier));
    case 'team':
      return one(
        asked.values.some((team) => (team === 'mine' ? me.teamIds.includes(fields.teamId) : team === fields.teamId)),
      );
    case 'assignee': {
      const agent = world.agents.find((each) => each.id === fields.assigneeId)?.fields;
      return one(
        asked.values.some((person) => {
          if (person === 'me') return fields.assigneeId === me.agentId;
          if (person === 'nobody') return fields.assigneeId === null;
          if (person === 'my-teams') return agent?.teamIds.some((team) => me.teamIds.includes(team)) ?? false;
          return fields.assigneeId === person;
        }),
      );
    }
    case 'customer':
      return one(
        asked.values.some((who) => (who === 'nobody' ? fields.customerId === null : who === fields.customerId)),
      );
    case 'organisation':
      return one(asked.values.some((which) => customer !== undefined && which === customer.organisationId));
    case 'tags':
      if (asked.is === 'all') return asked.values.every((tag) => fields.tags.includes(tag));
      return one(asked.values.some((tag) => fields.tags.includes(tag)));
    case 'text':
    case 'number':
      return [fields.number, ...fields.aliases].includes(asked.text);
    case 'openedAt':
    case 'lastActivityAt':
    case 'solvedAt':
    case 'awaitingSince':
      return within(asked.range, fields[asked.field], me.now);
    case 'followUpDue':
      if (asked.range.kind === 'never') return openFollowUps.length === 0;
      return openFollowUps.some((each) => within(asked.range, each.fields.dueAt, me.now));
    case 'sla': {
      const due = world.deadlines.find((each) => each.caseId === id);
      return one(due !== undefined && asked.values.includes(stateOf(due, me.now)));
    }
    case 'dueAt':
      return within(asked.range, world.deadlines.find((each) => each.caseId === id)?.dueAt ?? null, me.now);
    case 'conflict':
      return yes(hasConflict);
    case 'unsent':
      return yes(world.unsent.has(id));
    case 'awaiting':
      return yes(fields.awaitingSince !== null);
    case 'finished':
      return yes(isFinished(fields.status));
    case 'parent':
      return yes(fields.parentId !== null);
    case 'children':
      return yes(world.cases.some((other) => other.fields.parentId === id));
    case 'merged':
      return yes(fields.mergedIntoId !== null);
    case 'escalation':
      return yes(fields.escalationLevel >= asked.atLeast);
    case 'needsMe': {
      const open = world.escalations.filter((each) => each.fields.caseId === id && each.fields.state === 'raised');
      const toMe = open.some(({ fields: { toAgentId, toTeamId } }) =>
        toAgentId === null ? toTeamId !== null && me.teamIds.includes(toTeamId) : toAgentId === me.agentId,
      );
      const mine = fields.assigneeId === me.agentId && !isFinished(fields.status);
      const due = openFollowUps.some((each) => each.fields.dueAt <= me.now);
      const waits = fields.awaitingSince !== null || fields.status === 'reopened';
      return yes(toMe || (mine && (waits || hasConflict || me.refused.includes(id) || due)));
    }
    case 'custom':
      return passes(asked, fields.custom.find((each) => each.key === asked.key)?.value);
  }
}

type Value = FieldsOf<'case'>['custom'][number]['value'];

function passes({ test }: Extract<CaseCondition, { field: 'custom' }>, value: Value | undefined): boolean {
  switch (test.is) {
    case 'filled':
      return (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) === test.yes;
    case 'contains':
      return String(Array.isArray(value) ? value.join('\n') : (value ?? ''))
        .toLowerCase()
        .includes(test.text.toLowerCase());
    case 'between': {
      const { from, to } = test;
      if (value === undefined) return false;
      return (
        (from === null || (typeof value === typeof from && value >= from)) &&
        (to === null || (typeof value === typeof to && value <= to))
      );
    }
    default: {
      const found = test.values.some(
        (each) => each === value || (Array.isArray(value) && value.includes(String(each))),
      );
      return found === (test.is === 'any');
    }
  }
}

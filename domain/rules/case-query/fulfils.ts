import type { FieldsOf } from '../../model/collections.ts';
import { isFinished } from '../status-machine.ts';
import type { CaseCondition } from './condition.ts';
import { type DayRange, type Moment, spanOf } from './day-range.ts';

/** What conditions ask of a case beside its own fields. */
export interface CaseFacts {
  readonly fields: FieldsOf<'case'>;
  readonly customer: Pick<FieldsOf<'customer'>, 'tier' | 'organisationId'> | null;
  /** When what was promised and is not done yet is due. */
  readonly followUpsDue: readonly number[];
  readonly hasConflict: boolean;
  /** Other cases are parts of it. */
  readonly hasParts: boolean;
  /** What is promised next; null when nothing is. */
  readonly deadline: { readonly dueAt: number | null; readonly warnAt: number | null } | null;
}

/** Words of whoever asks, and questions that an index answers: a rule of the server has neither. */
const askersOwn = new Set<string>(['me', 'mine', 'my-teams']);
const askersFields = new Set<CaseCondition['field']>(['needsMe', 'unsent', 'text', 'number']);

/** Whether only the device of whoever asks can tell: the server never fulfils such a condition. */
export function isOfDevice(asked: CaseCondition): boolean {
  return askersFields.has(asked.field);
}

/** Whether the condition says the same whoever asks, and of one case alone. */
export function isOfRecord(asked: CaseCondition): boolean {
  if (isOfDevice(asked)) return false;
  return !(asked.field === 'team' || asked.field === 'assignee') || !asked.values.some((value) => askersOwn.has(value));
}

/** Whether all the conditions hold. `db/queries/case-query.ts` says the same as SQL; a property test holds the two against each other. */
export function fulfilsAll(facts: CaseFacts, asked: readonly CaseCondition[], moment: Moment): boolean {
  return asked.every((each) => fulfils(facts, each, moment));
}

function fulfils(facts: CaseFacts, asked: CaseCondition, moment: Moment): boolean {
  const { fields, customer, deadline } = facts;
  switch (asked.field) {
    case 'status':
    case 'priority':
    case 'type':
    case 'channel':
      return chosen(asked, (asked.values as readonly string[]).includes(fields[asked.field]));
    case 'team':
      return chosen(asked, (asked.values as readonly string[]).includes(fields.teamId));
    case 'assignee':
      return chosen(asked, (asked.values as readonly string[]).includes(fields.assigneeId ?? 'nobody'));
    case 'customer':
      return chosen(asked, (asked.values as readonly string[]).includes(fields.customerId ?? 'nobody'));
    case 'tier':
      return chosen(asked, customer !== null && asked.values.includes(customer.tier));
    case 'organisation': {
      const of = customer?.organisationId ?? null;
      return chosen(asked, of !== null && asked.values.includes(of));
    }
    case 'tags':
      if (asked.is === 'all') return asked.values.every((tag) => fields.tags.includes(tag));
      return (asked.is === 'any') === asked.values.some((tag) => fields.tags.includes(tag));
    case 'openedAt':
    case 'lastActivityAt':
    case 'solvedAt':
    case 'awaitingSince':
      return lies(fields[asked.field], asked.range, moment);
    case 'followUpDue':
      if (asked.range.kind === 'never') return facts.followUpsDue.length === 0;
      return facts.followUpsDue.some((at) => lies(at, asked.range, moment));
    case 'sla':
      return chosen(asked, deadline !== null && asked.values.includes(stateOf(deadline, moment.now)));
    case 'dueAt':
      return lies(deadline?.dueAt ?? null, asked.range, moment);
    case 'conflict':
      return facts.hasConflict === asked.yes;
    case 'awaiting':
      return (fields.awaitingSince !== null) === asked.yes;
    case 'finished':
      return isFinished(fields.status) === asked.yes;
    case 'parent':
      return (fields.parentId !== null) === asked.yes;
    case 'children':
      return facts.hasParts === asked.yes;
    case 'merged':
      return (fields.mergedIntoId !== null) === asked.yes;
    case 'escalation':
      return fields.escalationLevel >= asked.atLeast === asked.yes;
    case 'custom':
      return passes(fields.custom.find(({ key }) => key === asked.key)?.value, asked.test);
    case 'needsMe':
    case 'unsent':
    case 'text':
    case 'number':
      return false;
  }
}

function chosen({ is }: { readonly is: 'any' | 'none' }, found: boolean): boolean {
  return found === (is === 'any');
}

function lies(at: number | null, range: DayRange, moment: Moment): boolean {
  const span = spanOf(range, moment);
  if (span === null || at === null) return span === null && at === null;
  return (span.from === null || at >= span.from) && (span.to === null || at < span.to);
}

function stateOf({ dueAt, warnAt }: NonNullable<CaseFacts['deadline']>, now: number) {
  if (dueAt === null) return 'paused';
  if (dueAt < now) return 'breached';
  return warnAt !== null && warnAt <= now ? 'warned' : 'running';
}

type Custom = Extract<CaseCondition, { field: 'custom' }>['test'];
type Value = FieldsOf<'case'>['custom'][number]['value'];

function passes(value: Value | undefined, test: Custom): boolean {
  switch (test.is) {
    case 'filled':
      return (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) === test.yes;
    case 'contains': {
      const text = Array.isArray(value) ? value.join('\n') : String(value ?? '');
      return text.toLowerCase().includes(test.text.toLowerCase());
    }
    case 'between':
      return value !== undefined && reaches(value, test.from, -1) && reaches(value, test.to, 1);
    default: {
      const has = (wanted: string | boolean) =>
        wanted === value || (Array.isArray(value) && typeof wanted === 'string' && value.includes(wanted));
      return test.values.some(has) === (test.is === 'any');
    }
  }
}

/** Whether the value does not lie beyond the limit, on the side of `sign`; numbers and dates are not compared with one another. */
function reaches(value: Value, limit: number | string | null, sign: 1 | -1): boolean {
  if (limit === null) return true;
  if (typeof value !== typeof limit) return false;
  return sign < 0 ? value >= limit : value <= limit;
}

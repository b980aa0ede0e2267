import { caseStatuses, caseTypes, channels, priorities, tiers } from '#domain/model/choices.ts';
import { type CaseCondition, type ConditionField, deadlineStates } from '#domain/rules/case-query/condition.ts';
import type { ChoiceField } from '#domain/rules/case-query/condition-sentence.ts';
import { isOfDevice } from '#domain/rules/case-query/fulfils.ts';
import { ranges } from '#domain/rules/case-query/range-names.ts';

/** The values of fields that are one of a few. */
export const choicesOf = {
  status: caseStatuses,
  priority: priorities,
  type: caseTypes,
  channel: channels,
  tier: tiers,
  sla: deadlineStates,
} as const satisfies Readonly<Record<ChoiceField, readonly string[]>>;

const timeFields = [
  'openedAt',
  'lastActivityAt',
  'solvedAt',
  'awaitingSince',
  'followUpDue',
  'dueAt',
] as const satisfies readonly ConditionField[];

/** What the editor offers, in its order. Conditions on other fields stay as they are. */
export const editableFields = [
  'needsMe',
  'status',
  'assignee',
  'team',
  'priority',
  'type',
  'channel',
  'tags',
  'customer',
  'organisation',
  'tier',
  'sla',
  'text',
  'number',
  ...timeFields,
  'finished',
  'awaiting',
  'escalation',
  'conflict',
  'unsent',
  'parent',
  'children',
  'merged',
] as const satisfies readonly ConditionField[];
export type EditableField = (typeof editableFields)[number];

/** What a rule of the server can ask of a case. */
export const rulesFields: readonly EditableField[] = editableFields.filter((field) => !isOfDevice(begun(field)));

/** A condition as it begins when its field is chosen. */
export function begun(field: EditableField, forRule = false): CaseCondition {
  switch (field) {
    case 'status':
      return { field, is: 'any', values: ['open'] };
    case 'priority':
      return { field, is: 'any', values: ['urgent'] };
    case 'type':
      return { field, is: 'any', values: ['complaint'] };
    case 'channel':
      return { field, is: 'any', values: ['phone'] };
    case 'tier':
      return { field, is: 'any', values: ['vip'] };
    case 'sla':
      return { field, is: 'any', values: ['breached', 'warned'] };
    case 'team':
      return { field, is: 'any', values: forRule ? [] : ['mine'] };
    case 'assignee':
      return { field, is: 'any', values: [forRule ? 'nobody' : 'me'] };
    case 'tags':
    case 'customer':
    case 'organisation':
      return { field, is: 'any', values: [] };
    case 'text':
    case 'number':
      return { field, text: '' };
    case 'escalation':
      return { field, yes: true, atLeast: 1 };
    case 'openedAt':
    case 'lastActivityAt':
    case 'solvedAt':
    case 'awaitingSince':
    case 'followUpDue':
    case 'dueAt':
      return { field, range: ranges.today };
    default:
      return { field, yes: true };
  }
}

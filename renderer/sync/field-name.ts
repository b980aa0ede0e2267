import type { Words } from './value-text.ts';

const fields = [
  'number',
  'subject',
  'description',
  'type',
  'status',
  'to',
  'reason',
  'priority',
  'channel',
  'customerId',
  'teamId',
  'assigneeId',
  'tags',
  'body',
  'name',
  'organisationId',
  'contactPoints',
  'tier',
  'language',
  'notes',
  'preferences',
  'specialNeeds',
  'accountManagerId',
  'importantDates',
  'consents',
  'points',
  'direction',
  'phone',
  'startedAt',
  'saidAt',
  'durationMs',
  'need',
  'cause',
  'done',
  'promised',
  'note',
  'outcome',
  'outcomeNote',
  'mood',
  'ownerId',
  'kind',
  'dueAt',
  'promise',
  'title',
  'asked',
  'answer',
  'toName',
  'partner',
  'toAgentId',
  'toTeamId',
  'expectedAt',
  'level',
  'item',
  'amount',
  'currency',
  'evidence',
  'step',
  'value',
] as const;
export type KnownField = (typeof fields)[number];

export function isKnownField(field: string): field is KnownField {
  return fields.some((known) => known === field);
}

/** What people call a field, also one of the workspace's own; one that this version does not know keeps its own name. */
export function fieldName(field: string, { t, custom }: Pick<Words, 't' | 'custom'>): string {
  return isKnownField(field) ? t(`field.${field}`) : (custom.nameOf(field) ?? field);
}

import type { Collection, FieldsOf } from '../../model/collections.ts';

/** The fields of each collection that facts are made from: all that a store reads for them. */
export const partFields = {
  case: [
    'openedAt',
    'recordedAt',
    'externalId',
    'type',
    'channel',
    'priority',
    'teamId',
    'assigneeId',
    'status',
    'statusLog',
    'solvedAt',
    'firstRepliedAt',
    'lastRepliedAt',
    'awaitingSince',
    'mergedIntoId',
    'steps',
  ],
  entry: ['kind', 'authorId', 'data', 'happenedAt', 'recordedAt', 'externalId'],
  call: ['agentId', 'direction', 'outcome', 'mood', 'startedAt', 'durationMs', 'holdMs', 'wrapUpMs'],
  visit: ['arrivedAt', 'outcome'],
  escalation: ['level', 'raisedBy', 'raisedAt', 'dueAt', 'acknowledgedAt'],
  handoff: ['toTeamId', 'dueAt', 'state', 'askedBy', 'askedAt', 'answeredAt'],
  followUp: ['ownerId', 'kind', 'dueAt', 'status', 'outcome', 'createdAt', 'completedAt', 'attempts'],
  survey: ['followUpId', 'score', 'channel', 'recordedBy', 'happenedAt'],
  articleUse: ['articleId', 'uses', 'verdict'],
} as const satisfies { readonly [C in Collection]?: readonly (keyof FieldsOf<C>)[] };

export type PartCollection = keyof typeof partFields;
/** A record with what is read of it. */
export type PartOf<C extends PartCollection> = { readonly id: string } & Pick<
  FieldsOf<C>,
  Extract<(typeof partFields)[C][number], keyof FieldsOf<C>>
>;

/** What hangs on a case, and the field by which it names the case. */
export const hangingParts = {
  entries: { collection: 'entry', by: 'caseId' },
  calls: { collection: 'call', by: 'caseId' },
  visits: { collection: 'visit', by: 'caseId' },
  escalations: { collection: 'escalation', by: 'caseId' },
  handoffs: { collection: 'handoff', by: 'sourceCaseId' },
  followUps: { collection: 'followUp', by: 'caseId' },
  surveys: { collection: 'survey', by: 'caseId' },
  articleUses: { collection: 'articleUse', by: 'caseId' },
} as const satisfies Readonly<Record<string, { readonly collection: PartCollection; readonly by: string }>>;

import type { FieldsOf } from '../model/collections.ts';
import type { DecideContext } from './definition.ts';

type FollowUp = FieldsOf<'followUp'>;
type Told = Pick<FollowUp, 'customerId' | 'ownerId' | 'kind' | 'dueAt' | 'promise'> &
  Partial<Pick<FollowUp, 'caseId' | 'repeat' | 'seriesId' | 'round' | 'productFeedbackId'>>;

/** The fields of a promise that the actor makes now: what is told, everything else as it is before anybody has tried to keep it. */
export function newFollowUp(told: Told, { actor, happenedAt }: DecideContext): FollowUp {
  return {
    caseId: null,
    status: 'open',
    outcome: null,
    outcomeNote: '',
    createdBy: actor.id,
    createdAt: happenedAt,
    completedAt: null,
    recordedAt: null,
    attempts: [],
    repeat: null,
    seriesId: null,
    round: 0,
    productFeedbackId: null,
    ...told,
  };
}

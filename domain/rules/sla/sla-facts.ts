import type { CaseStatus, EntryKind } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import { statusLogOf } from '../status-log.ts';

/** When it happened, by the clock of who did it, and when the server learned of it; null when that is not known (yet). */
interface Happened {
  readonly happenedAt: number;
  readonly recordedAt: number | null;
}

export interface StatusFact extends Happened {
  readonly status: CaseStatus;
  /** Which of two moves of the same moment was later. */
  readonly order: number;
}

export interface MessageFact extends Happened {
  readonly from: 'customer' | 'agent';
}

/** All that the clocks of a case depend on, in any order. */
export interface SlaFacts {
  readonly openedAt: number;
  readonly recordedAt: number | null;
  /** Taken in by a conversation: on the phone or on a visit. */
  readonly inConversation: boolean;
  readonly moves: readonly StatusFact[];
  readonly messages: readonly MessageFact[];
}

type CaseFields = Pick<
  FieldsOf<'case'>,
  | 'openedAt'
  | 'recordedAt'
  | 'channel'
  | 'status'
  | 'statusLog'
  | 'solvedAt'
  | 'firstRepliedAt'
  | 'lastRepliedAt'
  | 'awaitingSince'
>;

/** By the case's own row: enough for what is due next, for a list of a hundred thousand. What was met or missed before is not in it. */
export function factsOfRow(fields: CaseFields): SlaFacts {
  const { firstRepliedAt, lastRepliedAt, awaitingSince } = fields;
  const messages: MessageFact[] = [];
  if (firstRepliedAt !== null) messages.push(message('agent', firstRepliedAt));
  if (lastRepliedAt !== null && lastRepliedAt !== firstRepliedAt) messages.push(message('agent', lastRepliedAt));
  if (awaitingSince !== null) messages.push(message('customer', awaitingSince));
  return { ...ofCase(fields), messages };
}

type EntryFields = Happened & { readonly kind: EntryKind };

/** By the case's row and its whole timeline, for its audit. */
export function factsOfTimeline(fields: CaseFields, entries: readonly EntryFields[]): SlaFacts {
  const messages = entries.flatMap(({ kind, happenedAt, recordedAt }): MessageFact[] => {
    if (kind === 'message-in') return [{ from: 'customer', happenedAt, recordedAt }];
    return kind === 'message-out' ? [{ from: 'agent', happenedAt, recordedAt }] : [];
  });
  return { ...ofCase(fields), messages };
}

function ofCase(fields: CaseFields): Omit<SlaFacts, 'messages'> {
  return {
    openedAt: fields.openedAt,
    recordedAt: fields.recordedAt,
    inConversation: fields.channel === 'phone' || fields.channel === 'visit',
    moves: statusLogOf(fields).map(({ status, at }, order) => ({ status, happenedAt: at, recordedAt: null, order })),
  };
}

function message(from: MessageFact['from'], happenedAt: number): MessageFact {
  return { from, happenedAt, recordedAt: null };
}

import { compensationKinds, compensationStates, escalationStates, handoffStates } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, customerId, definitionId, teamId } from './ids.ts';
import { longText } from './long-text.ts';

/**
 * Work passed to a department or a partner. Everybody holds it, for who is asked need not see the case: it tells what they have to know.
 */
export const handoffFields = {
  sourceCaseId: f.ref('immutable', caseId),
  /** As they were when it was asked. */
  caseNumber: f.text('immutable', 40),
  caseSubject: f.text('immutable', 300),
  customerId: f.optionalRef('immutable', customerId),
  fromTeamId: f.ref('immutable', teamId),
  /** None, for a partner outside. */
  toTeamId: f.optionalRef('immutable', teamId),
  toAgentId: f.optionalRef('last-accepted', agentId),
  /** The person's name, and the partner's when it is none of our teams. */
  toName: f.text('last-accepted', 200),
  partner: f.text('immutable', 200),
  asked: f.text('immutable', longText),
  dueAt: f.instant('last-accepted'),
  /** What the customer may be told to expect. */
  expectedAt: f.optionalInstant('last-accepted'),
  state: f.choice('state-machine', handoffStates),
  answer: f.text('derived', longText),
  askedBy: f.ref('immutable', agentId),
  askedAt: f.instant('immutable'),
  answeredBy: f.optionalRef('derived', agentId),
  answeredAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

export const escalationFields = {
  caseId: f.ref('immutable', caseId),
  /** From 1 up. */
  level: f.integer('immutable'),
  reason: f.text('immutable', 2000),
  /** None, when a rule raised it. */
  raisedBy: f.optionalRef('immutable', agentId),
  ruleId: f.optionalRef('immutable', definitionId),
  toAgentId: f.optionalRef('immutable', agentId),
  toTeamId: f.optionalRef('immutable', teamId),
  raisedAt: f.instant('immutable'),
  /** By when somebody has to have taken it up. */
  dueAt: f.optionalInstant('immutable'),
  state: f.choice('state-machine', escalationStates),
  acknowledgedBy: f.optionalRef('derived', agentId),
  acknowledgedAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

export const compensationFields = {
  caseId: f.ref('immutable', caseId),
  kind: f.choice('immutable', compensationKinds),
  /** In the currency's smallest unit; 0 for an exchange or a return without money. */
  amount: f.integer('immutable'),
  /** ISO 4217. */
  currency: f.text('immutable', 3),
  item: f.text('immutable', 500),
  reason: f.text('immutable', 2000),
  state: f.choice('state-machine', compensationStates),
  askedBy: f.ref('immutable', agentId),
  askedAt: f.instant('immutable'),
  decidedBy: f.optionalRef('derived', agentId),
  decidedAt: f.optionalInstant('derived'),
  decision: f.text('derived', 2000),
  recordedAt: f.optionalInstant('server-only'),
};

import { z } from 'zod';
import { type Change, insert } from '../model/change.ts';
import { type FollowUpOutcome, messageChannels } from '../model/choices.ts';
import { furtherId } from '../model/further-id.ts';
import type { CaseId, CommandUid, CustomerId, EscalationId, FollowUpId, SurveyId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import type { Scope } from '../model/scope.ts';
import { followUpRulesId } from '../rules/definitions/follow-up-rules.ts';
import { followUpRulesOf, isUnsatisfied } from '../rules/follow-up-rules.ts';
import { isFinished } from '../rules/status-machine.ts';
import { goesOnIn, needsMerged } from './case-chain.ts';
import { changeStatus } from './change-status.ts';
import type { DecideContext, View } from './definition.ts';
import { raiseEscalation } from './raise-escalation.ts';
import { viewAfter } from './view-after.ts';

/** What a customer answered, as the agent wrote it down. */
export const surveyAnswer = z.strictObject({
  score: z.int().min(1).max(5),
  reason: z.string().trim().max(2000).default(''),
  comment: z.string().trim().max(50_000).default(''),
  channel: z.enum(messageChannels).default('phone'),
});
type SurveyAnswer = z.output<typeof surveyAnswer>;

/** What an agent wants done for a customer who was not satisfied; the workspace's rule may do more. */
export const unsatisfiedWish = z.enum(['nothing', 'reopen', 'escalate']).default('nothing');
type Wish = z.output<typeof unsatisfiedWish>;

interface Asked {
  readonly surveyId: SurveyId;
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
  readonly followUpId: FollowUpId | null;
  readonly scope: Scope;
}

export function keptAnswer(answer: SurveyAnswer, { surveyId, scope, ...about }: Asked, context: DecideContext): Change {
  return insert('survey', surveyId, scope, {
    ...about,
    ...answer,
    recordedBy: context.actor.id,
    happenedAt: context.happenedAt,
    recordedAt: null,
  });
}

const rulesRef: RecordRef = { collection: 'definition', id: followUpRulesId };

function rulesIn(view: View) {
  const held = view.get('definition', followUpRulesId);
  return followUpRulesOf(held.state === 'present' ? held.record.fields : undefined);
}

/** What has to be looked at before a customer on a case who was not satisfied is done justice. */
export function needsForUnsatisfied(loaded: View, caseId: CaseId, escalationId: EscalationId): readonly RecordRef[] {
  const onCase = loaded.get('case', caseId);
  const living = onCase.state === 'present' ? goesOnIn(loaded, onCase.record) : undefined;
  const chain = needsMerged(loaded, caseId);
  if (!living) return [rulesRef, ...chain];
  const livingId = living.id as CaseId;
  return [
    ...[rulesRef, ...chain],
    ...changeStatus.needs({ caseId: livingId, to: 'reopened', reason: '' }, loaded),
    ...raiseEscalation.needs(escalationOf(loaded, living, escalationId, ''), loaded),
    { collection: 'team', id: living.fields.teamId },
  ];
}

function escalationOf(view: View, living: StoredRecord<'case'>, escalationId: EscalationId, reason: string) {
  const { level, toAgentId, toTeamId } = rulesIn(view).unsatisfied;
  const isNobody = toAgentId === null && toTeamId === null;
  const toWhom = { toAgentId, toTeamId: isNobody ? living.fields.teamId : toTeamId };
  return { caseId: living.id as CaseId, level, reason, ...toWhom, dueAt: null, escalationId };
}

const strength: Readonly<Record<Wish | 'propose', number>> = { nothing: 0, propose: 0, reopen: 1, escalate: 2 };

interface Answered {
  readonly outcome: FollowUpOutcome | null;
  readonly score: number | null;
  readonly why: string;
  readonly wish: Wish;
  readonly escalationId: EscalationId;
}

/**
 * Where the customer was not satisfied, the case is reopened or somebody is called for, as the agent wishes or the workspace's rule says. What
 * the rules of the case bar is left out: what the customer said is kept all the same. `before`: what was done already by this command.
 */
export function forUnsatisfied(
  view: View,
  onCase: StoredRecord<'case'>,
  { outcome, score, why, wish, escalationId }: Answered,
  context: DecideContext,
  before: readonly Change[],
): readonly Change[] {
  const rules = rulesIn(view);
  if (!isUnsatisfied(rules, { outcome, score })) return [];
  const wanted = Math.max(strength[wish], strength[rules.unsatisfied.step]);
  const living = goesOnIn(view, onCase);
  const done: Change[] = [];
  if (wanted >= strength.reopen && isFinished(living.fields.status)) {
    const move = { caseId: living.id as CaseId, to: 'reopened', reason: why } as const;
    const reopened = changeStatus.decide(viewAfter(view, before), move, further(context, 1));
    if (!reopened.ok) return [];
    done.push(...reopened.changes);
  }
  if (wanted < strength.escalate) return done;
  const call = escalationOf(view, living, escalationId, why);
  const now = viewAfter(view, [...before, ...done]);
  const raised = raiseEscalation.decide(now, call, further(context, 2));
  // Who is named need not be of this case's team; then the team is called.
  const others = { ...call, toAgentId: null, toTeamId: call.toTeamId ?? living.fields.teamId };
  const instead = raised.ok ? raised : raiseEscalation.decide(now, others, further(context, 2));
  return instead.ok ? [...done, ...instead.changes] : done;
}

function further(context: DecideContext, n: number): DecideContext {
  return { ...context, uid: furtherId(context.uid, n) as CommandUid };
}

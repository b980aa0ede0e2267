import { type Change, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { type GoalStep, goalLimits } from '../model/goal-fields.ts';
import type { GoalId } from '../model/ids.ts';
import { goalMetric, targetScale } from '../rules/goals/goal-metric.ts';
import { isLead, maySee } from '../rules/rights.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The goal that the actor may change, or why not. */
export function ledGoal(view: View, id: GoalId, { actor }: DecideContext): Found<'goal'> {
  const found = heldRecord(view, 'goal', id);
  if (found.ok && (!isLead(actor) || !maySee(actor, found.record.scope)))
    return refuse('forbidden', 'Goals are set by leads.');
  return found;
}

/** Why nobody can aim at that. */
export function targetProblem(name: string, target: number): Refused | undefined {
  const metric = goalMetric(name);
  if (!metric) return refuse('bad-request', 'Nobody can aim at this figure.');
  if (metric.unit === 'share' && target > targetScale.share)
    return refuse('bad-request', 'A share is 100 percent at most.');
  return undefined;
}

/** The goal with one step more; of two leads' both are kept, and what was accepted last holds. */
export function steppedGoal(
  id: GoalId,
  before: FieldsOf<'goal'>,
  said: Pick<GoalStep, 'from' | 'target' | 'endsOn' | 'note'>,
  { uid: key, actor, happenedAt: at }: DecideContext,
): Change {
  const step: GoalStep = { key, by: actor.id, at, ...said };
  return update('goal', id, {
    ...{ target: said.target, endsOn: said.endsOn },
    steps: [...before.steps, step].slice(-goalLimits.steps),
    changedAt: Math.max(before.changedAt, at),
  });
}

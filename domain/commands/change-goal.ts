import { z } from 'zod';
import { day } from '../model/day.ts';
import { goalLimits as limits } from '../model/goal-fields.ts';
import { goalId } from '../model/ids.ts';
import { targetOn } from '../rules/goals/goal-period.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { ledGoal, steppedGoal, targetProblem } from './load-goal.ts';

const note = z.string().trim().max(limits.note).default('');

const changeInput = z.strictObject({
  goalId,
  target: z.int().min(0).max(limits.target),
  /** Periods that end before are judged by what was said then. */
  from: day,
  note,
});

/** Sets another target from a day on. */
export const changeGoal = defineCommand({
  name: 'goal.change',
  version: 1,
  input: changeInput,
  args: changeInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'goal', id: a.goalId }],
  decide(view, a, context) {
    const found = ledGoal(view, a.goalId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const problem = targetProblem(before.metric, a.target);
    if (problem) return problem;
    if (a.from < before.startsOn) return refuse('bad-request', 'The goal begins later than that.');
    if (targetOn(before.steps, a.from) === a.target && before.target === a.target)
      return refuse('nothing-to-do', 'This is its target already.');
    return accept(
      steppedGoal(a.goalId, before, { from: a.from, target: a.target, endsOn: before.endsOn, note: a.note }, context),
    );
  },
});

const endInput = z.strictObject({
  goalId,
  /** The last day; null: it goes on. */
  endsOn: day.nullable(),
  note,
});

/** Ends a goal, or lets it go on. */
export const endGoal = defineCommand({
  name: 'goal.end',
  version: 1,
  input: endInput,
  args: endInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'goal', id: a.goalId }],
  decide(view, a, context) {
    const found = ledGoal(view, a.goalId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.endsOn === a.endsOn) return refuse('nothing-to-do', 'It ends on that day already.');
    if (a.endsOn !== null && a.endsOn < before.startsOn) return refuse('bad-request', 'A goal begins before it ends.');
    const from = before.steps.at(-1)?.from ?? before.startsOn;
    const said = { from, target: before.target, endsOn: a.endsOn, note: a.note };
    return accept(steppedGoal(a.goalId, before, said, context));
  },
});

import { z } from 'zod';
import { insert } from '../model/change.ts';
import { day } from '../model/day.ts';
import { goalPeriods, goalSubjects, goalLimits as limits } from '../model/goal-fields.ts';
import { agentId, goalId, teamId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { teamScope } from '../model/scope.ts';
import { goalMetric } from '../rules/goals/goal-metric.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { targetProblem } from './load-goal.ts';
import { barredFrom, barredTeam } from './team-member.ts';

const input = z.strictObject({
  subject: z.enum(goalSubjects),
  teamId: teamId.nullable().default(null),
  agentId: agentId.nullable().default(null),
  metric: z.string().max(60),
  period: z.enum(goalPeriods),
  /** In whole numbers, see `targetScale`. */
  target: z.int().min(0).max(limits.target),
  startsOn: day,
  endsOn: day.nullable().default(null),
  note: z.string().trim().max(limits.note).default(''),
});
const args = input.extend({ goalId, metricVersion: z.int() });

/** Says what a figure of the workspace, a team or an agent is to come to. Those whom it binds can read it: it goes to all, or to the team. */
export const setGoal = defineCommand({
  name: 'goal.set',
  version: 1,
  input,
  args,
  mint: (asked, minter) =>
    args.parse({ ...asked, goalId: minter.id(), metricVersion: goalMetric(asked.metric)?.version ?? 0 }),
  needs: (a): readonly RecordRef[] => [
    { collection: 'goal', id: a.goalId },
    ...(a.teamId ? [{ collection: 'team' as const, id: a.teamId }] : []),
    ...(a.agentId ? [{ collection: 'agent' as const, id: a.agentId }] : []),
  ],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Goals are set by leads.');
    if (view.get('goal', a.goalId).state === 'present') return refuse('exists', 'This goal is set already.');
    if ((a.subject !== 'workspace') !== (a.teamId !== null) || (a.subject === 'agent') !== (a.agentId !== null))
      return refuse('bad-request', 'A goal is of the workspace, of a team, or of an agent of a team.');
    if (a.endsOn !== null && a.endsOn < a.startsOn) return refuse('bad-request', 'A goal begins before it ends.');
    const problem = targetProblem(a.metric, a.target);
    if (problem) return problem;
    const barred =
      (a.teamId && barredTeam(view, a.teamId, context, 'Goals can be set')) ||
      (a.teamId && a.agentId && barredFrom(a.teamId, view, a.agentId));
    if (barred) return barred;
    const { goalId: id, note, ...said } = a;
    const { uid: key, actor, happenedAt: at } = context;
    const step = { key, by: actor.id, at, from: a.startsOn, target: a.target, endsOn: a.endsOn, note };
    return accept(
      insert('goal', id, a.teamId ? teamScope(a.teamId) : 'workspace', {
        ...said,
        steps: [step],
        ...{ createdBy: actor.id, createdAt: at, changedAt: at, recordedAt: null },
      }),
    );
  },
});

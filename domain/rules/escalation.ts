import type { FieldsOf } from '../model/collections.ts';
import type { AgentId, TeamId } from '../model/ids.ts';
import type { EscalationRule } from './definitions/escalation-rule.ts';
import { type Actor, isLead } from './rights.ts';
import { isFinished } from './status-machine.ts';

/** Who may take an escalation up: who was called for, their team, and any lead. */
export function mayAcknowledge(
  actor: Actor,
  escalation: { readonly toAgentId: AgentId | null; readonly toTeamId: TeamId | null },
): boolean {
  const { toAgentId, toTeamId } = escalation;
  return isLead(actor) || toAgentId === actor.id || (toTeamId !== null && actor.teamIds.includes(toTeamId));
}

/** Who may end it: also who raised it. */
export function mayEndEscalation(
  actor: Actor,
  escalation: Pick<FieldsOf<'escalation'>, 'toAgentId' | 'toTeamId' | 'raisedBy'>,
): boolean {
  return escalation.raisedBy === actor.id || mayAcknowledge(actor, escalation);
}

/** The rule that a case goes by: the first that names its type and priority. `rules` stand in the workspace's order. */
export function ruleFor<Rule extends Pick<EscalationRule, 'types' | 'priorities'>>(
  rules: readonly Rule[],
  { type, priority }: Pick<FieldsOf<'case'>, 'type' | 'priority'>,
): Rule | undefined {
  return rules.find(
    (rule) =>
      (rule.types.length === 0 || rule.types.includes(type)) &&
      (rule.priorities.length === 0 || rule.priorities.includes(priority)),
  );
}

export interface LevelDue {
  readonly level: number;
  readonly at: number;
}

/** A moment so many minutes later: by the clock on the wall, or by working time where a calendar is handed in. */
type After = (from: number, minutes: number) => number;
const onTheWall: After = (from, minutes) => from + minutes * 60_000;

/**
 * Which level of the rule is due on a case by `now` and not raised yet (the highest, where several came due in an outage), and which comes
 * next. A finished case is raised no more.
 */
export function escalationDue(
  { levels }: Pick<EscalationRule, 'levels'>,
  onCase: Pick<FieldsOf<'case'>, 'openedAt' | 'status' | 'escalationLevel'>,
  now: number,
  after: After = onTheWall,
): { readonly due: LevelDue | null; readonly next: LevelDue | null } {
  if (isFinished(onCase.status)) return { due: null, next: null };
  const ahead = levels.flatMap(({ afterMinutes }, index): LevelDue[] => {
    const level = index + 1;
    if (afterMinutes === null || level <= onCase.escalationLevel) return [];
    return [{ level, at: after(onCase.openedAt, afterMinutes) }];
  });
  return {
    due: ahead.findLast(({ at }) => at <= now) ?? null,
    next: ahead.find(({ at }) => at > now) ?? null,
  };
}

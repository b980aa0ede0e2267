import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { agentId, caseId, escalationId, teamId } from '../model/ids.ts';
import { isFinished } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredFrom } from './team-member.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  level: z.int().min(1).max(9),
  reason: z.string().trim().min(1).max(2000),
  /** At least one of the two. */
  toAgentId: agentId.nullable().default(null),
  toTeamId: teamId.nullable().default(null),
  /** By when somebody has to have taken it up. */
  dueAt: z.int().nullable().default(null),
});
const args = input.extend({ escalationId });

/** Calls for somebody, by hand or by a rule: they must be able to see the case. */
export const raiseEscalation = defineCommand({
  name: 'escalation.raise',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, escalationId: minter.id() }),
  needs: (a) => [
    { collection: 'escalation', id: a.escalationId },
    { collection: 'case', id: a.caseId },
    ...(a.toAgentId ? [{ collection: 'agent' as const, id: a.toAgentId }] : []),
    ...(a.toTeamId ? [{ collection: 'team' as const, id: a.toTeamId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('escalation', a.escalationId).state === 'present')
      return refuse('exists', 'This escalation is raised already.');
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!a.toAgentId && !a.toTeamId) return refuse('bad-request', 'An escalation names a person or a team.');
    if (isFinished(before.status)) return refuse('already-done', 'The case is finished.');
    const team = a.toTeamId ? view.get('team', a.toTeamId) : undefined;
    if (team?.state === 'absent') return refuse('not-found', 'This team does not exist.');
    const barred = a.toAgentId ? barredFrom(before.teamId, view, a.toAgentId) : undefined;
    if (barred) return barred;
    const agent = a.toAgentId ? view.get('agent', a.toAgentId) : undefined;
    const who = [
      agent?.state === 'present' ? agent.record.fields.name : '',
      team?.state === 'present' ? team.record.fields.name : '',
    ];
    const { caseId: onCase, level, reason, toAgentId, toTeamId, dueAt } = a;
    return accept(
      insert('escalation', a.escalationId, found.record.scope, {
        ...{ caseId: onCase, level, reason, toAgentId, toTeamId, dueAt },
        raisedBy: context.rule ? null : context.actor.id,
        ruleId: context.rule?.id ?? null,
        raisedAt: context.happenedAt,
        state: 'raised',
        acknowledgedBy: null,
        acknowledgedAt: null,
        recordedAt: null,
      }),
      update('case', a.caseId, {
        escalationLevel: Math.max(before.escalationLevel, level),
        lastActivityAt: activeAt(before, context),
      }),
      entryOf(context, found.record, 'escalation', {
        body: reason,
        data: {
          escalationId: a.escalationId,
          to: 'raised',
          from: level,
          reason: who.filter(Boolean).join(' · '),
          ...(context.rule ? { definitionId: context.rule.id } : {}),
        },
      }),
    );
  },
});

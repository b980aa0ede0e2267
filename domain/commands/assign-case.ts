import { z } from 'zod';
import { update } from '../model/change.ts';
import { agentId, caseId, teamId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { absorbedBy, needsAbsorbed } from './case-chain.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredFrom } from './team-member.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  /** Nobody, when null. */
  assigneeId: agentId.nullable(),
  /** Left out, the case stays with its team. */
  teamId: teamId.optional(),
});

/** Gives a case to a person, or to another team: then the case and all that hangs on it change scope. */
export const assignCase = defineCommand({
  name: 'case.assign',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    { collection: 'case', id: a.caseId },
    ...(a.teamId ? needsAbsorbed(loaded, a.caseId) : []),
    ...(a.assigneeId ? [{ collection: 'agent' as const, id: a.assigneeId }] : []),
    ...(a.teamId ? [{ collection: 'team' as const, id: a.teamId }] : []),
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
    const team = a.teamId ?? before.teamId;
    if (a.teamId && view.get('team', a.teamId).state === 'absent')
      return refuse('not-found', 'This team does not exist.');
    const barred = a.assigneeId ? barredFrom(team, view, a.assigneeId) : undefined;
    if (barred) return barred;
    const moves = team !== before.teamId;
    if (!moves && a.assigneeId === before.assigneeId)
      return refuse('nothing-to-do', 'The case is assigned so already.');
    const lastActivityAt = activeAt(before, context);
    const changes = [
      ...(moves ? [{ field: 'teamId', from: before.teamId, to: team }] : []),
      ...(a.assigneeId === before.assigneeId
        ? []
        : [{ field: 'assigneeId', from: before.assigneeId, to: a.assigneeId }]),
    ];
    const line = entryOf(context, moves ? { id: a.caseId, scope: teamScope(team) } : found.record, 'assignment', {
      data: { changes },
    });
    return accept(
      update(
        'case',
        a.caseId,
        {
          ...(a.assigneeId === before.assigneeId ? {} : { assigneeId: a.assigneeId }),
          ...(moves ? { teamId: team } : {}),
          lastActivityAt,
        },
        moves ? { scope: teamScope(team) } : {},
      ),
      // What was merged with it is held by whoever holds it.
      ...(moves ? absorbedBy(view, a.caseId).map(({ id }) => update('case', id, {}, { scope: teamScope(team) })) : []),
      line,
    );
  },
});

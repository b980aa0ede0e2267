import type { CaseId, CustomerId, TeamId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredTeam } from './team-member.ts';

interface Asked {
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
  /** Whose it is when it belongs to no case. */
  readonly teamId: TeamId;
}

interface WorkPlace {
  readonly ok: true;
  readonly team: TeamId;
  readonly scope: Scope;
  readonly case: StoredRecord<'case'> | undefined;
}

export function needsWorkPlace(asked: Asked): readonly RecordRef[] {
  return [
    asked.caseId ? { collection: 'case', id: asked.caseId } : { collection: 'team', id: asked.teamId },
    ...(asked.customerId ? [{ collection: 'customer' as const, id: asked.customerId }] : []),
  ];
}

/**
 * Where a call, a visit or a promise lies: with its case, else with the team. Refuses where the case, the customer or the team is missing
 * or another team's; `called` begins that sentence: "Calls can be recorded".
 */
export function workPlace(view: View, asked: Asked, context: DecideContext, called: string): WorkPlace | Refused {
  if (asked.customerId && view.get('customer', asked.customerId).state === 'absent')
    return refuse('not-found', 'This customer does not exist.');
  if (asked.caseId) {
    const found = workableCase(view, asked.caseId, context);
    if (!found.ok) return found;
    const { record } = found;
    return { ok: true, team: record.fields.teamId, scope: record.scope, case: record };
  }
  const barred = barredTeam(view, asked.teamId, context, called);
  return barred ?? { ok: true, team: asked.teamId, scope: teamScope(asked.teamId), case: undefined };
}

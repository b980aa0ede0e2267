import { useCallback } from 'react';
import type { TeamSummary } from '#domain/contract/ipc/case-views.ts';
import type { SignedInAgent } from '#domain/contract/ipc/session-views.ts';
import type { CaseId, CommandUid, CustomerId, TeamId } from '#domain/model/ids.ts';
import { type CaseField, isFieldOf } from '#domain/rules/case-fields.ts';
import { useAgent } from '../../state/core-context.tsx';
import { givenValue, useCaseFields } from '../../state/use-case-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import type { NewCase } from './new-case-draft.ts';

export interface OpenedCase {
  readonly id: string;
  readonly number: string;
}

/** The teams an agent may open cases for: leads and admins every one. */
export function teamsOf(agent: SignedInAgent, teams: readonly TeamSummary[]): readonly TeamSummary[] {
  return agent.role === 'agent' ? teams.filter((team) => agent.teamIds.includes(team.id)) : teams;
}

/** The team chosen, or the agent's own first one. */
export function teamOf(values: NewCase, agent: SignedInAgent, teams: readonly TeamSummary[]): TeamId | null {
  return values.teamId ?? agent.teamIds[0] ?? teams[0]?.id ?? null;
}

/**
 * Adds the new customer, if there is one, and opens the case. When the case fails the customer stays chosen, so that
 * a second try does not add them twice.
 */
export function useOpenCase() {
  const agent = useAgent();
  const { teams } = usePeople();
  const caseFields = useCaseFields();
  const { run, running } = useCommand();
  const open = useCallback(
    async (values: NewCase, onChange: (change: Partial<NewCase>) => void): Promise<OpenedCase | null> => {
      const teamId = teamOf(values, agent, teams);
      if (teamId === null) return null;
      let customerId = values.customer?.id ?? null;
      if (values.newCustomer) {
        const { name, phone } = values.newCustomer;
        const contactPoints = phone.trim() === '' ? [] : [{ kind: 'phone' as const, value: phone }];
        const added = await run('customer.add', { name, contactPoints });
        if (!added.ok || !added.value.made) return null;
        customerId = added.value.made.id as CustomerId;
        onChange({ customer: { id: customerId, name: name.trim(), phone: phone.trim() || null }, newCustomer: null });
      }
      const { subject, description, type, priority, channel, holdingId, mine } = values;
      const outcome = await run('case.open', {
        ...{ subject, description, type, priority, channel, customerId, teamId, holdingId },
        assigneeId: mine ? agent.id : null,
      });
      if (!outcome.ok || !outcome.value.made) return null;
      const { id, number } = outcome.value.made;
      await fillIn(run, values, caseFields, id as CaseId, outcome.value.uid as CommandUid);
      return { id, number: number ?? '' };
    },
    [agent, run, teams, caseFields],
  );
  return { open, running };
}

/** A command of its own: a field that was switched off meanwhile keeps no case from being opened. */
async function fillIn(
  run: ReturnType<typeof useCommand>['run'],
  { custom, type }: NewCase,
  fields: readonly CaseField[],
  caseId: CaseId,
  after: CommandUid,
): Promise<void> {
  const set = fields.flatMap((field) => {
    const value = custom[field.key];
    return value !== undefined && isFieldOf(field, type) ? [{ key: field.key, value: givenValue(value) }] : [];
  });
  if (set.length > 0) await run('case.custom', { caseId, set }, undefined, undefined, { after });
}

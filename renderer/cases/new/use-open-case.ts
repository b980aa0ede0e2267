import { useCallback } from 'react';
import type { TeamSummary } from '#domain/contract/ipc/case-views.ts';
import type { SignedInAgent } from '#domain/contract/ipc/session-views.ts';
import type { CustomerId, TeamId } from '#domain/model/ids.ts';
import { useAgent } from '../../state/core-context.tsx';
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
      const { subject, description, type, priority, channel, mine } = values;
      const outcome = await run('case.open', {
        ...{ subject, description, type, priority, channel, customerId, teamId },
        assigneeId: mine ? agent.id : null,
      });
      if (!outcome.ok || !outcome.value.made) return null;
      const { id, number } = outcome.value.made;
      return { id, number: number ?? '' };
    },
    [agent, run, teams],
  );
  return { open, running };
}

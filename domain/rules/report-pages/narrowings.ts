import type { Role } from '../../model/choices.ts';

/** What a report can be narrowed to, in the order of the form. */
export const narrowings = ['teamId', 'agentId', 'channel', 'type', 'priority', 'tier', 'product'] as const;
export type Narrowing = (typeof narrowings)[number];

/** An agent's figures are of their own work: there is nobody to choose. */
export function narrowingsFor(role: Role): readonly Narrowing[] {
  return role === 'agent' ? narrowings.filter((name) => name !== 'teamId' && name !== 'agentId') : narrowings;
}

import type { AgentId } from '../../model/ids.ts';
import type { Actor } from '../rights.ts';

/** Whoever owns it, and leads, say what came of it. */
export function maySettleAction(
  actor: Pick<Actor, 'id' | 'role'>,
  { ownerId }: { readonly ownerId: AgentId },
): boolean {
  return actor.role !== 'agent' || actor.id === ownerId;
}

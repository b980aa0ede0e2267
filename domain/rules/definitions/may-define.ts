import type { DefinitionKind } from '../../model/choices.ts';
import type { AgentId } from '../../model/ids.ts';
import { type Actor, isLead, mayApproveKnowledge } from '../rights.ts';

/** What only admins define: how the workspace itself works, what leads may grant themselves, and what leaves the house. */
const adminsAlone: ReadonlySet<DefinitionKind> = new Set([
  'approval-limits',
  'case-field',
  'meaning-rules',
  'status-rules',
]);

/** What agents may make for themselves. */
const personal: ReadonlySet<DefinitionKind> = new Set(['queue', 'macro', 'report']);

/** Leads define for everybody, but not what is for admins; who approves articles, what a search takes for one; everyone their own queues, macros and reports. */
export function mayDefine(
  actor: Actor,
  definition: { readonly kind: DefinitionKind; readonly ownerId: AgentId | null },
) {
  if (adminsAlone.has(definition.kind)) return definition.ownerId === null && actor.role === 'admin';
  if (definition.kind === 'synonyms') return definition.ownerId === null && mayApproveKnowledge(actor);
  return definition.ownerId === null ? isLead(actor) : definition.ownerId === actor.id && personal.has(definition.kind);
}

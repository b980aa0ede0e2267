import { z } from 'zod';
import { update } from '../model/change.ts';
import { day } from '../model/day.ts';
import { agentId, improvementActionId } from '../model/ids.ts';
import { improvementActionLimits as limits } from '../model/service-review-fields.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredAgent } from './team-member.ts';

const input = z.strictObject({
  actionId: improvementActionId,
  set: z
    .strictObject({ text: z.string().trim().min(1).max(limits.text), ownerId: agentId, dueOn: day })
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** What is to be done, by whom and until when, is said by leads, as long as it is open. */
export const editImprovement = defineCommand({
  name: 'improvement.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'improvementAction', id: a.actionId },
    ...(a.set.ownerId ? [{ collection: 'agent' as const, id: a.set.ownerId }] : []),
  ],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Improvement actions are changed by leads.');
    const found = heldRecord(view, 'improvementAction', a.actionId, 'action');
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state !== 'open') return refuse('already-done', 'This action is settled.');
    const names = (['text', 'ownerId', 'dueOn'] as const).filter(
      (name) => a.set[name] !== undefined && a.set[name] !== before[name],
    );
    if (names.length === 0) return refuse('nothing-to-do', 'These values are set already.');
    const barred = names.includes('ownerId') && a.set.ownerId ? barredAgent(view, a.set.ownerId) : undefined;
    if (barred) return barred;
    return accept(
      update('improvementAction', a.actionId, Object.fromEntries(names.map((name) => [name, a.set[name]]))),
    );
  },
});

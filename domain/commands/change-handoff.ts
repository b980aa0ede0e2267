import { z } from 'zod';
import { type Change, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { agentId, handoffId } from '../model/ids.ts';
import { isAskedSide, isAskingSide } from '../rules/handoff.ts';
import { whoIsAsked } from './ask-handoff.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, type DecideContext, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { handoffNeeds } from './load-handoff.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  handoffId,
  set: z
    .strictObject({
      /** Of the same team. */
      toAgentId: agentId,
      /** At the same partner's. */
      toName: z.string().trim().min(1).max(200),
      dueAt: z.int(),
      expectedAt: z.int().nullable(),
    })
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** Another person, or another date. A new person has not accepted anything: they are asked afresh. */
export const changeHandoff = defineCommand({
  name: 'handoff.change',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const found = loaded.get('handoff', a.handoffId);
    const toTeamId = found.state === 'present' ? found.record.fields.toTeamId : null;
    return [
      ...handoffNeeds(a.handoffId, loaded),
      ...(toTeamId ? [{ collection: 'team' as const, id: toTeamId }] : []),
      ...(a.set.toAgentId ? [{ collection: 'agent' as const, id: a.set.toAgentId }] : []),
    ];
  },
  decide(view, a, context) {
    const found = heldRecord(view, 'handoff', a.handoffId);
    if (!found.ok) return found;
    const before = found.record.fields;
    const refused = barredChange(view, before, a, context);
    if (refused) return refused;
    const { toAgentId, toName, ...dates } = a.set;
    const asked = { ...before, ...(toAgentId ? { toAgentId } : {}), ...(toName ? { toName } : {}) };
    const isOther = asked.toAgentId !== before.toAgentId || asked.toName !== before.toName;
    const changes = (['dueAt', 'expectedAt'] as const).flatMap((field) => {
      const to = dates[field];
      return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to }];
    });
    if (!isOther && changes.length === 0) return refuse('nothing-to-do', 'It is so already.');
    const who = isOther ? whoIsAsked(view, { ...asked, toAgentId: toAgentId ?? null }) : undefined;
    const person: Partial<FieldsOf<'handoff'>> = {
      toAgentId: asked.toAgentId,
      toName: who?.person ?? before.toName,
      state: 'asked',
      answer: '',
      answeredBy: null,
      answeredAt: null,
    };
    const set = { ...(who ? person : {}), ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
    const line: readonly Change[] = who
      ? lineIfHeld(view, before.sourceCaseId, context, 'handoff', {
          body: before.asked,
          data: { handoffId: a.handoffId, to: 'asked', reason: who.words },
        })
      : lineIfHeld(view, before.sourceCaseId, context, 'fields', { data: { handoffId: a.handoffId, changes } });
    return accept(update('handoff', a.handoffId, set), ...line);
  },
});

/** Why the actor may not change this handoff so. */
function barredChange(
  view: View,
  before: FieldsOf<'handoff'>,
  { set: { toAgentId, toName, dueAt, expectedAt } }: z.output<typeof input>,
  { actor }: DecideContext,
): Decision | undefined {
  const setsDates = dueAt !== undefined || expectedAt !== undefined;
  if (!isAskingSide(actor, before) && (setsDates || !isAskedSide(actor, before)))
    return refuse('forbidden', 'The dates are for the team that asked.');
  if (before.state === 'returned' || before.state === 'withdrawn')
    return refuse('already-done', 'This handoff is finished.');
  if (before.toTeamId ? toName !== undefined : toAgentId !== undefined)
    return refuse('bad-request', 'A team has agents, a partner a name.');
  return toAgentId && before.toTeamId ? barredFrom(before.toTeamId, view, toAgentId) : undefined;
}

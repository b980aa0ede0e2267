import { z } from 'zod';
import { update } from '../model/change.ts';
import { escalationId } from '../model/ids.ts';
import { mayAcknowledge, mayEndEscalation } from '../rules/escalation.ts';
import { maySee } from '../rules/rights.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, type DecideContext, defineCommand, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

function needsOf(id: z.output<typeof escalationId>, loaded: View) {
  const found = loaded.get('escalation', id);
  const self = { collection: 'escalation' as const, id };
  return found.state === 'present' ? [self, { collection: 'case' as const, id: found.record.fields.caseId }] : [self];
}

function held(view: View, id: z.output<typeof escalationId>, { actor }: DecideContext): Found<'escalation'> {
  const found = heldRecord(view, 'escalation', id);
  if (found.ok && !maySee(actor, found.record.scope)) return refuse('forbidden', "This escalation is another team's.");
  return found;
}

const acknowledgeInput = z.strictObject({ escalationId });

/** Somebody who was called for takes it up. */
export const acknowledgeEscalation = defineCommand({
  name: 'escalation.acknowledge',
  version: 1,
  input: acknowledgeInput,
  args: acknowledgeInput,
  mint: (asked) => asked,
  needs: (a, loaded) => needsOf(a.escalationId, loaded),
  decide(view, a, context) {
    const found = held(view, a.escalationId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!mayAcknowledge(context.actor, before)) return refuse('forbidden', 'Somebody else was called for.');
    if (before.state !== 'raised') return refuse('nothing-to-do', 'Somebody took it up already.');
    return accept(
      update('escalation', a.escalationId, {
        state: 'acknowledged',
        acknowledgedBy: context.actor.id,
        acknowledgedAt: context.happenedAt,
      }),
      ...lineIfHeld(view, before.caseId, context, 'escalation', {
        data: { escalationId: a.escalationId, to: 'acknowledged', from: before.level },
      }),
    );
  },
});

const endInput = z.strictObject({
  escalationId,
  note: z.string().trim().max(2000).default(''),
  /** The case's other escalations, as far as the author knows them: the highest that is still open gives the level that stays. */
  others: z.array(escalationId).max(50).default([]),
});

/** It is over, taken up or not. */
export const endEscalation = defineCommand({
  name: 'escalation.end',
  version: 1,
  input: endInput,
  args: endInput,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    ...needsOf(a.escalationId, loaded),
    ...a.others.map((id) => ({ collection: 'escalation' as const, id })),
  ],
  decide(view, a, context) {
    const found = held(view, a.escalationId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!mayEndEscalation(context.actor, before))
      return refuse('forbidden', 'This is for who raised it, who was called for, or a lead to end.');
    if (before.state === 'ended') return refuse('nothing-to-do', 'It has ended already.');
    const onCase = view.get('case', before.caseId);
    const levels = a.others.flatMap((id) => {
      const other = id === a.escalationId ? undefined : view.get('escalation', id);
      if (other?.state !== 'present') return [];
      const { caseId, state, level } = other.record.fields;
      return caseId === before.caseId && state !== 'ended' ? [level] : [];
    });
    const ended = update('escalation', a.escalationId, { state: 'ended' });
    if (onCase.state !== 'present') return accept(ended);
    const { escalationLevel } = onCase.record.fields;
    return accept(
      ended,
      update('case', onCase.record.id, {
        // A higher one that the author did not know of stays in force.
        escalationLevel: escalationLevel > before.level ? escalationLevel : Math.max(0, ...levels),
        lastActivityAt: activeAt(onCase.record.fields, context),
      }),
      entryOf(context, onCase.record, 'escalation', {
        body: a.note,
        data: { escalationId: a.escalationId, to: 'ended', from: before.level },
      }),
    );
  },
});

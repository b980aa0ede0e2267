import { z } from 'zod';
import { update } from '../model/change.ts';
import { handoffId } from '../model/ids.ts';
import { isAskedSide, mayHandoffMove } from '../rules/handoff.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { handoffNeeds } from './load-handoff.ts';

const input = z.strictObject({
  handoffId,
  to: z.enum(['accepted', 'declined', 'returned']),
  /** Why it is declined, or what came of it; accepting needs no words. */
  answer: z.string().trim().max(50_000).default(''),
});

/** What the asked side says. Its people need not see the case: then the timeline's line is the server's to write. */
export const answerHandoff = defineCommand({
  name: 'handoff.answer',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => handoffNeeds(a.handoffId, loaded),
  decide(view, a, context) {
    const found = heldRecord(view, 'handoff', a.handoffId);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!isAskedSide(context.actor, before)) return refuse('forbidden', 'Somebody else was asked.');
    if (before.state === a.to) return refuse('nothing-to-do', 'It was answered so already.');
    if (!mayHandoffMove(before.state, a.to))
      return refuse('illegal-transition', `A handoff cannot go from ${before.state} to ${a.to}.`, {
        from: before.state,
        to: a.to,
      });
    if (a.to !== 'accepted' && a.answer === '') return refuse('bad-request', 'Please say why, or what came of it.');
    return accept(
      update('handoff', a.handoffId, {
        state: a.to,
        answer: a.answer,
        answeredBy: context.actor.id,
        answeredAt: context.happenedAt,
      }),
      ...lineIfHeld(view, before.sourceCaseId, context, 'handoff', {
        body: a.answer,
        data: { handoffId: a.handoffId, to: a.to },
      }),
    );
  },
});

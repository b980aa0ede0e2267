import { z } from 'zod';
import { update } from '../model/change.ts';
import { handoffId } from '../model/ids.ts';
import { isAskingSide, mayHandoffMove } from '../rules/handoff.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { handoffNeeds } from './load-handoff.ts';

const input = z.strictObject({ handoffId, reason: z.string().trim().max(2000).default('') });

/** Nobody has to do it any more. */
export const withdrawHandoff = defineCommand({
  name: 'handoff.withdraw',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => handoffNeeds(a.handoffId, loaded),
  decide(view, a, context) {
    const found = heldRecord(view, 'handoff', a.handoffId);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!isAskingSide(context.actor, before)) return refuse('forbidden', 'Another team asked for this.');
    if (before.state === 'withdrawn') return refuse('nothing-to-do', 'It was withdrawn already.');
    if (!mayHandoffMove(before.state, 'withdrawn'))
      return refuse('illegal-transition', 'It was returned with a result already.', {
        from: before.state,
        to: 'withdrawn',
      });
    return accept(
      update('handoff', a.handoffId, { state: 'withdrawn' }),
      ...lineIfHeld(view, before.sourceCaseId, context, 'handoff', {
        body: a.reason,
        data: { handoffId: a.handoffId, to: 'withdrawn' },
      }),
    );
  },
});

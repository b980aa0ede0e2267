import { z } from 'zod';
import { update } from '../model/change.ts';
import { followUpId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { attemptsAfter } from './follow-up-attempts.ts';
import { followUpNeeds, openFollowUp } from './load-follow-up.ts';

const input = z.strictObject({
  followUpId,
  note: z.string().trim().max(50_000).default(''),
  /** When to try again; proposed by rules/retry. */
  nextAt: z.int(),
});

/** Nobody answered: the try is counted, and the promise stands for another time. */
export const attemptFollowUp = defineCommand({
  name: 'follow-up.attempt',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => followUpNeeds(a.followUpId, loaded),
  decide(view, a, context) {
    const found = openFollowUp(view, a.followUpId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const attempts = attemptsAfter(before.attempts, a.note, context);
    if (attempts === before.attempts) return refuse('nothing-to-do', 'This try is counted already.');
    const line = {
      body: a.note,
      data: { followUpId: a.followUpId, to: 'attempted', from: attempts.length },
    };
    return accept(
      update('followUp', a.followUpId, { attempts, dueAt: a.nextAt }),
      ...(before.caseId ? lineIfHeld(view, before.caseId, context, 'follow-up', line) : []),
    );
  },
});

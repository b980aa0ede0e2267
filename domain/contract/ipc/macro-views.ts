import { z } from 'zod';
import { caseId, entryId } from '../../model/ids.ts';
import { macroContent } from '../../rules/definitions/macro.ts';
import { longestHoldMs } from './held-message.ts';
import { mostInBulk } from './queue-views.ts';

export const macroRun = z.strictObject({
  /** Names it for `bulk.cancel` and the event `bulk`. */
  id: z.uuid(),
  caseIds: z.array(caseId).min(1).max(mostInBulk),
  /** As it was shown; its text is filled in for each case as far as the case knows. */
  macro: macroContent,
  /** Cases it cannot do all of, or whose text keeps a place that is not filled in, are left as they are. */
  whole: z.boolean(),
  /** The newest message its author has before their eyes, null for none; left out, whatever is there when it is run. */
  seenMessageId: entryId.nullable().optional(),
  /** It leaves only after this long. */
  holdMs: z.int().min(0).max(longestHoldMs).optional(),
});
export type MacroRun = z.output<typeof macroRun>;

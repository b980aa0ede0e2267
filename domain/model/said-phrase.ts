import { z } from 'zod';
import { articleId } from './ids.ts';

/** Words of a script that were said in a call, as the script had them then. */
export const saidPhrase = z.strictObject({
  articleId,
  /** The heading they stood under. */
  step: z.string().max(200),
  text: z.string().min(1).max(2000),
});
export type SaidPhrase = z.infer<typeof saidPhrase>;

export const saidPhrases = z.array(saidPhrase).max(200).readonly();

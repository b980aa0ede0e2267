import { z } from 'zod';
import { json } from '../../model/json.ts';
import { nothing } from './common-input.ts';
import { command, query } from './procedure.ts';

export const draftKinds = [
  'reply',
  'note',
  'received',
  'call',
  'visit',
  'signature',
  'new-case',
  'customer',
  'organisation',
  'follow-up',
  'article',
  'review',
] as const;
/** One draft per subject and kind; `subject` is a case's or customer's id, or '' where there is none yet. */
export const draftKey = { kind: z.enum(draftKinds), subject: z.string().max(80) };
export interface Draft {
  readonly kind: (typeof draftKinds)[number];
  readonly subject: string;
  readonly content: z.infer<typeof json>;
  readonly savedAt: number;
}

export const draftProcedures = {
  'drafts.get': query<Draft | null>()(z.strictObject(draftKey)),
  'drafts.list': query<readonly Draft[]>()(nothing),
  /**
   * With `basedOn` (when what the window knew was saved; null for no draft yet) nothing that another window wrote meanwhile is overwritten:
   * it is answered as `other`, and nothing is saved.
   */
  'drafts.save': command<{ readonly savedAt: number; readonly other?: Draft }>()(
    z.strictObject({ ...draftKey, content: json, basedOn: z.int().nullable().optional() }),
  ),
  'drafts.remove': command<null>()(z.strictObject(draftKey)),
};

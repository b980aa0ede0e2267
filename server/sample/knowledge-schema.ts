import { z } from 'zod';
import { articleAudiences, articleKinds, languages } from '#domain/model/choices.ts';
import { sampleTime as time } from './sample-time.ts';

const key = z.string().regex(/^[a-z0-9-]+$/);
const text = z.string().min(1);
const act = z.strictObject({ at: time, by: key });

/** How the sample's articles are kept: their tree, their languages, and what is being worked on. Articles are named by their keys. */
export const sampleKnowledge = z.strictObject({
  categories: z.array(act.extend({ key, parent: key.optional(), names: z.partialRecord(z.enum(languages), text) })),
  placed: z.record(key, z.array(key)),
  /** Beside those that were written long ago. */
  articles: z.array(
    act.extend({
      key,
      ...{ kind: z.enum(articleKinds), language: z.enum(languages), tags: z.array(text), category: key },
      ...{ audience: z.enum(articleAudiences).exclude(['team']), title: text, body: text },
      owner: key.optional(),
      reviewInDays: z.int().optional(),
    }),
  ),
  /** The one is the other in another language. */
  variants: z.array(z.tuple([key, key])),
  acknowledged: z.array(act.extend({ article: key })),
  drafts: z.array(act.extend({ article: key, state: z.literal('in-review'), note: text, body: text })),
  proposals: z.array(act.extend({ article: key, text })),
});
export type SampleKnowledge = z.infer<typeof sampleKnowledge>;

import { z } from 'zod';
import { articleKinds, languages } from '../model/choices.ts';
import { tag } from '../model/tag.ts';

/** How many tags one article holds at most. */
export const articleTagLimit = 50;

export const articleTags = z.array(tag).max(articleTagLimit).default([]);

/** The plain fields of an article, shared by adding and editing. */
export const articleValues = z.strictObject({
  title: z.string().trim().min(1).max(300),
  body: z.string().max(50_000),
  kind: z.enum(articleKinds),
  language: z.enum(languages),
});

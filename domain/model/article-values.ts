import { z } from 'zod';
import { articleAudiences, articleKinds, languages } from './choices.ts';
import { day } from './day.ts';
import { agentId, articleCategoryId, articleId, teamId } from './ids.ts';
import { longText } from './long-text.ts';
import { tag } from './tag.ts';

/** How many tags one article holds at most. */
export const articleTagLimit = 50;
/** How many other articles one names as related. */
export const relatedLimit = 50;

/** What is settled about an article beside its text. */
export const articleSettings = z.strictObject({
  kind: z.enum(articleKinds),
  language: z.enum(languages),
  tags: z.array(tag).max(articleTagLimit).readonly(),
  categoryId: articleCategoryId.nullable(),
  audience: z.enum(articleAudiences),
  /** The team that alone reads it; null for every other audience. */
  teamId: teamId.nullable(),
  /** Who looks after it. */
  ownerId: agentId.nullable(),
  /** The day on which somebody should look whether it still holds. */
  reviewOn: day.nullable(),
  /** It retires by itself at this moment. */
  expiresAt: z.int().nullable(),
  relatedIds: z.array(articleId).max(relatedLimit).readonly(),
});

/** All that a person writes of an article: what a draft starts from, and what a revision keeps. */
export const articleFace = articleSettings.extend({
  title: z.string().trim().min(1).max(300),
  body: z.string().max(longText),
});

export type ArticleSettings = z.infer<typeof articleSettings>;
export type ArticleFace = z.infer<typeof articleFace>;

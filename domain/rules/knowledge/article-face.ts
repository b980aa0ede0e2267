import type { ArticleFace, ArticleSettings } from '../../model/article-values.ts';

type Faced = Readonly<Record<keyof ArticleFace, unknown>>;

/** What is settled about an article, out of whatever holds it. */
export function settingsOf(held: ArticleSettings & Faced): ArticleSettings {
  const { kind, language, tags, categoryId, audience, teamId, ownerId, reviewOn, expiresAt, relatedIds } = held;
  return { kind, language, tags, categoryId, audience, teamId, ownerId, reviewOn, expiresAt, relatedIds };
}

/** All that a person writes of it. */
export function faceOf(held: ArticleFace): ArticleFace {
  const { title, body } = held;
  return { title, body, ...settingsOf(held) };
}

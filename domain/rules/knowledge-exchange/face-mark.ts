import type { ArticleFace } from '../../model/article-values.ts';
import { fingerprint } from './fingerprint.ts';

export type ExchangedFace = Pick<
  ArticleFace,
  'title' | 'body' | 'kind' | 'language' | 'tags' | 'categoryId' | 'audience' | 'teamId'
>;

/** A mark of all that a file can say of an article: two that bear the same one say the same. */
export function faceMark(face: ExchangedFace): string {
  const { title, body, kind, language, tags, categoryId, audience, teamId } = face;
  return fingerprint(JSON.stringify([title, body, kind, language, tags.toSorted(), categoryId, audience, teamId]));
}

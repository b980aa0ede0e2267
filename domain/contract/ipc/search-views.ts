import type { ArticleKind, Language } from '../../model/choices.ts';
import type { ArticleId } from '../../model/ids.ts';

export interface ArticleHit {
  readonly id: ArticleId;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly language: Language;
}

export interface ArticleView extends ArticleHit {
  readonly rev: number;
  readonly body: string;
  readonly tags: readonly string[];
  readonly updatedAt: number;
}

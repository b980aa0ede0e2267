import type { CommandInput } from '#domain/commands/registry.ts';
import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { ArticleKind, Language } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';

/** What the form of an article holds; kept as a draft. */
export type ArticleValues = {
  readonly title: string;
  readonly body: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly tags: readonly string[];
};

/** `base` is what the editor saw when they began: only what they changed since is sent. */
export type ArticleDraft = { readonly rev: number; readonly base: ArticleValues; readonly values: ArticleValues };

export function emptyArticle(language: Language): ArticleValues {
  return { title: '', body: '', kind: 'faq', language, tags: [] };
}

export function valuesOf({ title, body, kind, language, tags }: ArticleView): ArticleValues {
  return { title, body, kind, language, tags };
}

/** What the form showed when writing began. */
export function seenOf(articleId: ArticleId, { rev, base }: ArticleDraft): SeenRecord {
  const { title, body, kind, language } = base;
  return { collection: 'article', id: articleId, rev, fields: { title, body, kind, language } };
}

/** What was changed since `base`, field by field; tags as what came and what went. */
export function editOf({
  base,
  values,
}: Pick<ArticleDraft, 'base' | 'values'>): Pick<CommandInput<'article.edit'>, 'set' | 'add' | 'remove'> {
  const plain = ['title', 'body', 'kind', 'language'] as const;
  return {
    set: Object.fromEntries(plain.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]])),
    add: { tags: values.tags.filter((tag) => !base.tags.includes(tag)) },
    remove: { tags: base.tags.filter((tag) => !values.tags.includes(tag)) },
  };
}

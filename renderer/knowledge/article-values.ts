import type { CommandInput } from '#domain/commands/registry.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { ArticleKind, Language } from '#domain/model/choices.ts';

/** What the form of an article holds; kept as a draft. */
export type ArticleValues = {
  readonly title: string;
  readonly body: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly tags: readonly string[];
};

/** `base` is what the editor saw when they began: only what they changed since is sent. */
export type ArticleDraft = { readonly base: ArticleValues; readonly values: ArticleValues };

export function emptyArticle(language: Language): ArticleValues {
  return { title: '', body: '', kind: 'faq', language, tags: [] };
}

export function valuesOf({ title, body, kind, language, tags }: ArticleView): ArticleValues {
  return { title, body, kind, language, tags };
}

/** What was changed since `base`, field by field; tags as what came and what went. */
export function editOf({ base, values }: ArticleDraft): Pick<CommandInput<'article.edit'>, 'set' | 'add' | 'remove'> {
  const plain = ['title', 'body', 'kind', 'language'] as const;
  return {
    set: Object.fromEntries(plain.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]])),
    add: { tags: values.tags.filter((tag) => !base.tags.includes(tag)) },
    remove: { tags: base.tags.filter((tag) => !values.tags.includes(tag)) },
  };
}

import type { CommandInput } from '#domain/commands/registry.ts';
import { type ArticleFace, articleFace } from '#domain/model/article-values.ts';
import type { Language } from '#domain/model/choices.ts';
import type { ArticleRevisionId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';

/** `base`, of that revision, is what the writer saw when they began: only what they changed since is sent. */
export type FaceDraft = {
  readonly rev: number;
  /** As what the article was published; null where there is none, or it was not kept. */
  readonly revisionId: ArticleRevisionId | null;
  readonly base: ArticleFace;
  readonly values: ArticleFace;
};

export function emptyFace(language: Language): ArticleFace {
  return {
    ...{ title: '', body: '', kind: 'faq', language, tags: [], categoryId: null, audience: 'internal', teamId: null },
    ...{ ownerId: null, reviewOn: null, expiresAt: null, relatedIds: [] },
  };
}

/** What of an article or draft is written by people, without all else a view tells. */
export function faceIn(view: ArticleFace): ArticleFace {
  const names = Object.keys(articleFace.shape) as (keyof ArticleFace)[];
  return Object.fromEntries(names.map((name) => [name, view[name]])) as ArticleFace;
}

/** Sets are sent as what came and what went; who may read it goes with its team. */
export type FaceEdit = Pick<CommandInput<'article.edit'>, 'set' | 'add' | 'remove'>;

const plain = ['title', 'body', 'kind', 'language', 'categoryId', 'ownerId', 'reviewOn', 'expiresAt'] as const;

/** What was changed since `base`, field by field. */
export function editOf({ base, values }: Pick<FaceDraft, 'base' | 'values'>): FaceEdit {
  const set = Object.fromEntries(
    plain.filter((name) => !sameJson(values[name], base[name])).map((name) => [name, values[name]]),
  );
  const isAudience = values.audience !== base.audience || values.teamId !== base.teamId;
  return {
    set: { ...set, ...(isAudience && { audience: values.audience, teamId: values.teamId }) },
    add: {
      tags: values.tags.filter((tag) => !base.tags.includes(tag)),
      relatedIds: values.relatedIds.filter((id) => !base.relatedIds.includes(id)),
    },
    remove: {
      tags: base.tags.filter((tag) => !values.tags.includes(tag)),
      relatedIds: base.relatedIds.filter((id) => !values.relatedIds.includes(id)),
    },
  };
}

/** What keeps it from being saved. */
export function problemsOf({ title, audience, teamId }: ArticleFace): {
  readonly title: boolean;
  readonly team: boolean;
} {
  return { title: title.trim() === '', team: audience === 'team' && teamId === null };
}

import { useTranslation } from 'react-i18next';
import type { ArticleFace } from '#domain/model/article-values.ts';
import { absoluteTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePeople } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { useCategories } from './use-categories.ts';

type Field = Exclude<keyof ArticleFace, 'body'>;

/** What the settings of an article are called, and what they are, in words. */
export function useFaceWords() {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const categories = useCategories();
  const { agents, teams } = usePeople();
  const articles = useQuery('knowledge.list', { limit: 10_000 }, { collections: ['article'] }).value?.rows ?? [];
  const names: Readonly<Record<Field, string>> = {
    title: t('titleField'),
    kind: t('kind'),
    language: t('language'),
    tags: t('tags'),
    categoryId: t('category'),
    audience: t('audience'),
    teamId: t('team'),
    ownerId: t('owner'),
    reviewOn: t('reviewOn'),
    expiresAt: t('expiresAt'),
    relatedIds: t('related'),
  };
  const wordsFor = (face: ArticleFace, field: Field): string => {
    switch (field) {
      case 'title':
        return face.title;
      case 'kind':
        return t(`common:articleKind.${face.kind}`);
      case 'language':
        return t(`common:language.${face.language}`);
      case 'tags':
        return face.tags.join(' · ');
      case 'categoryId':
        return categories.find(({ category }) => category.id === face.categoryId)?.path ?? '';
      case 'audience':
        return t(`audiences.${face.audience}`);
      case 'teamId':
        return teams.find(({ id }) => id === face.teamId)?.name ?? '';
      case 'ownerId':
        return agents.find(({ id }) => id === face.ownerId)?.name ?? '';
      case 'reviewOn':
        return face.reviewOn ?? '';
      case 'expiresAt':
        return face.expiresAt === null ? '' : absoluteTime(face.expiresAt, locale);
      default:
        return face.relatedIds.map((id) => articles.find((one) => one.id === id)?.title ?? '').join(' · ');
    }
  };
  return { nameOf: (field: Field) => names[field], wordsFor };
}

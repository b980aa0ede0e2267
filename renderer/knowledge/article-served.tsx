import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { useQuery } from '../state/use-query.ts';

/** How often an article served, and helped, on the cases that this device knows. Nothing where it has not. */
export function ArticleServed({ articleId }: { readonly articleId: ArticleId }) {
  const { t } = useTranslation('gaps');
  const { value } = useQuery('articleUses.counts', { articleId }, { collections: ['articleUse'] });
  if (!value || value.cases === 0) return null;
  const { cases: count, helped, notHelped } = value;
  return (
    <span>
      {t('servedOn', { count })}
      {helped + notHelped > 0 && ` · ${t('helpedOn', { helped, judged: helped + notHelped })}`}
    </span>
  );
}

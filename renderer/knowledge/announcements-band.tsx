import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import css from './article-list.module.css';

/** Announcements that the agent has yet to acknowledge, over the list until they have. */
export function AnnouncementsBand() {
  const { t } = useTranslation('knowledge');
  const open = useQuery('announcements.list', {}, { collections: ['article', 'articleReceipt'] }).value ?? [];
  if (open.length === 0) return null;
  return (
    <section className={css.band} aria-label={t('toRead')}>
      <p className={css.bandTitle}>
        <Megaphone size={14} aria-hidden="true" />
        {t('toRead')}
      </p>
      <ul>
        {open.map(({ id, title }) => (
          <li key={id}>
            <a href={hrefOf('knowledge', id)}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

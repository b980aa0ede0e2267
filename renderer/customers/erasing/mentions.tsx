import { useTranslation } from 'react-i18next';
import type { CustomerMention } from '#domain/contract/ipc/erasure-procedures.ts';
import { hrefOf } from '../../state/route.ts';
import css from './mentions.module.css';

/** Where the knowledge base speaks of a customer, each with the way there: it is the team's own text, and not erased with them. */
export function Mentions({ texts }: { readonly texts: readonly CustomerMention[] }) {
  const { t } = useTranslation('customers');
  return (
    <ul className={css.list} aria-label={t('mentions.title')}>
      {texts.map((text) => (
        <li key={`${text.kind} ${text.id}`}>
          <a href={placeOf(text)}>{text.title}</a>{' '}
          <span className={css.about}>
            {[t(`mentions.kind.${text.kind}`), ...text.by.map((mark) => t(`mentions.by.${mark}`))].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ kind, id, articleId }: CustomerMention): string {
  if (kind === 'draft') return hrefOf('knowledge', id, { draft: '1', list: 'drafts' });
  if (kind === 'proposal') return hrefOf('knowledge', articleId, { list: 'proposals' });
  return hrefOf('knowledge', id);
}

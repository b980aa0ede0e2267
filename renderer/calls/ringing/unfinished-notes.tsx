import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { TimeText } from '../../ui/time-text.tsx';
import type { CallContent } from '../call-content.ts';
import css from './unfinished-notes.module.css';

/** Notes of calls that were begun and not saved, so that the next call costs none of them. */
export function UnfinishedNotes({ openRing }: { readonly openRing: string | null }) {
  const { t } = useTranslation(['ringing', 'calls']);
  const drafts = useQuery('drafts.list', {}, { collections: ['draft-list'] }).value ?? [];
  const begun = drafts.flatMap(({ kind, subject, content, savedAt }) =>
    kind === 'call' && subject.startsWith(ringPrefix)
      ? [{ id: subject.slice(ringPrefix.length), content, savedAt }]
      : [],
  );
  if (begun.length === 0) return null;
  return (
    <nav className={css.notes} aria-label={t('unfinished')}>
      <h3 className={css.title}>{t('unfinished')}</h3>
      {begun.map(({ id, content, savedAt }) => {
        const { customer, phone, need, note } = content as Partial<CallContent>;
        return (
          <a
            key={id}
            href={hrefOf('calls', 'new', { ring: id })}
            className={css.note}
            aria-current={id === openRing ? 'page' : undefined}
          >
            <span className={css.name}>{customer?.name || phone || t('calls:unknownCaller')}</span>
            <span className="hf-truncate">{need || note}</span>
            <TimeText at={savedAt} className={css.time ?? ''} />
          </a>
        );
      })}
    </nav>
  );
}

/** Before the id of a ring in the subject of its note's draft. */
export const ringPrefix = 'ring-';

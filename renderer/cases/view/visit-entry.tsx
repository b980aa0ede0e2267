import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { hrefOf } from '../../state/route.ts';
import { spanText } from '../../ui/sla/span-text.ts';
import css from './call-entry.module.css';
import { EntryCard } from './entry-card.tsx';
import { EntryTimes } from './entry-times.tsx';
import own from './visit-entry.module.css';
import { useVisitParts } from './visit-parts.ts';

/** A visit with its note in named parts, and the way to its report. */
export function VisitEntry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation(['visits', 'common']);
  const { t: sla } = useTranslation(['sla']);
  const parts = useVisitParts()(entry);
  const { visit } = entry;
  return (
    <EntryCard
      tone="call"
      authorName={entry.authorName}
      what={
        <span className={css.what}>
          <MapPin size={12} aria-hidden="true" />
          {visit ? (
            <>
              <a className={own.report} href={hrefOf('visits', visit.id)}>
                {t(`common:visitKind.${visit.kind}`)}
              </a>
              <span className="hf-number">{spanText(Math.max(0, visit.leftAt - visit.arrivedAt), sla)}</span>
              {visit.signature && <span>{t(`signing.${visit.signing}`)}</span>}
            </>
          ) : (
            t('title')
          )}
        </span>
      }
      when={<EntryTimes entry={entry} />}
    >
      <dl className={css.parts}>
        {parts.map(({ name, text }) => (
          <div key={name} className={css.part}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </EntryCard>
  );
}

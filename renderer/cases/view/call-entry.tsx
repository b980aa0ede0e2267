import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { durationText } from '../../state/format-time.ts';
import css from './call-entry.module.css';
import { useCallParts } from './call-parts.ts';
import { EntryCard } from './entry-card.tsx';
import { EntryTimes } from './entry-times.tsx';

/** A call with its note in named parts; parts left empty are not shown. */
export function CallEntry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation(['cases', 'common']);
  const { call } = entry;
  const parts = useCallParts()(entry);
  return (
    <EntryCard
      tone="call"
      authorName={entry.authorName}
      what={
        <span className={css.what}>
          <Phone size={12} aria-hidden="true" />
          {call &&
            t('timeline.call', {
              direction: t(`common:callDirection.${call.direction}`),
              duration: durationText(call.durationMs),
            })}
          {call?.phone && <span className="hf-number">{call.phone}</span>}
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

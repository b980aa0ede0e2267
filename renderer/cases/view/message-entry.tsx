import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryTimes } from './entry-times.tsx';

type Kind = 'message-in' | 'message-out' | 'note';

const tones = { 'message-in': 'in', 'message-out': 'out', note: 'note' } as const;

export function MessageEntry({ entry, kind }: { readonly entry: TimelineEntry; readonly kind: Kind }) {
  const { t } = useTranslation('cases');
  const words = { 'message-in': t('timeline.from'), 'message-out': t('timeline.reply'), note: t('timeline.note') };
  return (
    <EntryCard
      tone={tones[kind]}
      authorName={entry.authorName}
      what={
        <>
          {kind === 'note' && <Lock size={11} aria-hidden="true" />} {words[kind]}
        </>
      }
      when={
        <>
          {kind === 'message-out' && <DeliveryMark entry={entry} />}
          <EntryTimes entry={entry} whereIsTold={kind === 'message-out'} />
        </>
      }
    >
      <Markdown text={entry.body} />
    </EntryCard>
  );
}

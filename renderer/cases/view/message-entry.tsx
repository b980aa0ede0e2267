import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { usePeople } from '../../state/use-people.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryTimes } from './entry-times.tsx';

type Kind = 'message-in' | 'message-out' | 'note';

const tones = { 'message-in': 'in', 'message-out': 'out', note: 'note' } as const;

export function MessageEntry({ entry, kind }: { readonly entry: TimelineEntry; readonly kind: Kind }) {
  const { t } = useTranslation(['cases', 'common', 'moves']);
  const { agents } = usePeople();
  // Of a customer's message: who wrote it down, and where it was said.
  const writer = kind === 'message-in' && agents.find(({ id }) => id === entry.authorId)?.name;
  const channel = kind === 'message-in' ? entry.data?.channel : undefined;
  const words = { 'message-in': t('timeline.from'), 'message-out': t('timeline.reply'), note: t('timeline.note') };
  return (
    <EntryCard
      tone={tones[kind]}
      authorName={entry.authorName || t('common:unknownPerson')}
      what={
        <>
          {kind === 'note' && <Lock size={11} aria-hidden="true" />} {words[kind]}
          {channel && ` · ${t(`common:messageChannel.${channel}`)}`}
          {writer && ` · ${t('moves:received.writtenDown', { name: writer })}`}
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

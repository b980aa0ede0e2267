import { ActionIcon, Menu } from '@mantine/core';
import { MoreHorizontal, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queues } from '#domain/contract/ipc/case-filter.ts';
import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import { zoneHere } from '../../state/format-day.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import type { ListFilter } from '../case-filter.ts';
import css from './queue-nav.module.css';
import { QueueEditor } from './saved/queue-editor.tsx';
import { useChangeQueue } from './saved/use-change-queue.ts';
import { toBuiltIn, toSaved, useSavedQueues } from './saved/use-saved-queues.ts';

interface Props {
  readonly filter: ListFilter;
  onChoose(change: Partial<ListFilter>): void;
}

/** The queues with how much waits in each, counted anew whenever a case changes: the built-in ones, everybody's, my own. */
export function QueueNav({ filter, onChoose }: Props) {
  const { t } = useTranslation(['cases', 'queues']);
  const locale = useLocale();
  const counts = useQuery('cases.counts', {}, { collections: ['case'] }).value;
  const saved = useSavedQueues();
  const [edited, setEdited] = useState<SavedQueue | 'new' | null>(null);
  const shared = saved.filter((queue) => queue.shared);
  const own = saved.filter((queue) => !queue.shared);
  const savedCounts = useCounts(saved);
  const lines = (all: readonly SavedQueue[]) =>
    all.map((queue, at) => (
      <SavedLine
        key={queue.id}
        queue={queue}
        count={savedCounts.get(queue.id)}
        current={queue.id === filter.saved}
        before={all[at - 1]}
        after={all[at + 1]}
        onChoose={() => onChoose(toSaved(queue))}
        onEdit={() => setEdited(queue)}
      />
    ));
  return (
    <nav className={css.queues} aria-label={t('queues.label')}>
      {queues.map((queue) => (
        <button
          key={queue}
          type="button"
          className={css.queue}
          aria-current={filter.saved === '' && queue === filter.queue ? 'true' : undefined}
          onClick={() => onChoose(toBuiltIn(queue))}
        >
          <span className="hf-truncate">{t(`queues.${queue}`)}</span>
          <span className={`${css.count} hf-number`}>{counts && numberText(counts[queue], locale)}</span>
        </button>
      ))}
      {shared.length > 0 && <h2 className={css.heading}>{t('queues:shared')}</h2>}
      {lines(shared)}
      <div className={css.own}>
        <h2 className={css.heading}>{t('queues:own')}</h2>
        <ActionIcon size={24} aria-label={t('queues:add')} title={t('queues:add')} onClick={() => setEdited('new')}>
          <Plus size={14} />
        </ActionIcon>
      </div>
      {lines(own)}
      {edited !== null && (
        <QueueEditor
          queue={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onMade={(id) => onChoose({ saved: id })}
        />
      )}
    </nav>
  );
}

function useCounts(saved: readonly SavedQueue[]): ReadonlyMap<string, number> {
  const asked = { queueIds: saved.map(({ id }) => id), zone: zoneHere() };
  const collections = ['case', 'conflict', 'followUp', 'escalation', 'definition'];
  const { value } = useQuery('queues.counts', asked, {
    collections: saved.length > 0 ? collections : [],
    keepFormer: true,
  });
  return new Map(value?.map(({ queueId, count }) => [queueId, count]));
}

interface LineProps {
  readonly queue: SavedQueue;
  readonly count: number | undefined;
  readonly current: boolean;
  readonly before: SavedQueue | undefined;
  readonly after: SavedQueue | undefined;
  onChoose(): void;
  onEdit(): void;
}

function SavedLine({ queue, count, current, before, after, onChoose, onEdit }: LineProps) {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const { swap, remove } = useChangeQueue();
  return (
    <div className={css.line}>
      <button type="button" className={css.queue} aria-current={current ? 'true' : undefined} onClick={onChoose}>
        <span className="hf-truncate">{queue.name}</span>
        <span className={`${css.count} hf-number`}>{count !== undefined && numberText(count, locale)}</span>
      </button>
      {queue.editable && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon className={css.more ?? ''} size={24} aria-label={t('change', { name: queue.name })}>
              <MoreHorizontal size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{t('edit')}</Menu.Item>
            <Menu.Item disabled={!before} onClick={() => before && void swap(queue, before)}>
              {t('up')}
            </Menu.Item>
            <Menu.Item disabled={!after} onClick={() => after && void swap(after, queue)}>
              {t('down')}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => void remove(queue)}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

import type { TFunction } from 'i18next';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';

/** Where a file's content is, in words that say no more than is known. */
export function placeWords(
  { place, moved, size }: AttachmentView,
  connection: Connection,
  t: TFunction<['files', 'common']>,
): string {
  const percent = Math.floor((moved / Math.max(1, size)) * 100);
  const waits = connection === 'online' ? t('place.waiting') : t(`waitsFor.${connection}`);
  switch (place) {
    case 'waiting':
      return waits;
    case 'sending':
      return connection === 'online' ? t('place.sending', { percent }) : waits;
    case 'fetching':
      return connection === 'online' ? t('place.fetching', { percent }) : waits;
    case 'here':
    case 'on-server':
    case 'elsewhere':
    case 'failed':
      return t(`place.${place}`);
  }
}

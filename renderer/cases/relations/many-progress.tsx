import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';

/** How far a step over many cases has come. */
export function ManyProgress({ progress }: { readonly progress: BulkProgress | null }) {
  const { t } = useTranslation('relations');
  if (!progress) return null;
  const { done, total } = progress;
  const label = t('many.progress', { done, total });
  return <Progress value={(100 * done) / Math.max(total, 1)} size="sm" aria-label={label} />;
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';

/** What is happening, in a sentence; `shown` is the number as people here read it. */
export function useRingWords(): (ring: Ring, shown?: string) => string {
  const { t } = useTranslation('ringing');
  return useCallback(
    ({ state, direction, number }, shown) => {
      const who = { number: shown || number || t('withheld') };
      return t(state === 'ringing' ? direction : state, who);
    },
    [t],
  );
}

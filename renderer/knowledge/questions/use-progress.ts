import { useEffect, useState } from 'react';
import { useCore } from '../../state/core-context.tsx';

/** How much is behind, from 0 to 1, of what was asked for under this id; none before anything is told, and none once all is. */
export function useProgress(id: string): number | null {
  const { link } = useCore();
  const [told, setTold] = useState<{ readonly id: string; readonly part: number } | null>(null);
  useEffect(
    () =>
      link.on('bulk', (progress) => {
        if (progress.id === id) setTold({ id, part: progress.done / Math.max(1, progress.total) });
      }),
    [link, id],
  );
  return told?.id === id && told.part < 1 ? told.part : null;
}

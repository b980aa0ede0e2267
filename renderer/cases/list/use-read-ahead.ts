import { useEffect } from 'react';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';

/** Only where somebody stays for a moment: who runs down the list reads none of it. */
const pauseMs = 60;

/** Has the cases beside the one in hand read already, so that the next key shows its case at once. */
export function useReadAhead(near: readonly (CaseId | undefined)[]): void {
  const { queries } = useCore();
  const key = near.filter((id) => id !== undefined).join(' ');
  useEffect(() => {
    if (key === '') return undefined;
    const timer = setTimeout(() => {
      for (const id of key.split(' ') as CaseId[])
        for (const name of ['cases.get', 'cases.timeline'] as const)
          queries.ahead({ name, input: { caseId: id }, watches: [`case/${id}`] });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [queries, key]);
}

import { useState } from 'react';
import type { BulkCommand, BulkProgress, BulkResult, UndoToken } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';

/** Runs one command for many cases as one step, and takes it back. */
export function useMany() {
  const { link } = useCore();
  const { call, running } = useProcedure();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const following = async <T>(work: (id: string) => Promise<T>): Promise<T> => {
    const id = crypto.randomUUID();
    const stop = link.on('bulk', (told) => told.id === id && setProgress(told));
    try {
      return await work(id);
    } finally {
      stop();
      setProgress(null);
    }
  };
  const run = (caseIds: readonly CaseId[], command: BulkCommand, holdMs?: number): Promise<BulkResult | null> =>
    following(async (id) => {
      const hold = holdMs === undefined ? {} : { holdMs };
      const outcome = await call('bulk.run', { id, caseIds: [...caseIds], command, ...hold });
      return outcome.ok ? outcome.value : null;
    });
  const undo = (token: UndoToken) =>
    following(async (id) => {
      const outcome = await call('undo.run', { token, id });
      return outcome.ok ? outcome.value : null;
    });
  return { run, undo, running, progress };
}

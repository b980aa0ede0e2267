import { useCallback } from 'react';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';

/** Puts a text back into the case it was written on, and goes there to write on. False when it had left already. */
export function useEdit() {
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const edit = useCallback(
    async (row: OutboxRow) => {
      const taken = await call('outbox.edit', { uid: row.uid });
      if (taken.ok) navigation.go('cases', taken.value.subject, { queue: 'all', write: taken.value.kind });
      return taken.ok;
    },
    [call, navigation],
  );
  return { edit, running };
}

import { useMemo } from 'react';
import type { HeldMessage } from '#domain/contract/ipc/held-message.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';

export interface HeldHere extends HeldMessage {
  /** When it leaves, by this window's steady clock. */
  readonly leavesAt: number;
}

/** Messages that can still be undone, the newest first. They are the core's to know: a window that was closed loses none. */
export function useHeldMessages(): readonly HeldHere[] {
  const { value } = useQuery('outbox.held', {}, { collections: ['outbox'] });
  return useMemo(() => {
    const now = performance.now();
    return (value ?? []).map((held) => ({ ...held, leavesAt: now + held.leavesInMs })).reverse();
  }, [value]);
}

/** Takes a message back: its text is a draft again, and whoever undoes it lands in that text. */
export function useUndoSend() {
  const { call, running } = useProcedure();
  const navigation = useNavigation();
  const undo = async ({ uid, kind, caseId }: HeldMessage): Promise<void> => {
    if (running || !(await call('outbox.edit', { uid })).ok) return;
    const { area, id, params } = navigation.store.getState();
    const isThere = area === 'cases' && id === caseId;
    if (isThere) navigation.replace(area, id, { ...params, write: kind });
    else navigation.go('cases', caseId, { ...params, write: kind });
  };
  return { undo, running };
}

import { useCallback } from 'react';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import type { HandMove } from '#domain/rules/call-phase.ts';
import { useCore } from '../../state/core-context.tsx';

export interface RingActions {
  /** Takes the call, or takes it back from hold, and goes to its note; with a customer, as theirs. */
  answer(ring: Ring, customerId: CustomerId | null): void;
  move(ringId: string, move: HandMove): void;
  dismiss(ring: Ring): void;
}

export function useRingActions(): RingActions {
  const { link, navigation } = useCore();
  const move = useCallback((id: string, by: HandMove) => void link.call('calls.move', { id, move: by }), [link]);
  const answer = useCallback(
    ({ id, state }: Ring, customerId: CustomerId | null) => {
      if (state === 'ringing') move(id, 'answered');
      if (state === 'on-hold') move(id, 'resumed');
      navigation.go('calls', 'new', { ring: id, ...(customerId === null ? {} : { customer: customerId }) });
    },
    [move, navigation],
  );
  const dismiss = useCallback(({ id }: Ring) => void link.call('calls.dismiss', { id }), [link]);
  return { answer, move, dismiss };
}

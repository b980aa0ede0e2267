import { useCallback } from 'react';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';

export interface RingActions {
  /** Takes the call and goes to its note; with a customer, as theirs. */
  answer(ring: Ring, customerId: CustomerId | null): void;
  dismiss(ring: Ring): void;
}

export function useRingActions(): RingActions {
  const { link, navigation } = useCore();
  const answer = useCallback(
    ({ id, state }: Ring, customerId: CustomerId | null) => {
      if (state === 'ringing') void link.call('calls.answer', { id });
      navigation.go('calls', 'new', { ring: id, ...(customerId === null ? {} : { customer: customerId }) });
    },
    [link, navigation],
  );
  const dismiss = useCallback(({ id }: Ring) => void link.call('calls.dismiss', { id }), [link]);
  return { answer, dismiss };
}

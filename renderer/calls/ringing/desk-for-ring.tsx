import { useMemo, useState } from 'react';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { freshClock, moved, withTold } from '#domain/rules/call-clock.ts';
import type { HandMove } from '#domain/rules/call-phase.ts';
import { useQuery } from '../../state/use-query.ts';
import type { PickedCustomer } from '../../ui/customer-picker.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { emptyCall } from '../call-content.ts';
import { Desk } from '../desk.tsx';
import { readClocks } from '../read-clocks.ts';
import { useCaller } from '../use-caller.tsx';
import { ringPrefix } from './unfinished-notes.tsx';
import { useRingActions } from './use-ring-actions.ts';

interface Props {
  readonly ringId: string;
  readonly customerId: CustomerId | null;
}

/** The desk of a call that a telephone told of: the number stands there and the time runs. A note begun before a restart is found again. */
export function DeskForRing({ ringId, customerId }: Props) {
  const rings = useQuery('calls.ringing', {}, { collections: ['ring'] });
  if (!rings.value) return <LoadingState />;
  const ring = rings.value.find(({ id }) => id === ringId);
  if (customerId === null) return <RingDesk ringId={ringId} ring={ring} customer={null} />;
  return <KnownCaller ringId={ringId} ring={ring} customerId={customerId} />;
}

interface OfRing {
  readonly ringId: string;
  /** Gone once it was dealt with, or the program was started anew. */
  readonly ring: Ring | undefined;
}

function KnownCaller({ customerId, ...of }: OfRing & { readonly customerId: CustomerId }) {
  const { customer, instead } = useCaller(customerId);
  return customer ? <RingDesk {...of} customer={customer} /> : instead;
}

function RingDesk({ ringId, ring, customer }: OfRing & { readonly customer: PickedCustomer | null }) {
  const { dismiss, move } = useRingActions();
  const [start] = useState(() => {
    if (!ring) return emptyCall({ customer });
    // A missed call is called back: the time begins when somebody answers there.
    const isBack = ring.state === 'missed';
    const told = withTold(freshClock, ring.phases);
    return emptyCall({
      customer,
      phone: ring.number,
      direction: isBack ? 'out' : ring.direction,
      clock: isBack ? freshClock : ring.state === 'ringing' ? moved(told, 'answered', readClocks()) : told,
    });
  });
  const phases = ring && ring.state !== 'ringing' && ring.state !== 'missed' ? ring.phases : undefined;
  const line = useMemo(() => phases && { phases, move: (by: HandMove) => move(ringId, by) }, [phases, move, ringId]);
  return <Desk subject={`${ringPrefix}${ringId}`} start={start} line={line} onSaved={() => ring && dismiss(ring)} />;
}

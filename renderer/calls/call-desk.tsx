import type { CustomerId } from '#domain/model/ids.ts';
import { emptyCall } from './call-content.ts';
import { Desk } from './desk.tsx';
import { DeskForRing } from './ringing/desk-for-ring.tsx';
import { useCaller } from './use-caller.tsx';

interface DeskProps {
  /** The customer the desk was opened for from their service file. */
  readonly customerId: CustomerId | null;
  /** The call that a telephone told of. */
  readonly ringId: string | null;
}

/** The desk for a call that is not on a case yet. */
export function CallDesk({ customerId, ringId }: DeskProps) {
  if (ringId !== null) return <DeskForRing key={ringId} ringId={ringId} customerId={customerId} />;
  return customerId === null ? <Desk subject="" start={blank} /> : <DeskFor key={customerId} customerId={customerId} />;
}

const blank = emptyCall();

function DeskFor({ customerId }: { readonly customerId: CustomerId }) {
  const { customer, instead } = useCaller(customerId);
  if (!customer) return instead;
  return <Desk subject={customerId} start={emptyCall({ customer, phone: customer.phone ?? '' })} />;
}

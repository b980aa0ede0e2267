import type { ReactNode } from 'react';
import type { CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../state/use-query.ts';
import { type PickedCustomer, pickedOf } from '../ui/customer-picker.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';

/** The customer a call is with, by their service file; until it is read, or when it cannot be, what to show `instead`. */
export function useCaller(
  customerId: CustomerId,
):
  | { readonly customer: PickedCustomer; readonly instead: null }
  | { readonly customer: null; readonly instead: ReactNode } {
  const found = useQuery('customers.get', { customerId }, { collections: [`customer/${customerId}`] });
  if (!found.value)
    return { customer: null, instead: found.failure ? <FailureState failure={found.failure} /> : <LoadingState /> };
  const { name, contactPoints } = found.value.fields;
  return { customer: pickedOf({ id: customerId, name, contactPoints }), instead: null };
}

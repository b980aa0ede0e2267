import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../state/use-query.ts';
import { pickedOf } from '../ui/customer-picker.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { NewVisit } from './new-visit.tsx';
import { emptyVisit } from './visit-content.ts';

interface Props {
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
  readonly agreed: Agreed;
}

/** When and where it had been agreed for, as far as the way here tells. */
interface Agreed {
  readonly plannedAt: number | null;
  readonly place: string;
}

const blank = emptyVisit();

/** A new visit, with what is known of the case or the customer it was begun from filled in. */
export function StartVisit({ caseId, customerId, agreed }: Props) {
  if (caseId !== null) return <ForCase key={caseId} caseId={caseId} agreed={agreed} />;
  if (customerId !== null) return <ForCustomer key={customerId} customerId={customerId} agreed={agreed} />;
  return <NewVisit subject="" start={blank} />;
}

function ForCase({ caseId, agreed }: { readonly caseId: CaseId; readonly agreed: Agreed }) {
  const found = useQuery('cases.get', { caseId }, { collections: [`case/${caseId}`] });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  const { fields, customer } = found.value;
  const start = emptyVisit({
    customer: customer && pickedOf(customer),
    onCase: { id: caseId, number: fields.number, subject: fields.subject },
    teamId: fields.teamId,
    plannedAt: agreed.plannedAt,
    place: agreed.place || addressIn(customer?.contactPoints ?? []),
  });
  return <NewVisit subject={caseId} start={start} />;
}

function ForCustomer({ customerId, agreed }: { readonly customerId: CustomerId; readonly agreed: Agreed }) {
  const found = useQuery('customers.get', { customerId }, { collections: [`customer/${customerId}`] });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  const { id, fields } = found.value;
  const { name, contactPoints } = fields;
  const start = emptyVisit({
    customer: pickedOf({ id, name, contactPoints }),
    plannedAt: agreed.plannedAt,
    place: agreed.place || addressIn(contactPoints),
  });
  return <NewVisit subject={customerId} start={start} />;
}

function addressIn(points: readonly { readonly kind: string; readonly value: string }[]): string {
  return points.find(({ kind }) => kind === 'address')?.value.slice(0, 500) ?? '';
}

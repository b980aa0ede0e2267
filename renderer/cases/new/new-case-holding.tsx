import type { CustomerId, HoldingId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { HoldingSelect } from '../../ui/holding/holding-select.tsx';

interface Props {
  readonly customerId: CustomerId;
  readonly value: HoldingId | null;
  onChange(id: HoldingId | null): void;
}

/** Asked only where the customer has something that the case could be about. */
export function NewCaseHolding({ customerId, value, onChange }: Props) {
  const found = useQuery('holdings.list', { customerId }, { collections: ['holding', 'customer', 'organisation'] });
  const choices = found.value?.filter(({ fields }) => fields.retiredAt === null) ?? [];
  if (choices.length === 0) return null;
  return <HoldingSelect choices={choices} value={value} onChange={onChange} />;
}

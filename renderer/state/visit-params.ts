import type { CaseId, CustomerId } from '#domain/model/ids.ts';

interface Agreed {
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
  readonly plannedAt: number;
  readonly place?: string;
}

/** The parameters of `#/visits/new` for a visit that had been agreed: what is known of it is filled in there. */
export function visitParams({ caseId, customerId, plannedAt, place = '' }: Agreed): Readonly<Record<string, string>> {
  return {
    ...(customerId ? { customer: customerId } : {}),
    ...(caseId ? { case: caseId } : {}),
    planned: String(plannedAt),
    ...(place ? { place } : {}),
  };
}

import { createContext, useContext } from 'react';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import { type CaseId, caseId } from '#domain/model/ids.ts';

/** What keeps a case from a status: fields that are still empty, by their ids. */
export interface Lacking {
  readonly caseId: CaseId;
  readonly to: CaseStatus;
  readonly keys: readonly string[];
}

/** Lets the person fill them in; false when they would rather not. */
export type FillIn = (lacking: Lacking) => Promise<boolean>;

export const FillInContext = createContext<FillIn | null>(null);

export function useFillIn(): FillIn | null {
  return useContext(FillInContext);
}

/**
 * Does the work; where it is refused for want of fields, the person fills them in and it is done again. So whoever moves a case (a menu, a
 * key, a reply that solves it) asks for what is missing in the same way. Rejects as `cancelled` when they would rather not.
 */
export async function withFilledIn<T>(work: () => Promise<T>, input: unknown, fillIn: FillIn | null): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const lacking = fillIn && lackingOf(error, input);
      if (!lacking) throw error;
      if (!(await fillIn(lacking))) throw new AppError('cancelled', 'The person filled nothing in.');
    }
  }
}

function lackingOf(error: unknown, input: unknown): Lacking | undefined {
  const { kind, details } = failureOf(error);
  if (kind !== 'fields-missing' || typeof details?.fields !== 'string') return undefined;
  const asked = input as { readonly caseId?: unknown; readonly to?: unknown };
  const id = caseId.safeParse(asked.caseId).data;
  const to = caseStatuses.find((status) => status === asked.to);
  return id && to && { caseId: id, to, keys: details.fields.split(',') };
}

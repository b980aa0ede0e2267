import { createContext, useContext } from 'react';
import type { CaseId } from '#domain/model/ids.ts';

interface ShownCase {
  readonly id: CaseId;
  readonly number: string;
}

/** The case whose timeline is shown; a line of it may have been written on another one. */
export const ShownCaseContext = createContext<ShownCase | null>(null);

export function useShownCase(): ShownCase {
  const shown = useContext(ShownCaseContext);
  if (!shown) throw new Error('There is no timeline above this component.');
  return shown;
}

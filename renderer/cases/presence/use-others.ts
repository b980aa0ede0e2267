import { useMemo } from 'react';
import type { CaseWithOthers } from '#domain/contract/ipc/presence-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';

export type Others = CaseWithOthers['people'];

const collections = ['presence'];
const nobody: Others = [];

/** Colleagues in every case that somebody has open; nobody while it cannot be known. */
export function useAllOthers(): ReadonlyMap<CaseId, Others> {
  const cases = useQuery('presence.list', {}, { collections }).value;
  return useMemo(() => new Map(cases?.map(({ caseId, people }) => [caseId, people])), [cases]);
}

export function useOthers(caseId: CaseId): Others {
  return useAllOthers().get(caseId) ?? nobody;
}

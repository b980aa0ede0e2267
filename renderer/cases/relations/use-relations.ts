import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';

/** What hangs together with a case, kept current. */
export function useRelations(caseId: CaseId) {
  return useQuery('cases.relations', { caseId }, { collections: ['case', 'customer', 'definition'] }).value;
}

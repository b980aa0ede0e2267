import { useMemo } from 'react';
import { careRulesOf } from '#domain/rules/care-rules.ts';
import { type CareRules, careRulesId } from '#domain/rules/definitions/care-rules.ts';
import { useQuery } from './use-query.ts';

/** What the workspace says about care; what is usual until it is known. */
export function useCareRules(): CareRules {
  const held = useQuery('definitions.list', { kind: 'care-rules' }, { collections: ['definition'] }).value;
  return useMemo(() => careRulesOf(held?.find(({ id }) => id === careRulesId)), [held]);
}

import { useMemo } from 'react';
import { type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { statusRulesOf } from '#domain/rules/status-rules.ts';
import { useQuery } from './use-query.ts';

/** What the workspace says about moves of a case; what is usual until it is read. */
export function useStatusRules(): StatusRules {
  const { value } = useQuery('definitions.list', { kind: 'status-rules' }, { collections: ['definition'] });
  return useMemo(() => statusRulesOf(value?.find(({ id }) => id === statusRulesId)), [value]);
}

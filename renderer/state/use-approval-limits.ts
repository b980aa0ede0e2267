import type { ApprovalLimits } from '#domain/rules/definitions/approval-limits.ts';
import { approvalLimitsContent, approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { useQuery } from './use-query.ts';

/** How much each role may grant; undefined where nobody has said so. */
export function useApprovalLimits(): ApprovalLimits | undefined {
  const { value } = useQuery('definitions.list', { kind: 'approval-limits' }, { collections: ['definition'] });
  const held = value?.find(({ id }) => id === approvalLimitsId);
  return held && approvalLimitsContent.safeParse(held.content).data;
}

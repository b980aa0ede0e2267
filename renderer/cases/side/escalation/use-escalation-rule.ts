import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type EscalationRule, escalationRuleContent } from '#domain/rules/definitions/escalation-rule.ts';
import { ruleFor } from '#domain/rules/escalation.ts';
import { useQuery } from '../../../state/use-query.ts';

/** The rule that this case goes by; none where the workspace has no fitting one. */
export function useEscalationRule(fields: Pick<CaseDetail['fields'], 'type' | 'priority'>): EscalationRule | undefined {
  const { value } = useQuery('definitions.list', { kind: 'escalation-rule' }, { collections: ['definition'] });
  const rules = (value ?? []).flatMap(({ active, content }): EscalationRule[] => {
    const rule = active ? escalationRuleContent.safeParse(content).data : undefined;
    return rule ? [rule] : [];
  });
  return ruleFor(rules, fields);
}

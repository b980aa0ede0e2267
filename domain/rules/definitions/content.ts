import type { z } from 'zod';
import type { DefinitionKind } from '../../model/choices.ts';
import { businessCalendar } from '../calendar/business-calendar.ts';
import { savedReportContent } from '../report-builder/saved-report.ts';
import { serviceLevel } from '../sla/service-level.ts';
import { appointmentRulesContent } from './appointment-rules.ts';
import { approvalLimitsContent } from './approval-limits.ts';
import { careRulesContent } from './care-rules.ts';
import { caseFieldContent } from './case-field.ts';
import { checklistContent } from './checklist.ts';
import { emergencyPlanContent } from './emergency-plan.ts';
import { escalationRuleContent } from './escalation-rule.ts';
import { followUpRulesContent } from './follow-up-rules.ts';
import { leagueRulesContent } from './league-rules.ts';
import { macroContent } from './macro.ts';
import { meaningRulesContent } from './meaning-rules.ts';
import { onCallContent } from './on-call.ts';
import { queueContent } from './queue.ts';
import { statusRulesContent } from './status-rules.ts';
import { synonymsContent } from './synonyms.ts';
import { triggerContent } from './trigger.ts';
import { workspaceSettings } from './workspace-settings.ts';

/** The schema of what each kind of definition holds; a kind without one cannot be defined yet. */
const schemas: Partial<Readonly<Record<DefinitionKind, z.ZodType>>> = {
  'appointment-rules': appointmentRulesContent,
  'approval-limits': approvalLimitsContent,
  calendar: businessCalendar,
  'care-rules': careRulesContent,
  'case-field': caseFieldContent,
  checklist: checklistContent,
  'emergency-plan': emergencyPlanContent,
  'escalation-rule': escalationRuleContent,
  'follow-up-rules': followUpRulesContent,
  'league-rules': leagueRulesContent,
  macro: macroContent,
  'meaning-rules': meaningRulesContent,
  'on-call': onCallContent,
  queue: queueContent,
  report: savedReportContent,
  'service-level': serviceLevel,
  trigger: triggerContent,
  'workspace-settings': workspaceSettings,
  'status-rules': statusRulesContent,
  synonyms: synonymsContent,
};

/** What is wrong with a definition's content, in one line for the log; none when it is sound. */
export function contentProblem(kind: DefinitionKind, content: unknown): string | undefined {
  const schema = schemas[kind];
  if (!schema) return `Nothing of the kind ${kind} can be defined.`;
  const issue = schema.safeParse(content).error?.issues[0];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
}

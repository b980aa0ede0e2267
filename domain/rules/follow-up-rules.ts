import type { FieldsOf } from '../model/collections.ts';
import { type FollowUpRules, followUpRulesContent } from './definitions/follow-up-rules.ts';

/** Where the workspace has said nothing. */
export const usualFollowUpRules: FollowUpRules = {
  retries: [{ minutes: 120 }, { workingDays: 1 }, { workingDays: 2 }],
  calendarId: null,
  remindBefore: 15,
  remindAfter: 30,
  unsatisfied: { upTo: 2, step: 'propose', level: 1, toAgentId: null, toTeamId: null },
};

type Defined = Pick<FieldsOf<'definition'>, 'kind' | 'active' | 'content'>;

/** What the workspace says about call-backs. Nothing said, or switched off, leaves what is usual. */
export function followUpRulesOf(defined: Defined | undefined): FollowUpRules {
  if (defined?.kind !== 'follow-up-rules' || !defined.active) return usualFollowUpRules;
  return followUpRulesContent.safeParse(defined.content).data ?? usualFollowUpRules;
}

/** Whether the customer was not satisfied, by what was recorded: the outcome says so, or the score. */
export function isUnsatisfied(
  { unsatisfied }: FollowUpRules,
  { outcome, score }: { readonly outcome: FieldsOf<'followUp'>['outcome']; readonly score: number | null },
): boolean {
  return outcome === 'unsatisfied' || (score !== null && score <= unsatisfied.upTo);
}

import type { FieldsOf } from '../model/collections.ts';
import { type CareRules, careRulesContent, type RepeatRules } from './definitions/care-rules.ts';
import { sameMatter } from './similar-cases.ts';

/** Where the workspace has said nothing. */
export const usualCareRules: CareRules = { repeat: { times: 3, days: 30, likeness: Math.round(100 * sameMatter) } };

type Defined = Pick<FieldsOf<'definition'>, 'kind' | 'active' | 'content'>;

/** What the workspace says about care. Nothing said, or switched off, leaves what is usual. */
export function careRulesOf(defined: Defined | undefined): CareRules {
  if (defined?.kind !== 'care-rules' || !defined.active) return usualCareRules;
  return careRulesContent.safeParse(defined.content).data ?? usualCareRules;
}

/** Cases of so many days are looked through: of the quarter, or of three times the span in which asking again counts. */
export function lookedBackDays({ days }: RepeatRules): number {
  return Math.max(90, 3 * days);
}

import type { CommandInput } from '#domain/commands/registry.ts';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpOutcome } from '#domain/model/choices.ts';
import type { FollowUpRules } from '#domain/rules/definitions/follow-up-rules.ts';
import { isUnsatisfied } from '#domain/rules/follow-up-rules.ts';

/** What an agent has written down of a call-back so far. */
export type OutcomeContent = {
  readonly outcome: FollowUpOutcome | null;
  readonly note: string;
  /** When to try again, or the other time the customer asked for; null leaves what is proposed. */
  readonly againAt: number | null;
  /** Nobody is called any more. */
  readonly givesUp: boolean;
  readonly score: number | null;
  readonly reason: string;
  readonly afterwards: 'nothing' | 'reopen' | 'escalate';
};

export const noOutcome: OutcomeContent = {
  ...{ outcome: null, note: '', againAt: null, givesUp: false },
  ...{ score: null, reason: '', afterwards: 'nothing' },
};

/** Whether the customer was there to say what they think. */
export function asksForScore({ outcome }: OutcomeContent, { kind }: Pick<FollowUpView, 'kind'>): boolean {
  return outcome === 'satisfied' || outcome === 'unsatisfied' || (outcome === 'reached' && kind === 'satisfaction');
}

export function saysUnsatisfied(rules: FollowUpRules, content: OutcomeContent, followUp: FollowUpView): boolean {
  const score = asksForScore(content, followUp) ? content.score : null;
  return isUnsatisfied(rules, { outcome: content.outcome, score });
}

export type Missing = 'outcome' | 'time' | 'why';

type Step =
  | { readonly name: 'follow-up.complete'; readonly input: CommandInput<'follow-up.complete'> }
  | { readonly name: 'follow-up.attempt'; readonly input: CommandInput<'follow-up.attempt'> }
  | { readonly name: 'follow-up.reschedule'; readonly input: CommandInput<'follow-up.reschedule'> };

/** The command that says it, or what is missing. `proposed`: when to try again by the workspace's rule. */
export function stepOf(
  content: OutcomeContent,
  followUp: FollowUpView,
  proposed: number | null,
): { readonly step: Step } | { readonly missing: Missing } {
  const { outcome, note, reason, score, givesUp, afterwards } = content;
  const followUpId = followUp.id;
  if (outcome === null) return { missing: 'outcome' };
  if (outcome === 'no-answer' && !givesUp) {
    const nextAt = content.againAt ?? proposed;
    return nextAt === null
      ? { missing: 'time' }
      : { step: { name: 'follow-up.attempt', input: { followUpId, note, nextAt } } };
  }
  if (outcome === 'rescheduled') {
    const dueAt = content.againAt;
    return dueAt === null
      ? { missing: 'time' }
      : { step: { name: 'follow-up.reschedule', input: { followUpId, dueAt, reason: note } } };
  }
  if (outcome === 'unsatisfied' && note.trim() === '' && reason.trim() === '') return { missing: 'why' };
  const isAsked = asksForScore(content, followUp) && score !== null;
  const said = isAsked
    ? { survey: { score, reason: reason.trim() || (outcome === 'unsatisfied' ? note.trim().slice(0, 2000) : '') } }
    : {};
  const then = outcome !== 'reached' && afterwards !== 'nothing' ? { afterwards } : {};
  return { step: { name: 'follow-up.complete', input: { followUpId, outcome, note, ...said, ...then } } };
}

import type { FailureDetails, FailureKind } from '../contract/failure.ts';
import type { CaseStatus } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { type StatusRules, statusRulesContent } from './definitions/status-rules.ts';
import { isFinished } from './status-machine.ts';

/** Where the workspace has said nothing. */
export const usualStatusRules: StatusRules = { reasons: [], reopenWithinDays: 30 };

const dayMs = 24 * 60 * 60_000;

type Defined = Pick<FieldsOf<'definition'>, 'kind' | 'active' | 'content'>;
type Standing = Pick<FieldsOf<'case'>, 'type' | 'status' | 'solvedAt' | 'statusLog'>;

/** What the workspace says about moves. Nothing said, or switched off, leaves what is usual. */
export function statusRulesOf(defined: Defined | undefined): StatusRules {
  if (defined?.kind !== 'status-rules' || !defined.active) return usualStatusRules;
  return statusRulesContent.safeParse(defined.content).data ?? usualStatusRules;
}

export function wantsReason({ reasons }: StatusRules, type: FieldsOf<'case'>['type'], to: CaseStatus): boolean {
  return reasons.some((line) => line.to === to && (line.types.length === 0 || line.types.includes(type)));
}

/** The last instant at which a finished case may be reopened; null where nothing ends it. Closing it does not begin the time anew. */
export function reopenableUntil({ reopenWithinDays }: StatusRules, fields: Standing): number | null {
  const finishedAt = fields.solvedAt ?? fields.statusLog.findLast(({ status }) => isFinished(status))?.at ?? null;
  return reopenWithinDays === null || finishedAt === null ? null : finishedAt + reopenWithinDays * dayMs;
}

/** Whether a case may be reopened at an instant, whenever that comes to be known. */
export function mayReopenAt(rules: StatusRules, fields: Standing, at: number): boolean {
  return at <= (reopenableUntil(rules, fields) ?? at);
}

interface Barred {
  readonly kind: FailureKind;
  readonly message: string;
  readonly details: FailureDetails;
}

/**
 * Why the workspace's rules do not let a case be moved so; none when they do. The same answer here, in the store and on the server, and
 * whenever it is given: it counts when the move happened, not when somebody learns of it. Whether the status machine has the move is asked apart.
 */
export function barredByRules(
  rules: StatusRules,
  fields: Standing,
  { to, at, reason }: { readonly to: CaseStatus; readonly at: number; readonly reason: string },
): Barred | undefined {
  if (to === 'reopened' && !mayReopenAt(rules, fields, at))
    return {
      kind: 'too-late-to-reopen',
      message: 'The time in which this case could be reopened is over.',
      details: { days: rules.reopenWithinDays ?? 0 },
    };
  if (reason.trim() === '' && wantsReason(rules, fields.type, to))
    return { kind: 'reason-missing', message: `Moving a case to ${to} wants a reason.`, details: { to } };
  return undefined;
}

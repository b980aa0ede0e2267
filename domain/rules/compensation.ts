import type { CompensationKind, CompensationState, Role } from '../model/choices.ts';
import type { ApprovalLimits } from './definitions/approval-limits.ts';

/** The currencies that are offered; a case may hold any other. */
export const currencies = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'JPY'] as const;

const moves: Readonly<Record<CompensationState, readonly CompensationState[]>> = {
  asked: ['approved', 'declined', 'withdrawn'],
  approved: ['done', 'withdrawn'],
  declined: [],
  done: [],
  withdrawn: [],
};

export function mayCompensationMove(from: CompensationState, to: CompensationState): boolean {
  return moves[from].includes(to);
}

/** Where the workspace has said nothing: agents ask about any money, leads about none. */
const unsaid: Readonly<Record<Role, number | null>> = { agent: 0, lead: null, admin: null };

/** The most a role may grant in a currency, in its smallest unit; null for no limit. A currency without a line wants an admin. */
export function limitOf(limits: ApprovalLimits | undefined, role: Role, currency: string): number | null {
  if (!limits || role === 'admin') return unsaid[role];
  const line = limits.limits.find((each) => each.currency === currency);
  return line ? line[role] : 0;
}

/** Whether the role may grant it without asking. What costs nothing (an exchange) everybody may. */
export function isWithinLimit(
  limits: ApprovalLimits | undefined,
  role: Role,
  { amount, currency }: { readonly amount: number; readonly currency: string },
): boolean {
  const limit = limitOf(limits, role, currency);
  return limit === null || amount <= limit;
}

/** Money is given back or paid; a thing comes back or is exchanged. */
export function isAboutMoney(kind: CompensationKind): boolean {
  return kind === 'refund' || kind === 'compensation';
}

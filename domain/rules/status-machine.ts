import type { CaseStatus } from '../model/choices.ts';

/**
 * The legal moves of a case. `new` is left by the first answer or by hand; `solved` waits for the customer's word and
 * may be reopened; `closed` is the archive and only reopens.
 */
const moves: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  new: ['open', 'pending-customer', 'pending-third-party', 'on-hold', 'solved'],
  open: ['pending-customer', 'pending-third-party', 'on-hold', 'solved'],
  'pending-customer': ['open', 'pending-third-party', 'on-hold', 'solved'],
  'pending-third-party': ['open', 'pending-customer', 'on-hold', 'solved'],
  'on-hold': ['open', 'pending-customer', 'pending-third-party', 'solved'],
  solved: ['reopened', 'closed'],
  closed: ['reopened'],
  reopened: ['open', 'pending-customer', 'pending-third-party', 'on-hold', 'solved'],
};

export function legalMoves(from: CaseStatus): readonly CaseStatus[] {
  return moves[from];
}

export function mayMove(from: CaseStatus, to: CaseStatus): boolean {
  return moves[from].includes(to);
}

/** `solvedAt` of a case that moves to `to`: set when solved, kept when archived, gone when work goes on. */
export function solvedAtAfter(to: CaseStatus, before: number | null, happenedAt: number): number | null {
  if (to === 'solved') return happenedAt;
  return to === 'closed' ? before : null;
}

/** Solved and closed cases ask nothing more of the team. */
export function isFinished(status: CaseStatus): boolean {
  return status === 'solved' || status === 'closed';
}

import type { CaseStatus } from '../../model/choices.ts';
import { isFinished } from '../status-machine.ts';
import { type ClockKind, type Target, type WaitingStatus, waitingStatuses } from './service-level.ts';

/** The waiting statuses that stop a clock unless the service level says otherwise; docs/sla.md has the table with its reasons. */
const usually: Readonly<Record<ClockKind, readonly WaitingStatus[]>> = {
  'first-response': [],
  'next-reply': ['pending-customer'],
  'periodic-update': ['pending-customer'],
  'agent-work': ['pending-customer', 'pending-third-party', 'on-hold'],
  'requester-wait': ['pending-customer'],
  'total-resolution': ['pending-customer'],
};

/** Whether the clock stands still in the status. Nothing runs on a finished case; everything does while the team has it in hand. */
export function isPaused(kind: ClockKind, { pausedIn }: Target, status: CaseStatus): boolean {
  return isFinished(status) || (isWaiting(status) && (pausedIn ?? usually[kind]).includes(status));
}

function isWaiting(status: CaseStatus): status is WaitingStatus {
  return (waitingStatuses as readonly CaseStatus[]).includes(status);
}

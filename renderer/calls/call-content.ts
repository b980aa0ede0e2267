import type { CommandInput } from '#domain/commands/registry.ts';
import type { CallDirection, CallOutcome, CaseType, Mood, Priority } from '#domain/model/choices.ts';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import type { PickedCustomer } from '../ui/customer-picker.tsx';
import { type CallTimer, type Clocks, freshTimer, talkedMs } from './call-timer.ts';

/** The case a call belongs to: none, one that is there, or one that is opened with the call. */
export type CaseLink =
  | { readonly mode: 'none' }
  | { readonly mode: 'existing'; readonly caseId: CaseId | null; readonly number: string | null }
  | { readonly mode: 'new'; readonly subject: string; readonly type: CaseType; readonly priority: Priority };

/** What the call form holds; kept as a draft. */
export type CallContent = {
  readonly customer: PickedCustomer | null;
  /** Somebody unknown, about to become a customer. */
  readonly newcomer: { readonly name: string; readonly phone: string } | null;
  readonly teamId: TeamId | null;
  readonly direction: CallDirection;
  readonly phone: string;
  readonly timer: CallTimer;
  readonly need: string;
  readonly cause: string;
  readonly done: string;
  readonly promised: string;
  readonly note: string;
  readonly outcome: CallOutcome | null;
  readonly mood: Mood | null;
  readonly link: CaseLink;
  readonly callBack: { readonly wanted: boolean; readonly dueAt: number | null; readonly promise: string };
  /** Set once the call stands in the book, so that a second try to save does not record it twice. */
  readonly recorded: boolean;
};

export type NoteField = 'need' | 'cause' | 'done' | 'promised' | 'note';

export function emptyCall(
  start: Partial<Pick<CallContent, 'customer' | 'phone' | 'teamId' | 'link' | 'direction' | 'timer'>> = {},
): CallContent {
  return {
    customer: null,
    newcomer: null,
    teamId: null,
    direction: 'in',
    phone: '',
    timer: freshTimer,
    need: '',
    cause: '',
    done: '',
    promised: '',
    note: '',
    outcome: null,
    mood: null,
    link: { mode: 'none' },
    callBack: { wanted: false, dueAt: null, promise: '' },
    recorded: false,
    ...start,
  };
}

export type Missing = 'outcome' | 'subject' | 'case' | 'dueAt' | 'promise';

/** What is still needed before the call can be saved. */
export function missingIn(content: CallContent): readonly Missing[] {
  const { outcome, link, callBack } = content;
  const missing: Missing[] = [];
  if (outcome === null) missing.push('outcome');
  if (link.mode === 'new' && link.subject.trim() === '') missing.push('subject');
  if (link.mode === 'existing' && link.caseId === null) missing.push('case');
  if (callBack.wanted && callBack.dueAt === null) missing.push('dueAt');
  if (callBack.wanted && promiseOf(content) === '') missing.push('promise');
  return missing;
}

/** A call-back without words of its own keeps what was promised in the call. */
export function promiseOf({ callBack, promised }: CallContent): string {
  return callBack.promise.trim() || promised.trim();
}

export function caseOf(
  content: CallContent,
  link: Extract<CaseLink, { mode: 'new' }>,
  teamId: TeamId,
  me: AgentId,
): CommandInput<'case.open'> {
  return {
    subject: link.subject,
    description: content.need,
    type: link.type,
    priority: link.priority,
    channel: 'phone',
    customerId: content.customer?.id ?? null,
    teamId,
    assigneeId: me,
  };
}

export function recordOf(
  content: CallContent & { readonly outcome: CallOutcome },
  teamId: TeamId,
  clocks: Clocks,
): CommandInput<'call.record'> {
  const { timer, link, customer, direction, phone, need, cause, done, promised, note, outcome, mood } = content;
  const durationMs = Math.round(talkedMs(timer, clocks));
  return {
    caseId: link.mode === 'existing' ? link.caseId : null,
    customerId: customer?.id ?? null,
    teamId,
    direction,
    phone,
    startedAt: Math.round(timer.startedAt ?? clocks.wall - durationMs),
    durationMs,
    need,
    cause,
    done,
    promised,
    note,
    outcome,
    mood,
  };
}

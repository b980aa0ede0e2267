import type { CommandInput } from '#domain/commands/registry.ts';
import type { ArticleWay, CallDirection, CallOutcome, CaseType, Mood, Priority } from '#domain/model/choices.ts';
import type { AgentId, ArticleId, CaseId, TeamId } from '#domain/model/ids.ts';
import { type CallClock, type ClockReading, freshClock, timesOf } from '#domain/rules/call-clock.ts';
import type { PickedCustomer } from '../ui/customer-picker.tsx';
import { tomorrowAtNine } from '../ui/due-field.tsx';
import { noScript, type ScriptUse } from './script/script-use.ts';

/** The case a call belongs to: none, one that is there, or one that is opened with the call. */
export type CaseLink =
  | { readonly mode: 'none' }
  | { readonly mode: 'existing'; readonly caseId: CaseId | null; readonly number: string | null }
  | { readonly mode: 'new'; readonly subject: string; readonly type: CaseType; readonly priority: Priority };

/** An article that served while they spoke: noted on the call's case, once it has one. */
export type CallArticle = { readonly id: ArticleId; readonly title: string; readonly way: ArticleWay };

/** What the call form holds; kept as a draft. */
export type CallContent = {
  readonly customer: PickedCustomer | null;
  /** Somebody unknown, about to become a customer. */
  readonly newcomer: { readonly name: string; readonly phone: string } | null;
  readonly teamId: TeamId | null;
  readonly direction: CallDirection;
  readonly phone: string;
  readonly clock: CallClock;
  readonly need: string;
  readonly cause: string;
  readonly done: string;
  readonly promised: string;
  readonly note: string;
  readonly outcome: CallOutcome | null;
  readonly mood: Mood | null;
  readonly script: ScriptUse;
  readonly articles: readonly CallArticle[];
  readonly link: CaseLink;
  readonly callBack: { readonly wanted: boolean; readonly dueAt: number | null; readonly promise: string };
  /** Set once the call stands in the book, so that a second try to save does not record it twice. */
  readonly recorded: boolean;
};

export const noteFields = ['need', 'cause', 'done', 'promised', 'note'] as const;
export type NoteField = (typeof noteFields)[number];

export function emptyCall(
  start: Partial<Pick<CallContent, 'customer' | 'phone' | 'teamId' | 'link' | 'direction' | 'clock'>> = {},
): CallContent {
  return {
    customer: null,
    newcomer: null,
    teamId: null,
    direction: 'in',
    phone: '',
    clock: freshClock,
    need: '',
    cause: '',
    done: '',
    promised: '',
    note: '',
    outcome: null,
    mood: null,
    script: noScript,
    articles: [],
    link: { mode: 'none' },
    callBack: { wanted: false, dueAt: null, promise: '' },
    recorded: false,
    ...start,
  };
}

export function linkOf(mode: CaseLink['mode'], { need }: Pick<CallContent, 'need'>): CaseLink {
  if (mode === 'existing') return { mode, caseId: null, number: null };
  // What the customer wants, in a line, is the subject more often than not.
  if (mode === 'new')
    return { mode, subject: need.split('\n')[0]?.slice(0, 300) ?? '', type: 'inquiry', priority: 'normal' };
  return { mode };
}

/** With a call-back promised, by tomorrow morning unless something else was said. */
export function withCallBack({ callBack }: Pick<CallContent, 'callBack'>): Pick<CallContent, 'callBack'> {
  return { callBack: { ...callBack, wanted: true, dueAt: callBack.dueAt ?? tomorrowAtNine(Date.now()) } };
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

/** With the words added to what was written there, on a line of their own. */
export function withWords(content: CallContent, field: NoteField, words: string): CallContent {
  const before = content[field].trimEnd();
  return { ...content, [field]: before === '' ? words : `${before}\n${words}` };
}

export function recordOf(
  content: CallContent & { readonly outcome: CallOutcome },
  teamId: TeamId,
  now: ClockReading,
): CommandInput<'call.record'> {
  const { clock, link, customer, direction, phone, need, cause, done, promised, note, outcome, mood, script } = content;
  const { talkMs, holdMs, wrapUpMs } = timesOf(clock, now);
  return {
    caseId: link.mode === 'existing' ? link.caseId : null,
    customerId: customer?.id ?? null,
    teamId,
    direction,
    phone,
    startedAt: Math.round(clock.startedAt ?? now.wall - talkMs - holdMs - wrapUpMs),
    durationMs: talkMs,
    holdMs,
    wrapUpMs,
    need,
    cause,
    done,
    promised,
    note,
    outcome,
    mood,
    said: script.said,
  };
}

/** With an article that served: each way is noted once. */
export function withArticle(content: CallContent, article: CallArticle): CallContent {
  const isNoted = content.articles.some(({ id, way }) => id === article.id && way === article.way);
  return isNoted ? content : { ...content, articles: [...content.articles, article] };
}

/** What was asked in the call, as far as it is written down. */
export function askedIn({ need, cause, note }: Pick<CallContent, 'need' | 'cause' | 'note'>): string {
  return [note, cause, need].filter((text) => text.trim() !== '').join('\n');
}

import type { CaseStatus } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { minuteMs } from './calendar/local-date.ts';
import type { WorkingTime } from './calendar/working-time.ts';
import { type TriggerEvent, type WatchedField, watchedFields } from './definitions/trigger.ts';
import type { Deadline } from './sla/next-deadline.ts';
import { statusLogOf } from './status-log.ts';
import { isFinished } from './status-machine.ts';

/** What one command did to a case, as far as triggers hear of it. */
export interface CaseHappening {
  readonly created: boolean;
  readonly fields: readonly WatchedField[];
  /** Where its status went; null when it stayed. */
  readonly status: CaseStatus | null;
  /** The customer wrote. */
  readonly message: boolean;
}

/** How often the changes of triggers may be heard by others in turn. */
export const deepestChain = 5;

/** What happened to a case by the rows before and after; undefined when no trigger would hear of it. */
export function happeningOf(
  before: FieldsOf<'case'> | undefined,
  after: FieldsOf<'case'>,
  message: boolean,
  same: (a: unknown, b: unknown) => boolean,
): CaseHappening | undefined {
  if (!before) return { created: true, fields: [], status: null, message };
  const fields = watchedFields.filter((field) => !same(before[field], after[field]));
  const status = before.status === after.status ? null : after.status;
  if (fields.length === 0 && status === null && !message) return undefined;
  return { created: false, fields, status, message };
}

/** Two happenings of a case as one. */
export function together(a: CaseHappening, b: CaseHappening): CaseHappening {
  return {
    created: a.created || b.created,
    fields: watchedFields.filter((field) => a.fields.includes(field) || b.fields.includes(field)),
    status: b.status ?? a.status,
    message: a.message || b.message,
  };
}

/** Whether a trigger listens for what happened. */
export function hears(event: TriggerEvent, { created, fields, status, message }: CaseHappening): boolean {
  switch (event.on) {
    case 'created':
      return created;
    case 'updated':
      return event.fields.length === 0 ? fields.length > 0 : event.fields.some((field) => fields.includes(field));
    case 'status':
      return status !== null && (event.to.length === 0 || event.to.includes(status));
    case 'message':
      return message;
    case 'in-status':
    case 'unanswered':
    case 'deadline':
      return false;
  }
}

export type TimedEvent = Extract<TriggerEvent, { on: 'in-status' | 'unanswered' | 'deadline' }>;

export function isTimed(event: TriggerEvent): event is TimedEvent {
  return event.on === 'in-status' || event.on === 'unanswered' || event.on === 'deadline';
}

/** What time does to a case. */
export interface TimedCase {
  readonly fields: FieldsOf<'case'>;
  /** Of what is promised to it; undefined when nothing is. */
  readonly hours: WorkingTime | undefined;
  readonly deadlines: readonly Deadline[];
}

/** A stretch of waiting, by a name that no other one of the case has, and when a trigger for it is due. */
export interface Period {
  readonly name: string;
  readonly at: number;
  /** After this it is too late for it: nobody is warned of what is missed already. */
  readonly until: number | null;
}

export function isDue({ at, until }: Period, now: number): boolean {
  return at <= now && (until === null || now <= until);
}

/**
 * What a case waits for that such a trigger is about, due or not. A trigger fires once in each: the same status entered again, another
 * unanswered message or another deadline is another period.
 */
export function periodsOf(event: TimedEvent, { fields, hours, deadlines }: TimedCase): readonly Period[] {
  if (fields.mergedIntoId !== null) return [];
  const later = (from: number, minutes: number, working: boolean) =>
    working && hours ? hours.after(from, minutes * minuteMs) : from + minutes * minuteMs;
  const period = (name: string, at: number | null, until: number | null = null): readonly Period[] =>
    at === null ? [] : [{ name, at, until }];
  switch (event.on) {
    case 'in-status': {
      const since = statusLogOf(fields).at(-1)?.at;
      if (fields.status !== event.status || since === undefined) return [];
      return period(`${event.status}:${since}`, later(since, event.minutes, event.working));
    }
    case 'unanswered': {
      const since = fields.awaitingSince;
      if (since === null || isFinished(fields.status)) return [];
      return period(`awaiting:${since}`, later(since, event.minutes, event.working));
    }
    case 'deadline':
      return deadlines
        .filter(({ kind }) => event.clocks.length === 0 || event.clocks.includes(kind))
        .flatMap(({ kind, dueAt, warnAt }) => {
          if (dueAt === null) return [];
          if (event.when === 'warning') return period(`${kind}:${dueAt}`, warnAt, dueAt);
          const away = event.minutes * minuteMs;
          // The due instant itself is still in time.
          if (event.when === 'after') return period(`${kind}:${dueAt}`, dueAt + away + 1);
          return period(`${kind}:${dueAt}`, dueAt - away, dueAt);
        });
  }
}

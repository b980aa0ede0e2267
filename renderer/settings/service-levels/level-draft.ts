import type { CaseType, Priority, Tier } from '#domain/model/choices.ts';
import type { DefinitionId, TeamId } from '#domain/model/ids.ts';
import { isPaused } from '#domain/rules/sla/pausing.ts';
import {
  type ClockKind,
  clockKinds,
  type ServiceLevel,
  type Target,
  type WaitingStatus,
  waitingStatuses,
} from '#domain/rules/sla/service-level.ts';

/** A clock in the form: without hours and minutes nothing is promised. */
export interface TargetDraft {
  readonly hours: number | null;
  readonly minutes: number | null;
  readonly pausedIn: readonly WaitingStatus[];
}

/** A service level in its form. */
export interface LevelDraft {
  readonly types: readonly CaseType[];
  readonly priorities: readonly Priority[];
  readonly tiers: readonly Tier[];
  readonly teamIds: readonly TeamId[];
  readonly calendarId: DefinitionId | null;
  readonly targets: Readonly<Record<ClockKind, TargetDraft>>;
  readonly warning: 'share' | 'minutesBefore';
  /** Of the target, from 1 to 99. */
  readonly percent: number | null;
  readonly minutesBefore: number | null;
  readonly conversationAnswers: boolean;
}

/** Two years, as the domain has it. */
export const longestMinutes = 2 * 366 * 24 * 60;

/** The statuses that stop the clock where a level says nothing else. */
export function usualPauses(kind: ClockKind): readonly WaitingStatus[] {
  return waitingStatuses.filter((status) => isPaused(kind, { minutes: 1 }, status));
}

export function newLevel(): LevelDraft {
  const targets = Object.fromEntries(
    clockKinds.map((kind) => [kind, { hours: null, minutes: null, pausedIn: usualPauses(kind) }]),
  ) as Record<ClockKind, TargetDraft>;
  return {
    ...{ types: [], priorities: [], tiers: [], teamIds: [], calendarId: null, targets },
    ...{ warning: 'share', percent: 80, minutesBefore: 30, conversationAnswers: true },
  };
}

export function draftOf({ fits, calendarId, targets, warning, conversationAnswers }: ServiceLevel): LevelDraft {
  const blank = newLevel();
  const kept = Object.fromEntries(
    clockKinds.map((kind) => {
      const target = targets[kind];
      const pausedIn = target?.pausedIn ?? usualPauses(kind);
      if (!target) return [kind, blank.targets[kind]];
      return [kind, { hours: Math.floor(target.minutes / 60), minutes: target.minutes % 60, pausedIn }];
    }),
  ) as Record<ClockKind, TargetDraft>;
  return {
    ...blank,
    ...fits,
    ...{ calendarId, targets: kept, conversationAnswers },
    ...('share' in warning
      ? { warning: 'share', percent: Math.round(warning.share * 100) }
      : { warning: 'minutesBefore', minutesBefore: warning.minutesBefore }),
  };
}

/** Undefined for a clock that promises nothing. */
export function minutesOf({ hours, minutes }: TargetDraft): number | undefined {
  return hours === null && minutes === null ? undefined : (hours ?? 0) * 60 + (minutes ?? 0);
}

export interface LevelProblems {
  readonly noTarget: boolean;
  /** Clocks whose time is none or longer than two years. */
  readonly targets: readonly ClockKind[];
  readonly warning: boolean;
}

export function problemsOf(draft: LevelDraft): LevelProblems {
  const asked = clockKinds.map((kind) => ({ kind, minutes: minutesOf(draft.targets[kind]) }));
  const { percent, minutesBefore } = draft;
  return {
    noTarget: asked.every(({ minutes }) => minutes === undefined),
    targets: asked.flatMap(({ kind, minutes }) =>
      minutes !== undefined && (minutes < 1 || minutes > longestMinutes) ? [kind] : [],
    ),
    warning:
      draft.warning === 'share'
        ? percent === null || percent < 1 || percent > 99
        : minutesBefore === null || minutesBefore < 1 || minutesBefore > longestMinutes,
  };
}

export function isSound({ noTarget, targets, warning }: LevelProblems): boolean {
  return !noTarget && targets.length === 0 && !warning;
}

/** Of a draft without problems. */
export function levelOf(draft: LevelDraft): ServiceLevel {
  const { types, priorities, tiers, teamIds, calendarId, conversationAnswers } = draft;
  const targets: Partial<Record<ClockKind, Target>> = {};
  for (const kind of clockKinds) {
    const minutes = minutesOf(draft.targets[kind]);
    if (minutes === undefined) continue;
    const pausedIn = waitingStatuses.filter((status) => draft.targets[kind].pausedIn.includes(status));
    const isUsual = pausedIn.join() === usualPauses(kind).join();
    targets[kind] = isUsual ? { minutes } : { minutes, pausedIn };
  }
  return {
    fits: { types, priorities, tiers, teamIds },
    ...{ calendarId, targets, conversationAnswers },
    warning:
      draft.warning === 'share' ? { share: (draft.percent ?? 0) / 100 } : { minutesBefore: draft.minutesBefore ?? 0 },
  };
}

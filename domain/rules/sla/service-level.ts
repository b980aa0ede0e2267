import { z } from 'zod';
import { type CaseType, caseTypes, type Priority, priorities, type Tier, tiers } from '../../model/choices.ts';
import { definitionId, type TeamId, teamId } from '../../model/ids.ts';

export const clockKinds = [
  'first-response',
  'next-reply',
  'periodic-update',
  'agent-work',
  'requester-wait',
  'total-resolution',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** The statuses of which a service level may say whether they stop a clock. */
export const waitingStatuses = ['pending-customer', 'pending-third-party', 'on-hold'] as const;
export type WaitingStatus = (typeof waitingStatuses)[number];

/** Two years of minutes. */
const longestTarget = 2 * 366 * 24 * 60;

const target = z.strictObject({
  /** Working time by the level's calendar. */
  minutes: z.int().min(1).max(longestTarget),
  /** The waiting statuses that stop this clock, in place of the usual ones. */
  pausedIn: z.array(z.enum(waitingStatuses)).max(waitingStatuses.length).readonly().optional(),
});
export type Target = z.infer<typeof target>;

/** What a case has to be like; an empty list asks for nothing. */
const fit = z.strictObject({
  types: z.array(z.enum(caseTypes)).readonly(),
  priorities: z.array(z.enum(priorities)).readonly(),
  tiers: z.array(z.enum(tiers)).readonly(),
  teamIds: z.array(teamId).max(1000).readonly(),
});
export type Fit = z.infer<typeof fit>;

/** What is promised to which cases, by which calendar. */
export const serviceLevel = z.strictObject({
  fits: fit,
  /** The definition that holds the business calendar; null for round the clock. */
  calendarId: definitionId.nullable(),
  /** A clock without a target is not kept. */
  targets: z.partialRecord(z.enum(clockKinds), target),
  /** When to warn: after a share of the target, or this many working minutes before its end. */
  warning: z.union([
    z.strictObject({ share: z.number().gt(0).lt(1) }),
    z.strictObject({ minutesBefore: z.int().min(1).max(longestTarget) }),
  ]),
  /** Whether a case taken in on the phone or on a visit was answered by that very conversation. */
  conversationAnswers: z.boolean(),
});
export type ServiceLevel = z.infer<typeof serviceLevel>;

export interface SlaSubject {
  readonly type: CaseType;
  readonly priority: Priority;
  /** Of the customer; `standard` for a case without one. */
  readonly tier: Tier;
  readonly teamId: TeamId;
}

/** The first level, in the workspace's order, that fits the case as it is now. */
export function levelFor<T extends { readonly fits: Fit }>(levels: readonly T[], subject: SlaSubject): T | undefined {
  return levels.find(
    ({ fits }) =>
      asksFor(fits.types, subject.type) &&
      asksFor(fits.priorities, subject.priority) &&
      asksFor(fits.tiers, subject.tier) &&
      asksFor(fits.teamIds, subject.teamId),
  );
}

function asksFor<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

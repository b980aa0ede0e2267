import { z } from 'zod';
import type { FollowUpKind, FollowUpOutcome, FollowUpStatus, MessageChannel } from '../../model/choices.ts';
import {
  type AgentId,
  agentId,
  type CaseId,
  type CustomerId,
  caseId,
  customerId,
  type FollowUpId,
  followUpId,
  type SurveyId,
  type TeamId,
  teamId,
} from '../../model/ids.ts';
import type { RepeatRule } from '../../model/repeat-rule.ts';
import type { OnCall } from '../../rules/definitions/on-call.ts';
import type { EscalationView } from './cooperation-views.ts';
import type { SaveState } from './save-state.ts';

export interface FollowUpView {
  readonly id: FollowUpId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
  readonly teamId: TeamId;
  readonly ownerId: AgentId;
  readonly ownerName: string;
  readonly kind: FollowUpKind;
  readonly dueAt: number;
  readonly promise: string;
  readonly status: FollowUpStatus;
  readonly outcome: FollowUpOutcome | null;
  readonly outcomeNote: string;
  readonly completedAt: number | null;
  /** When somebody tried to reach the customer in vain. */
  readonly attempts: readonly number[];
  readonly repeat: RepeatRule | null;
  readonly saveState: SaveState;
}

export const followUpsAsked = z.strictObject({
  owner: z.enum(['me', 'everyone']).default('me'),
  status: z.enum(['open', 'done']).default('open'),
  teamId: teamId.nullable().default(null),
  /** Those due from here (included) to there, for a calendar. */
  from: z.int().nullable().default(null),
  to: z.int().nullable().default(null),
  limit: z.int().min(1).max(500).default(200),
});
export type FollowUpsAsked = z.output<typeof followUpsAsked>;

/** What of a shift is left, as one step that can be undone. */
export const followUpsHandedOver = z.strictObject({
  followUpIds: z.array(followUpId).min(1).max(500),
  toAgentId: agentId,
  note: z.string().trim().max(2000).default(''),
});

export interface RemindedFollowUp {
  readonly followUpId: FollowUpId;
  readonly promise: string;
  readonly customerName: string | null;
  readonly dueAt: number;
  readonly what: 'soon' | 'due' | 'overdue';
}

/** One follow-up, or the first due of many that came at once. */
export interface FollowUpReminder {
  readonly total: number;
  /** So many of all of them. */
  readonly overdue: number;
  readonly followUps: readonly RemindedFollowUp[];
}

export const surveysAsked = z.strictObject({
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  limit: z.int().min(1).max(500).default(50),
});
export type SurveysAsked = z.output<typeof surveysAsked>;

export interface SurveyView {
  readonly id: SurveyId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly customerName: string | null;
  readonly score: number;
  readonly reason: string;
  readonly comment: string;
  readonly channel: MessageChannel;
  readonly recordedByName: string;
  readonly happenedAt: number;
  readonly saveState: SaveState;
}

/** What somebody needs on paper when the screens go dark. */
export interface EmergencySheet {
  readonly madeAt: number;
  readonly ownerName: string;
  /** Open ones, the first due first; `total` counts those that did not fit as well. */
  readonly followUps: { readonly total: number; readonly rows: readonly FollowUpView[] };
  readonly escalations: { readonly total: number; readonly rows: readonly EscalationView[] };
  readonly onCall: {
    readonly total: number;
    readonly lists: readonly { readonly name: string; readonly people: OnCall['people'] }[];
  };
}

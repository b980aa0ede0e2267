import type { EntryKind, Tier } from '../../model/choices.ts';
import type { TeamId } from '../../model/ids.ts';
import type { PartOf } from './part-fields.ts';

export type CasePart = PartOf<'case'>;
export type EntryPart = PartOf<'entry'>;
export type CallPart = PartOf<'call'>;
type VisitPart = PartOf<'visit'>;
type EscalationPart = PartOf<'escalation'>;
type HandoffPart = PartOf<'handoff'>;
export type FollowUpPart = PartOf<'followUp'>;
export type SurveyPart = PartOf<'survey'>;
export type ArticleUsePart = PartOf<'articleUse'>;

/** The lines of a timeline that facts are made from; others may be handed in, and change nothing. */
export const entryKindsOfFacts: readonly EntryKind[] = ['message-in', 'message-out', 'assignment', 'status'];

/** A case with all that names it, each in any order: what its facts are made from. */
export interface CaseParts {
  readonly case: CasePart;
  /** Of its living customer; null for a case without one. */
  readonly tier: Tier | null;
  /** The name of what it is about. */
  readonly product: string | null;
  readonly entries: readonly EntryPart[];
  readonly calls: readonly CallPart[];
  readonly visits: readonly VisitPart[];
  readonly escalations: readonly EscalationPart[];
  /** Those that were asked from it. */
  readonly handoffs: readonly HandoffPart[];
  readonly followUps: readonly FollowUpPart[];
  readonly surveys: readonly SurveyPart[];
  readonly articleUses: readonly ArticleUsePart[];
}

/** A record that hangs on no case, and what is known of where it stands. */
export interface LooseParts {
  /** Of its scope. */
  readonly teamId: TeamId | null;
  readonly tier: Tier | null;
  readonly call?: CallPart;
  readonly followUp?: FollowUpPart;
  /** What customers answered in that follow-up, or one answer alone. */
  readonly surveys?: readonly SurveyPart[];
}

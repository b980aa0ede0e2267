import { z } from 'zod';
import type { DefinitionKind } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import type { AgentId, CaseId, CompensationId, DefinitionId, EscalationId, HandoffId } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { SaveState } from './save-state.ts';

type Handoff = FieldsOf<'handoff'>;

export interface HandoffView
  extends Pick<
    Handoff,
    | 'caseNumber'
    | 'caseSubject'
    | 'fromTeamId'
    | 'toTeamId'
    | 'toAgentId'
    | 'toName'
    | 'partner'
    | 'asked'
    | 'dueAt'
    | 'expectedAt'
    | 'state'
    | 'answer'
    | 'askedAt'
    | 'answeredAt'
  > {
  readonly id: HandoffId;
  readonly caseId: CaseId;
  /** Whether this device holds the case: who is asked need not see it. */
  readonly caseHeld: boolean;
  readonly customerName: string | null;
  readonly fromTeamName: string;
  readonly toTeamName: string | null;
  readonly askedByName: string;
  readonly answeredByName: string | null;
  readonly saveState: SaveState;
}

type Escalation = FieldsOf<'escalation'>;

export interface EscalationView
  extends Pick<
    Escalation,
    'level' | 'reason' | 'raisedBy' | 'raisedAt' | 'toAgentId' | 'toTeamId' | 'dueAt' | 'state' | 'acknowledgedAt'
  > {
  readonly id: EscalationId;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly caseSubject: string;
  readonly raisedByName: string | null;
  readonly ruleName: string | null;
  readonly toAgentName: string | null;
  readonly toTeamName: string | null;
  readonly acknowledgedByName: string | null;
  readonly saveState: SaveState;
}

type Compensation = FieldsOf<'compensation'>;

export interface CompensationView
  extends Pick<
    Compensation,
    'kind' | 'amount' | 'currency' | 'item' | 'reason' | 'state' | 'askedAt' | 'decidedAt' | 'decision'
  > {
  readonly id: CompensationId;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly caseSubject: string;
  readonly customerName: string | null;
  readonly askedBy: AgentId;
  readonly askedByName: string;
  readonly decidedByName: string | null;
  readonly saveState: SaveState;
}

/** What hangs on one case; the newest first. */
export interface CaseCooperation {
  readonly handoffs: readonly HandoffView[];
  readonly escalations: readonly EscalationView[];
  readonly compensations: readonly CompensationView[];
}

/** What waits for the agent: the badge of the area. */
export interface CooperationCounts {
  readonly handoffs: number;
  readonly escalations: number;
  readonly approvals: number;
}

export interface DefinitionView {
  readonly id: DefinitionId;
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly ownerId: AgentId | null;
  readonly position: number;
  readonly active: boolean;
  readonly content: Json;
  readonly updatedAt: number;
  readonly saveState: SaveState;
}

const limit = z.int().min(1).max(500).default(200);

/** `for-us`: asked of the agent or their teams; `from-us`: by their teams. What was declined is open for who asked. */
export const handoffsAsked = z.strictObject({
  box: z.enum(['for-us', 'from-us']),
  state: z.enum(['open', 'finished']).default('open'),
  limit,
});
export type HandoffsAsked = z.output<typeof handoffsAsked>;

/** `for-me`: the agent or one of their teams was called for. */
export const escalationsAsked = z.strictObject({
  box: z.enum(['for-me', 'all']).default('for-me'),
  state: z.enum(['open', 'ended']).default('open'),
  limit,
});
export type EscalationsAsked = z.output<typeof escalationsAsked>;

export const compensationsAsked = z.strictObject({ state: z.enum(['asked', 'settled']).default('asked'), limit });
export type CompensationsAsked = z.output<typeof compensationsAsked>;

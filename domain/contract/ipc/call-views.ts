import type { CallDirection, CallOutcome, Mood } from '../../model/choices.ts';
import type { CallId, CaseId, CustomerId } from '../../model/ids.ts';
import type { SaidPhrase } from '../../model/said-phrase.ts';
import type { SaveState } from './save-state.ts';

export interface CallView {
  readonly id: CallId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly agentName: string;
  readonly direction: CallDirection;
  readonly phone: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly need: string;
  readonly cause: string;
  readonly done: string;
  readonly promised: string;
  readonly note: string;
  readonly outcome: CallOutcome;
  readonly mood: Mood | null;
  /** What of a script was said, in the order it was ticked. */
  readonly said: readonly SaidPhrase[];
  readonly saveState: SaveState;
}

export interface CallPage {
  readonly total: number;
  readonly rows: readonly CallView[];
}

import type { CaseId, DefinitionId, EntryId } from '../../model/ids.ts';

/** What a rule of the workspace did in the last 30 days, on the cases this device holds. */
export interface RuleCount {
  readonly ruleId: DefinitionId;
  readonly fired: number;
  /** How often something of it was refused. */
  readonly refused: number;
  readonly lastAt: number;
}

export interface RuleFiring {
  readonly id: EntryId;
  readonly ruleId: DefinitionId;
  /** What it was called then. */
  readonly name: string;
  readonly caseId: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly at: number;
  /** What was refused, `command: kind` with commas between them; null when all was done. */
  readonly refused: string | null;
}

/** The newest first. */
export interface RuleLog {
  readonly counts: readonly RuleCount[];
  readonly latest: readonly RuleFiring[];
}

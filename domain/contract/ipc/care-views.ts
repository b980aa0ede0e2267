import { z } from 'zod';
import type { CaseStatus, Tier } from '../../model/choices.ts';
import { type CaseId, type CustomerId, caseId, customerId } from '../../model/ids.ts';
import type { Churn } from '../../rules/churn.ts';
import { query } from './procedure.ts';

/** A case that asks what was asked before. */
export interface RepeatedCase {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly openedAt: number;
  readonly customerId: CustomerId;
  readonly customerName: string | null;
}

/** A case is one of several that ask the same. */
export interface CaseRepeats {
  /** Of the organisation that asks, when it is not one person. */
  readonly organisationName: string | null;
  /** The others, the newest first. */
  readonly others: readonly RepeatedCase[];
}

/** A person or an organisation, and how often they asked. */
export interface Asker {
  readonly customerId: CustomerId;
  readonly name: string;
  /** The newest first; those that did not fit are only counted. */
  readonly cases: readonly RepeatedCase[];
  readonly times: number;
}

/** One question that customers asked again and again. */
export interface RepeatedQuestion {
  readonly id: string;
  readonly subject: string;
  /** How many cases asked it. */
  readonly times: number;
  readonly lastAskedAt: number;
  /** How many people or organisations did; the first of them are named. */
  readonly askerCount: number;
  readonly askers: readonly Asker[];
}

export interface RepeatedPage {
  readonly total: number;
  readonly rows: readonly RepeatedQuestion[];
}

/** A promise of care that somebody made already. */
export interface PlannedCare {
  readonly dueAt: number;
  readonly ownerName: string;
}

export interface CustomerRisk extends Churn {
  readonly planned: PlannedCare | null;
}

export interface RiskRow extends CustomerRisk {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier: Tier;
  readonly organisationName: string | null;
}

export interface RiskPage {
  readonly total: number;
  readonly rows: readonly RiskRow[];
}

const page = z.strictObject({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});

export const careProcedures = {
  /** The cases that ask what this one does; null where it was not asked as often as the workspace minds. */
  'repeats.get': query<CaseRepeats | null>()(z.strictObject({ caseId })),
  /** What customers asked again and again lately, the question asked most often first. */
  'repeats.list': query<RepeatedPage>()(page),
  /** Whether a customer may leave, and why; null for no warning. */
  'risks.get': query<CustomerRisk | null>()(z.strictObject({ customerId })),
  /** For leads: who may leave, the likeliest first. */
  'risks.list': query<RiskPage>()(page),
} as const;

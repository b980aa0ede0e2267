import { z } from 'zod';
import type { CaseStatus, Tier } from '../../model/choices.ts';
import type { ContactPoint } from '../../model/customer-fields.ts';
import { day } from '../../model/day.ts';
import { agentId, type CaseId, type CustomerId, caseId, customerId, type FollowUpId, teamId } from '../../model/ids.ts';
import { type Consent, consentChannels } from '../../model/service-file-fields.ts';
import type { Churn } from '../../rules/churn.ts';
import type { Occasion } from '../../rules/occasions.ts';
import { command, query } from './procedure.ts';
import type { BulkResult } from './queue-views.ts';

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

/** A day on which a customer is to be thought of. */
export interface OccasionRow {
  /** Of the follow-up that care for it is, or will be. */
  readonly id: FollowUpId;
  readonly customerId: CustomerId;
  readonly name: string;
  readonly tier: Tier;
  readonly organisationName: string | null;
  readonly date: string;
  readonly occasions: readonly Occasion[];
  readonly consents: readonly Consent[];
  readonly contactPoints: readonly ContactPoint[];
  readonly planned: PlannedCare | null;
}

/** `total` counts those that did not fit as well. */
export interface OccasionPage {
  readonly total: number;
  readonly rows: readonly OccasionRow[];
}

/** As many as are shown, and planned, at once. */
export const mostOccasions = 500;

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
  /** Birthdays, anniversaries and the like of customers, and holidays, from day to day; the next first. */
  'occasions.list': query<OccasionPage>()(z.strictObject({ from: day, to: day })),
  /** Follow-ups of care for many customers in one step; who has not agreed, or is thought of already, is refused. */
  'occasions.plan': command<BulkResult>()(
    z.strictObject({
      id: z.uuid(),
      teamId,
      ownerId: agentId,
      channel: z.enum(consentChannels),
      plans: z
        .array(z.strictObject({ customerId, date: day, dueAt: z.int(), promise: z.string().trim().min(1).max(2000) }))
        .min(1)
        .max(mostOccasions),
    }),
  ),
} as const;

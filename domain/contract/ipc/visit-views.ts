import { z } from 'zod';
import type { Language } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import { agentId, caseId, customerId, type VisitId, visitId } from '../../model/ids.ts';
import type { SigningState } from '../../rules/visit-report.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** `customerId` is that of the file the visit's customer goes on in. */
export interface VisitView extends Omit<FieldsOf<'visit'>, 'createdAt' | 'recordedAt'> {
  readonly id: VisitId;
  readonly rev: number;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerName: string | null;
  readonly organisationName: string | null;
  /** What the customer reads best. */
  readonly customerLanguage: Language | null;
  readonly agentName: string;
  readonly signing: SigningState;
  /** Of the report as it stands now: what a signature is given for. */
  readonly reportHash: string;
  readonly saveState: SaveState;
}

export interface VisitPage {
  readonly total: number;
  readonly rows: readonly VisitView[];
}

const visitsAsked = z.strictObject({
  agentId: agentId.nullable().default(null),
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type VisitsAsked = z.output<typeof visitsAsked>;

export const visitProcedures = {
  /** The last begun first. */
  'visits.list': query<VisitPage>()(visitsAsked),
  'visits.get': query<VisitView>()(z.strictObject({ visitId })),
} as const;

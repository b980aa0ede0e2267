import { z } from 'zod';
import type { FieldsOf } from '../../model/collections.ts';
import { day } from '../../model/day.ts';
import {
  type AgentId,
  type CustomerId,
  caseId,
  customerId,
  type HoldingId,
  holdingId,
  type OrganisationId,
  organisationId,
} from '../../model/ids.ts';
import type { CaseRow } from './case-row.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** An asset, an order, a contract or a service plan. */
export interface HoldingView {
  readonly id: HoldingId;
  readonly rev: number;
  readonly fields: FieldsOf<'holding'>;
  /** The file that its customer's id leads to. */
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  /** That it belongs to, or its customer is of. */
  readonly organisationName: string | null;
  /** Cases that are about it, on this device. */
  readonly cases: number;
  readonly saveState: SaveState;
}

/** Of one customer, with those of their organisation; or of one organisation. */
const holdingsAsked = z.strictObject({
  customerId: customerId.nullable().default(null),
  organisationId: organisationId.nullable().default(null),
});
export type HoldingsAsked = z.output<typeof holdingsAsked>;

/** What a case is about, and what it could be about: all that its customer has. */
export interface HoldingsOfCase {
  readonly chosen: HoldingView | null;
  readonly choices: readonly HoldingView[];
}

const expiringAsked = z.strictObject({
  /** The agent's day. */
  today: day,
  /** Those that the agent looks after, or all. */
  of: z.enum(['me', 'everyone']).default('everyone'),
  /** So many days ahead. */
  days: z.int().min(1).max(3650),
  /** So many days back: what ended lately. */
  past: z.int().min(0).max(3650).default(30),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type ExpiringAsked = z.output<typeof expiringAsked>;

/** A warranty or a contract that ends soon or ended lately, or a plan that is to be reviewed. */
export interface ExpiringRow extends HoldingView {
  /** Who looks after it: who is named, or else the account manager of the customer, or of the organisation. */
  readonly keeperId: AgentId | null;
  /** What was arranged about this end, as far as this device holds it. */
  readonly followUp: { readonly dueAt: number; readonly ownerName: string; readonly isOpen: boolean } | null;
}

/** All there is to know of one. */
export interface HoldingDetail extends ExpiringRow {
  /** Cases that are about it, those active last first. */
  readonly caseRows: readonly CaseRow[];
}

export interface ExpiringPage {
  readonly total: number;
  readonly rows: readonly ExpiringRow[];
}

/** Hit by its number in the one search. */
export interface HoldingHit {
  readonly id: HoldingId;
  readonly kind: FieldsOf<'holding'>['kind'];
  readonly name: string;
  readonly number: string;
  readonly customerId: CustomerId | null;
  readonly organisationId: OrganisationId | null;
  readonly ownerName: string;
}

export const holdingProcedures = {
  /** What is in use first, then the contracts and assets that ended, then what was retired. */
  'holdings.list': query<readonly HoldingView[]>()(holdingsAsked),
  'holdings.get': query<HoldingDetail>()(z.strictObject({ holdingId })),
  'holdings.ofCase': query<HoldingsOfCase>()(z.strictObject({ caseId })),
  /** The first to end first. */
  'holdings.expiring': query<ExpiringPage>()(expiringAsked),
};

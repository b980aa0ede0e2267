import { z } from 'zod';
import type { FieldsOf } from '../../model/collections.ts';
import { type OrganisationId, organisationId } from '../../model/ids.ts';
import type { CustomerDetail, CustomerSummary } from './customer-views.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

export interface OrganisationRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly accountManagerName: string | null;
  /** How many of its people are on file. */
  readonly people: number;
}

export interface OrganisationPage {
  readonly total: number;
  readonly rows: readonly OrganisationRow[];
}

export interface OrganisationDetail {
  readonly id: OrganisationId;
  readonly rev: number;
  readonly fields: FieldsOf<'organisation'>;
  readonly numbers: CustomerDetail['numbers'];
  /** Its people by name; those that did not fit are only counted. */
  readonly people: { readonly total: number; readonly rows: readonly CustomerSummary[] };
  readonly saveState: SaveState;
}

export const organisationProcedures = {
  /** By name. */
  'organisations.find': query<OrganisationPage>()(
    z.strictObject({
      text: z.string().max(200).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ),
  'organisations.get': query<OrganisationDetail>()(z.strictObject({ organisationId })),
};
